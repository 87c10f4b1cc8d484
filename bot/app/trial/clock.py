"""A clock that runs like any other and can be put forward, for a trial only."""

import asyncio
from datetime import UTC, datetime, timedelta


class TrialClock:
    """`bot.ports.clock.Clock` of a sample office: the real time, and so far ahead."""

    def __init__(self) -> None:
        self._ahead = timedelta(0)

    def now(self) -> datetime:
        """Return the time of the office, in UTC."""
        return datetime.now(UTC) + self._ahead

    async def pause(self, seconds: float) -> None:
        """Sleep in real time: a person waits for a button in real time, too."""
        await asyncio.sleep(seconds)

    def skip(self, by: timedelta) -> None:
        """Put the clock forward."""
        self._ahead += by

    def begin_at(self, at: datetime | None) -> None:
        """Begin anew at an instant; None is the real time."""
        self._ahead = timedelta(0) if at is None else at - datetime.now(UTC)
