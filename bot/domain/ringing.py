"""Who is told of a clock, and when: a reminder first, then a ladder until it is met."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.domain.clock_plans import ClockPlan
from bot.domain.clocks import ClockName
from bot.domain.ladders import Ladder
from bot.domain.levels import Level
from bot.domain.values import Struct
from bot.domain.worktime import WorkTime

#: Clocks of which people are told, the most pressing first: of one issue only one at a
#: time. A report is called about by its own ladder; the triage is the owner's.
RINGS = (
    ClockName.APPROVAL,
    ClockName.FIRST_WORD_DECISION,
    ClockName.FIRST_WORD,
    ClockName.ENQUIRY,
    ClockName.FULL_STATEMENT,
    ClockName.PUBLIC_UPDATE,
    ClockName.SITREP,
    ClockName.PROMISE,
    ClockName.REVIEW,
)

#: A clock that is late when it starts is called about after so long: its setter knows.
GRACE = timedelta(minutes=10)

#: Who says that they are on it is left in peace for as long as the clock runs, but not
#: less and not more than this.
SHORTEST_PEACE, LONGEST_PEACE = timedelta(minutes=10), timedelta(hours=2)


#: However often people were told, they are told again after so long.
SLOWEST = timedelta(hours=4)


#: What is asked for quietly: only of those who can meet it, and nobody climbs.
POLITE = frozenset({ClockName.SITREP, ClockName.REVIEW})

#: After how long a late report is asked for again, level by level; then no more.
#: A weekly digest must not nag.
ASKED_AGAIN: Mapping[Level, tuple[timedelta, ...]] = {
    Level.L1: (),
    Level.L2: (),
    Level.L3: (timedelta(hours=2),),
    Level.L4: (timedelta(minutes=20), timedelta(minutes=40)),
}


#: After how long a decision that is owed below L3 is asked for again, the leads too.
DECISION_AGAIN = (timedelta(hours=1), timedelta(hours=3))


class Look(Struct, frozen=True):
    """When somebody is told of a clock, and for which time: 0 is the reminder."""

    at: datetime
    rung: int


class Bell(Struct, frozen=True):
    """One round of telling: whom, and how long until the next.

    `call` is None where those are meant who can meet the clock.
    """

    call: tuple[str, ...] | None
    wait: timedelta


def first_look(
    plan: ClockPlan,
    since: datetime,
    due_at: datetime,
    now: datetime,
    work: WorkTime | None,
) -> Look:
    """Choose the first time: before the end where that is worth it, else at the end."""
    if due_at <= now:
        return Look(plan.ringing(now + GRACE, work), 1)
    if plan.remind is not None and due_at - since >= 2 * plan.remind:
        early = plan.ringing(due_at - plan.remind, work)
        if now < early < due_at:
            return Look(early, 0)
    return Look(due_at, 1)


def bell(ladder: Ladder, rung: int) -> Bell:
    """Return the *rung*-th telling of an overdue clock, counted from 1.

    First those who can meet it, then the steps of the ladder, then all over again, each
    time half as often: unlike a report that nobody took, this is known to somebody.
    """
    again, place = divmod(rung - 1, len(ladder.steps) + 1)
    if place == 0:
        return Bell(None, _slower(ladder.steps[0].wait, again))
    wait = _slower(ladder.wait_after(place - 1), again)
    return Bell(ladder.steps[place - 1].call, wait)


def _slower(wait: timedelta, again: int) -> timedelta:
    """Return a wait that doubles with each round, up to `SLOWEST`."""
    doubled: timedelta = wait * (1 << min(again, 10))
    return max(wait, min(SLOWEST, doubled))


def only_asked(name: str, level: Level | None) -> bool:
    """Tell whether a clock is asked for a few times, and no ladder is climbed."""
    low = level is not None and level < Level.L3
    return name in POLITE or (low and name == ClockName.FIRST_WORD_DECISION)


def asked_again(level: Level | None, rung: int, name: str = "") -> timedelta | None:
    """Return how long after the *rung*-th asking comes the next; None: no more."""
    decision = name == ClockName.FIRST_WORD_DECISION
    waits = DECISION_AGAIN if decision else ASKED_AGAIN[level or Level.L1]
    return waits[rung - 1] if rung <= len(waits) else None


def peace(since: datetime, due_at: datetime) -> timedelta:
    """Return how long nobody is told after somebody said that they are on it."""
    return min(max(due_at - since, SHORTEST_PEACE), LONGEST_PEACE)
