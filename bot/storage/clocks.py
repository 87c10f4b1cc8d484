"""The running clocks of issues."""

from collections.abc import Sequence
from datetime import datetime

from bot.ports.storage import RunningClock
from bot.storage.codec import from_json, instant, maybe, ms, to_json
from bot.storage.escalations import ladder_body, read_ladder
from bot.storage.session import Row, Session


class SqlClocks:
    """The part of `bot.ports.storage.Issues` that is about clocks."""

    _session: Session

    async def start_clock(self, clock: RunningClock) -> None:
        await self._session.write(
            "clocks.start_clock",
            issue_id=clock.issue_id,
            name=clock.name,
            subject=clock.subject,
            started_at=ms(clock.started_at),
            since=ms(clock.since or clock.started_at),
            due_at=ms(clock.due_at),
            met_at=maybe(ms, clock.met_at),
            paused_at=maybe(ms, clock.paused_at),
            look_at=maybe(ms, clock.look_at),
            rung=clock.rung,
            ladder=to_json(ladder_body(clock.ladder)) if clock.ladder else "",
        )

    async def meet_clock(
        self, issue_id: str, name: str, at: datetime, subject: str = ""
    ) -> None:
        await self._session.write(
            "clocks.meet_clock",
            issue_id=issue_id,
            name=name,
            subject=subject,
            at=ms(at),
        )

    async def clocks(self, issue_id: str) -> Sequence[RunningClock]:
        rows = await self._session.rows("clocks.clocks", issue_id=issue_id)
        return [_clock(row) for row in rows]

    async def clocks_to_tell(self, now: datetime, limit: int) -> Sequence[RunningClock]:
        rows = await self._session.rows("clocks.to_tell", now=ms(now), limit=limit)
        return [_clock(row) for row in rows]


def _clock(row: Row) -> RunningClock:
    later = row["since"] if row["since"] != row["started_at"] else None
    return RunningClock(
        row["issue_id"],
        row["name"],
        instant(row["started_at"]),
        instant(row["due_at"]),
        maybe(instant, row["met_at"]),
        subject=row["subject"],
        since=maybe(instant, later),
        paused_at=maybe(instant, row["paused_at"]),
        look_at=maybe(instant, row["look_at"]),
        rung=row["rung"],
        ladder=read_ladder(from_json(row["ladder"])) if row["ladder"] else None,
    )
