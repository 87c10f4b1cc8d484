"""The moves of issues, when they are looked at again, and appeals."""

from collections.abc import Sequence
from datetime import datetime

from bot.ports.lives import Appeal, LifeChange
from bot.storage.codec import instant, maybe, ms
from bot.storage.notes import SqlNotes
from bot.storage.session import Row, Session


class SqlLives(SqlNotes):
    """`bot.ports.lives.Lives`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add_change(self, change: LifeChange) -> None:
        await self._session.write(
            "lives.add_change",
            issue_id=change.issue_id,
            at=ms(change.at),
            moved_by=change.by,
            action=change.action,
            code=change.code,
            old_state=change.old,
            new_state=change.new,
            reason_code=change.reason_code,
            reason=change.reason,
        )

    async def changes(self, issue_id: str) -> Sequence[LifeChange]:
        rows = await self._session.rows("lives.changes", issue_id=issue_id)
        return [_change(row) for row in rows]

    async def set_relook(self, issue_id: str, due_at: datetime) -> None:
        await self._session.write(
            "lives.set_relook", issue_id=issue_id, due_at=ms(due_at)
        )

    async def end_relook(self, issue_id: str, at: datetime) -> None:
        await self._session.write("lives.end_relook", issue_id=issue_id, at=ms(at))

    async def relook(self, issue_id: str) -> datetime | None:
        rows = await self._session.rows("lives.relook", issue_id=issue_id)
        return instant(rows[0]["due_at"]) if rows else None

    async def relooks_due(self, now: datetime, limit: int) -> Sequence[str]:
        rows = await self._session.rows("lives.relooks_due", now=ms(now), limit=limit)
        return [row["issue_id"] for row in rows]

    async def add_appeal(self, appeal: Appeal) -> None:
        await self._session.change(
            "lives.add_appeal",
            issue_id=appeal.issue_id,
            made_by=appeal.by,
            at=ms(appeal.at),
            reason=appeal.reason,
        )

    async def judge(
        self, issue_id: str, by: int, at: datetime, *, granted: bool
    ) -> bool:
        changed = await self._session.change(
            "lives.judge",
            issue_id=issue_id,
            judged_by=by,
            at=ms(at),
            granted=int(granted),
        )
        return changed == 1

    async def appeal(self, issue_id: str) -> Appeal | None:
        rows = await self._session.rows("lives.appeal", issue_id=issue_id)
        return _appeal(rows[0]) if rows else None


def _change(row: Row) -> LifeChange:
    return LifeChange(
        row["issue_id"],
        instant(row["at"]),
        row["moved_by"],
        row["action"],
        row["code"],
        row["old_state"],
        row["new_state"],
        row["reason_code"],
        row["reason"],
    )


def _appeal(row: Row) -> Appeal:
    return Appeal(
        row["issue_id"],
        row["made_by"],
        instant(row["at"]),
        row["reason"],
        row["judged_by"],
        maybe(instant, row["judged_at"]),
        maybe(bool, row["granted"]),
    )
