"""What citizens ask for."""

from collections.abc import Mapping, Sequence

from bot.domain.citizen_input import Channel, CitizenInput
from bot.domain.input_life import InputState
from bot.domain.rights import Person
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage.codec import instant, maybe, ms
from bot.storage.naming import without
from bot.storage.search.index import Index
from bot.storage.session import Row, Session


class SqlCitizenInputs:
    """`bot.ports.citizen_inputs.CitizenInputs`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    async def add(self, one: CitizenInput) -> None:
        await self._session.write(
            "citizen_inputs.add",
            issue_id=one.issue_id,
            words=one.words,
            reporter=one.reporter,
            created_at=ms(one.created_at),
            **_changing(one),
        )
        self._index.changed(one.issue_id)

    async def find(self, input_id: str) -> CitizenInput | None:
        rows = await self._session.rows("citizen_inputs.find", id=input_id)
        return _input(rows[0]) if rows else None

    async def save(self, one: CitizenInput) -> CitizenInput:
        if await self._session.change("citizen_inputs.save", **_changing(one)) == 0:
            raise Conflict(one.id)
        self._index.changed(one.issue_id)
        return replace(one, version=one.version + 1)

    async def of_issue(self, issue_id: str) -> Sequence[CitizenInput]:
        rows = await self._session.rows("citizen_inputs.of_issue", issue_id=issue_id)
        return [_input(row) for row in rows]

    async def move(self, source_issue: str, target_issue: str) -> None:
        await self._session.write(
            "citizen_inputs.move", source=source_issue, target=target_issue
        )
        self._index.changed(source_issue, target_issue)


def _changing(one: CitizenInput) -> dict[str, object]:
    return {
        "id": one.id,
        "state": one.state.value,
        "version": one.version,
        "channel": one.channel.value if one.channel else "",
        "count": one.count,
        "lapor": one.lapor,
        "answer": one.answer,
        "part_of": one.part_of,
        "answered_by": one.answered_by,
        "answered_at": maybe(ms, one.answered_at),
    }


def _input(row: Row) -> CitizenInput:
    return CitizenInput(
        id=row["id"],
        issue_id=row["issue_id"],
        state=InputState(row["state"]),
        words=row["words"],
        reporter=row["reporter"],
        created_at=instant(row["created_at"]),
        version=row["version"],
        channel=Channel(row["channel"]) if row["channel"] else None,
        count=row["voices"],
        lapor=row["lapor"],
        answer=row["answer"],
        part_of=row["part_of"],
        answered_by=row["answered_by"],
        answered_at=maybe(instant, row["answered_at"]),
    )


async def mask_inputs(
    session: Session, person: Person, words: Mapping[str, str]
) -> None:
    """Mask who it is in what citizens asked for, as they logged or answered it."""
    for row in await session.rows("erasing.said_inputs", user_id=person.user_id):
        said = {column: without(row[column], words) for column in ("words", "answer")}
        await session.write("erasing.say_input", id=row["id"], **said)
