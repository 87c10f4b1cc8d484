"""Names that no text about an issue may say."""

from collections.abc import Mapping, Sequence

from bot.domain.protected_names import Part, ProtectedName
from bot.storage.codec import instant, ms
from bot.storage.naming import searches, without
from bot.storage.session import Row, Session


class SqlProtectedNames:
    """`bot.ports.protecting.ProtectedNames`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, name: ProtectedName) -> None:
        await self._session.write(
            "protected_names.add",
            id=name.id,
            issue_id=name.issue_id,
            part=str(name.part),
            name=name.name,
            added_by=name.added_by,
            added_at=ms(name.added_at),
        )

    async def find(self, name_id: str) -> ProtectedName | None:
        rows = await self._session.rows("protected_names.find", id=name_id)
        return _name(rows[0]) if rows else None

    async def of_issue(self, issue_id: str) -> Sequence[ProtectedName]:
        rows = await self._session.rows("protected_names.of_issue", issue_id=issue_id)
        return [_name(row) for row in rows]

    async def remove(self, name_id: str) -> bool:
        return await self._session.change("protected_names.remove", id=name_id) == 1

    async def move(self, source_issue: str, target_issue: str) -> None:
        await self._session.write(
            "protected_names.move", source=source_issue, target=target_issue
        )


def _name(row: Row) -> ProtectedName:
    return ProtectedName(
        id=row["id"],
        issue_id=row["issue_id"],
        part=Part(row["part"]),
        name=row["name"],
        added_by=row["added_by"],
        added_at=instant(row["added_at"]),
    )


async def mask_protected(session: Session, words: Mapping[str, str]) -> None:
    """Replace each of *words* in the names of the register, whoever wrote them."""
    for some in searches(words):
        for row in await session.rows("erasing.named_protected", **some):
            name = without(row["name"], words)
            await session.write("erasing.say_protected", id=row["id"], name=name)
