"""How long each step may take at each level (doctrine.md 3.5)."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.domain.clocks import REPEATING, STARTED_AT, ClockName, Moment
from bot.domain.levels import Level
from bot.domain.values import Struct
from bot.domain.worktime import WorkTime


class Pace(Struct, frozen=True):
    """A wait; after *during* has passed since the start, *then* takes its place."""

    wait: timedelta
    during: timedelta | None = None
    then: timedelta | None = None

    def after(self, elapsed: timedelta) -> timedelta:
        """Give the wait that holds when *elapsed* has passed since the start."""
        if self.during is None or self.then is None or elapsed < self.during:
            return self.wait
        return self.then


class ClockPlan(Struct, frozen=True):
    """The clocks of one level; a clock that is absent does not run there.

    Those of `office_hours` count only hours of work. `remind` is how long before its
    end a clock is brought to mind; None: not at all.
    """

    paces: Mapping[ClockName, Pace]
    office_hours: bool = False
    remind: timedelta | None = None

    def end(self, since: datetime, wait: timedelta, work: WorkTime | None) -> datetime:
        """Return when a wait that began at *since* is over; None counts every hour."""
        if work is None or not self.office_hours:
            return since + wait
        return work.after(since, wait)

    def ringing(self, at: datetime, work: WorkTime | None) -> datetime:
        """Return *at*, or when the office opens next where only its hours count."""
        return at if work is None or not self.office_hours else work.opening(at)


class ClockDue(Struct, frozen=True):
    """A clock and the instant by which it must be met."""

    name: ClockName
    due_at: datetime


class Clocks(Struct, frozen=True):
    """The plan of every level, and the one of an issue that has no level yet."""

    by_level: Mapping[Level, ClockPlan]
    reported: ClockPlan

    def plan(self, level: Level | None) -> ClockPlan:
        """Give the plan of *level*; None is an issue not yet assessed."""
        return self.reported if level is None else self.by_level[level]

    def start(
        self,
        level: Level | None,
        at: datetime,
        moment: Moment = Moment.LEVEL_SET,
        work: WorkTime | None = None,
    ) -> tuple[ClockDue, ...]:
        """Start the clocks of *moment*, counted from *at*, in the order of C1 to C9.

        A report marked as danger is started with L4, any other with None.
        """
        plan = self.plan(level)
        names = [name for name in STARTED_AT[moment] if name in plan.paces]
        return tuple(
            ClockDue(name, plan.end(at, plan.paces[name].wait, work)) for name in names
        )

    def due(
        self,
        level: Level | None,
        name: ClockName,
        started_at: datetime,
        since: datetime,
        work: WorkTime | None = None,
    ) -> datetime | None:
        """Return when the wait that began at *since* ends; None: not asked at *level*.

        *started_at* is when the clock first started: a rhythm may slow down later.
        """
        plan = self.plan(level)
        pace = plan.paces.get(name)
        if pace is None:
            return None
        return plan.end(since, pace.after(since - started_at), work)

    def again(
        self,
        level: Level,
        name: ClockName,
        started_at: datetime,
        met_at: datetime,
        work: WorkTime | None = None,
    ) -> ClockDue | None:
        """Start a repeating clock anew when it was met; None if it does not repeat."""
        if name not in REPEATING:
            return None
        due_at = self.due(level, name, started_at, met_at, work)
        return ClockDue(name, due_at) if due_at else None
