"""Who acts for the holder of an office."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.acting import Acting, ActingKind
from bot.domain.roles import Role
from bot.storage.codec import instant, maybe, ms
from bot.storage.session import Row, Session


class SqlActings:
    """`bot.ports.speaking.Actings`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, acting: Acting) -> None:
        await self._session.change(
            "acting.add",
            id=acting.id,
            role=acting.role,
            actor=acting.actor,
            kind=acting.kind,
            since_at=ms(acting.since),
            until_at=ms(acting.until),
            letter=acting.letter,
            evidence=acting.evidence,
            recorded_by=acting.by,
            at=ms(acting.at),
            ended_by=acting.ended_by,
            ended_at=maybe(ms, acting.ended_at),
        )

    async def find(self, acting_id: str) -> Acting | None:
        rows = await self._session.rows("acting.find", id=acting_id)
        return _acting(rows[0]) if rows else None

    async def current(self, now: datetime) -> Sequence[Acting]:
        rows = await self._session.rows("acting.current", now=ms(now))
        return [_acting(row) for row in rows]

    async def end(self, acting_id: str, by: int, at: datetime) -> bool:
        changed = await self._session.change(
            "acting.end", id=acting_id, ended_by=by, at=ms(at)
        )
        return changed == 1


def _acting(row: Row) -> Acting:
    return Acting(
        id=row["id"],
        role=Role(row["role"]),
        actor=row["actor"],
        kind=ActingKind(row["kind"]),
        since=instant(row["since_at"]),
        until=instant(row["until_at"]),
        letter=row["letter"],
        by=row["recorded_by"],
        at=instant(row["at"]),
        evidence=row["evidence"],
        ended_by=row["ended_by"],
        ended_at=maybe(instant, row["ended_at"]),
    )
