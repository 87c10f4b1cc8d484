"""Stakeholders of issues."""

from collections.abc import Sequence

from bot.domain.stakeholders import Stakeholder
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage.codec import instant, maybe, ms
from bot.storage.search.index import Index
from bot.storage.session import Row, Session

#: What never changes.
_FIXED = frozenset({"issue_id", "seed", "added_by", "added_at"})


class SqlStakeholders:
    """`bot.ports.plans.Stakeholders`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    async def add(self, one: Stakeholder) -> None:
        await self._session.write("stakeholders.add", **_values(one))
        self._index.changed(one.issue_id)

    async def find(self, stakeholder_id: str) -> Stakeholder | None:
        rows = await self._session.rows("stakeholders.find", id=stakeholder_id)
        return _stakeholder(rows[0]) if rows else None

    async def save(self, one: Stakeholder) -> Stakeholder:
        changed = {k: v for k, v in _values(one).items() if k not in _FIXED}
        if await self._session.change("stakeholders.save", **changed) == 0:
            raise Conflict(one.id)
        self._index.changed(one.issue_id)
        return replace(one, version=one.version + 1)

    async def of_issue(self, issue_id: str) -> Sequence[Stakeholder]:
        rows = await self._session.rows("stakeholders.of_issue", issue_id=issue_id)
        return [_stakeholder(row) for row in rows]

    async def move(self, source_issue: str, target_issue: str) -> None:
        await self._session.write(
            "stakeholders.move", source=source_issue, target=target_issue
        )
        self._index.changed(source_issue, target_issue)


def _values(one: Stakeholder) -> dict[str, object]:
    return {
        "id": one.id,
        "issue_id": one.issue_id,
        "version": one.version,
        "seed": one.seed,
        "name": one.name,
        "power": one.power,
        "interest": one.interest,
        "attitude": one.attitude,
        "pic": one.pic,
        "channel": one.channel,
        "message": one.message,
        "added_by": one.added_by,
        "added_at": ms(one.added_at),
        "contacted_by": one.contacted_by,
        "contacted_at": maybe(ms, one.contacted_at),
        "removed": int(one.removed),
    }


def _stakeholder(row: Row) -> Stakeholder:
    return Stakeholder(
        id=row["id"],
        issue_id=row["issue_id"],
        name=row["name"],
        power=row["power"],
        interest=row["interest"],
        added_by=row["added_by"],
        added_at=instant(row["added_at"]),
        seed=row["seed"],
        attitude=row["attitude"],
        pic=row["pic"],
        channel=row["channel"],
        message=row["message"],
        contacted_by=row["contacted_by"],
        contacted_at=maybe(instant, row["contacted_at"]),
        removed=bool(row["removed"]),
        version=row["version"],
    )
