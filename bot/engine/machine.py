"""What the auditor sees of the machine: room on the disk, a clock that was set."""

import shutil
import time
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path

#: Less free space than this is an alarm, in bytes.
LEAST_FREE = 500_000_000

#: The clock of the machine may run on by itself, and be off by so many seconds.
TOLERATED = 2.0

#: What happened once is found for so many seconds: at two audits, and not at the
#: fifth, after which whoever waits for the heartbeat would be rung up.
LATELY = 180.0

Found = Mapping[str, int]


def elapsed() -> float:
    """Return seconds that nobody sets, counted also while the machine sleeps."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def disk_space(place: Path) -> Callable[[], Found]:
    """Return a look at the disk on which *place* is."""

    def look() -> Found:
        free = shutil.disk_usage(place).free
        return {"disk_space": free // 1_000_000} if free < LEAST_FREE else {}

    return look


class ClockSteps:
    """A look at the machine's clock: calls are due by it, so it may not jump."""

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        passed: Callable[[], float] = elapsed,
    ) -> None:
        self._wall, self._passed = wall, passed
        self._seen: deque[tuple[float, float]] = deque()
        self()

    def __call__(self) -> Found:
        """Say by how many seconds the clock jumped lately."""
        now = self._passed()
        ahead = self._wall() - now
        while self._seen and now - self._seen[0][0] > LATELY:
            self._seen.popleft()
        self._seen.append((now, ahead))
        jump = max(abs(ahead - before) for _, before in self._seen)
        return {"clock_stepped": round(jump)} if jump > TOLERATED else {}
