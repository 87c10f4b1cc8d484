"""Whether the process stood still: what is blocked or frozen can say so afterwards."""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping

from bot.engine.machine import LATELY, elapsed

#: A breath is taken so often, and may be late by so much, in seconds.
EVERY, LATE = 1.0, 15.0


class Stillness:
    """Breathes once a second in the event loop; a long pause was no breath.

    The loop was blocked, the process stopped, the machine asleep: nobody was called
    meanwhile, and nobody could say so.
    """

    def __init__(self, passed: Callable[[], float] = elapsed) -> None:
        self._passed = passed
        self._pauses: deque[tuple[float, float]] = deque()

    async def run(self) -> None:
        """Breathe until cancelled."""
        while True:
            before = self._passed()
            await asyncio.sleep(EVERY)
            self.breathed(before)

    def breathed(self, before: float) -> None:
        """Note a breath that began at *before* and ends now."""
        now = self._passed()
        if now - before > LATE:
            self._pauses.append((now, now - before))

    def __call__(self) -> Mapping[str, int]:
        """Say for how many seconds the process stood still lately."""
        now = self._passed()
        while self._pauses and now - self._pauses[0][0] > LATELY:
            self._pauses.popleft()
        longest = max((length for _, length in self._pauses), default=0.0)
        return {"stood_still": round(longest)} if longest else {}
