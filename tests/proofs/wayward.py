"""`siaga run` on a clock that a test may set, with an auditor in a hurry.

The file named in WAYWARD_CLOCK says how many seconds the clock is ahead. No real
process can be given another clock without setting the machine's own.
"""

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from bot.app import connecting
from bot.cli import main
from bot.engine import auditor, engine, machine, stillness, system
from bot.services.house.copying import keep_copies

AHEAD = Path(os.environ["WAYWARD_CLOCK"])


def ahead() -> float:
    """Return how far ahead the clock is, in seconds."""
    return float(AHEAD.read_text() or 0)


def now(clock: object) -> datetime:
    """Return what the wayward clock shows."""
    return datetime.now(UTC) + timedelta(seconds=ahead())


system.SystemClock.now = now  # type: ignore[method-assign]
connecting.ClockSteps = partial(  # type: ignore[assignment,misc]
    machine.ClockSteps, wall=lambda: time.time() + ahead()
)
machine.LATELY = stillness.LATELY = 20.0
stillness.EVERY, stillness.LATE = 0.2, 3.0
auditor.EVERY, auditor.SECOND_LOOK = 1.0, 0.2
engine.LONG_CHORES = (engine.Chore(keep_copies, timedelta(seconds=1)),)

if __name__ == "__main__":
    sys.exit(main())
