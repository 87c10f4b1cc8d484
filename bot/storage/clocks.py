"""The running clocks of issues."""

from collections.abc import Sequence
from datetime import datetime

from bot.ports.storage import RunningClock
from bot.storage.codec import instant, maybe, ms
from bot.storage.session import Row, Session


class SqlClocks:
    """The part of `bot.ports.storage.Issues` that is about clocks."""

    _session: Session

    async def start_clock(self, clock: RunningClock) -> None:
        await self._session.write(
            "clocks.start_clock",
            issue_id=clock.issue_id,
            name=clock.name,
            started_at=ms(clock.started_at),
            due_at=ms(clock.due_at),
            met_at=maybe(ms, clock.met_at),
        )

    async def meet_clock(self, issue_id: str, name: str, at: datetime) -> None:
        await self._session.write(
            "clocks.meet_clock", issue_id=issue_id, name=name, at=ms(at)
        )

    async def clocks(self, issue_id: str) -> Sequence[RunningClock]:
        rows = await self._session.rows("clocks.clocks", issue_id=issue_id)
        return [_clock(row) for row in rows]


def _clock(row: Row) -> RunningClock:
    return RunningClock(
        row["issue_id"],
        row["name"],
        instant(row["started_at"]),
        instant(row["due_at"]),
        maybe(instant, row["met_at"]),
    )
