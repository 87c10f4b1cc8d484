"""How long each step may take at each level (doctrine.md 3.5, C1 to C9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.levels import Level


class ClockName(StrEnum):
    """What a clock measures; the first word has a decision before it at L2."""

    ACKNOWLEDGE = "acknowledge"
    TRIAGE = "triage"
    RESPONDER_REACHED = "responder_reached"
    FIRST_WORD_DECISION = "first_word_decision"
    FIRST_WORD = "first_word"
    FULL_STATEMENT = "full_statement"
    PUBLIC_UPDATE = "public_update"
    SITREP = "sitrep"
    ENQUIRY = "enquiry"
    REVIEW = "review"


class Moment(StrEnum):
    """What has just happened: it decides which clocks start."""

    REPORTED = "reported"
    TRIAGE_OPENED = "triage_opened"
    LEVEL_SET = "level_set"
    RESPONDING = "responding"
    ENQUIRY_RECEIVED = "enquiry_received"
    REVIEW_OPENED = "review_opened"


#: The effects of the issue's life on its clocks (doctrine.md 4.1).
STARTED_AT: dict[Moment, tuple[ClockName, ...]] = {
    Moment.REPORTED: (ClockName.ACKNOWLEDGE,),
    Moment.TRIAGE_OPENED: (ClockName.TRIAGE,),
    Moment.LEVEL_SET: (
        ClockName.RESPONDER_REACHED,
        ClockName.FIRST_WORD_DECISION,
        ClockName.FIRST_WORD,
        ClockName.FULL_STATEMENT,
    ),
    Moment.RESPONDING: (ClockName.PUBLIC_UPDATE, ClockName.SITREP),
    Moment.ENQUIRY_RECEIVED: (ClockName.ENQUIRY,),
    Moment.REVIEW_OPENED: (ClockName.REVIEW,),
}

#: Clocks that something meets by now. The others run unseen until what meets them
#: exists: nobody is told to be late for what nobody can do.
AWAITED = frozenset(
    {
        ClockName.ACKNOWLEDGE,
        ClockName.TRIAGE,
        ClockName.FIRST_WORD_DECISION,
        ClockName.FIRST_WORD,
    }
)

#: Clocks that begin again each time they are met.
REPEATING = frozenset({ClockName.PUBLIC_UPDATE, ClockName.SITREP})


@dataclass(frozen=True, slots=True)
class Pace:
    """A wait; after *during* has passed since the start, *then* takes its place."""

    wait: timedelta
    during: timedelta | None = None
    then: timedelta | None = None

    def after(self, elapsed: timedelta) -> timedelta:
        """Give the wait that holds when *elapsed* has passed since the start."""
        if self.during is None or self.then is None or elapsed < self.during:
            return self.wait
        return self.then


@dataclass(frozen=True, slots=True)
class ClockPlan:
    """The clocks of one level; a clock that is absent does not run there."""

    paces: Mapping[ClockName, Pace]


@dataclass(frozen=True, slots=True)
class ClockDue:
    """A clock and the instant by which it must be met."""

    name: ClockName
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Clocks:
    """The plan of every level, and the one of an issue that has no level yet."""

    by_level: Mapping[Level, ClockPlan]
    reported: ClockPlan

    def plan(self, level: Level | None) -> ClockPlan:
        """Give the plan of *level*; None is an issue not yet assessed."""
        return self.reported if level is None else self.by_level[level]

    def start(
        self, level: Level | None, at: datetime, moment: Moment = Moment.LEVEL_SET
    ) -> tuple[ClockDue, ...]:
        """Start the clocks of *moment*, counted from *at*, in the order of C1 to C9.

        A report marked as danger is started with L4, any other with None.
        """
        paces = self.plan(level).paces
        names = [name for name in STARTED_AT[moment] if name in paces]
        return tuple(ClockDue(name, at + paces[name].wait) for name in names)

    def again(
        self, level: Level, name: ClockName, started_at: datetime, met_at: datetime
    ) -> ClockDue | None:
        """Start a repeating clock anew when it was met; None if it does not repeat.

        *started_at* is when the clock first started: the rhythm may slow down
        after a while.
        """
        pace = self.plan(level).paces.get(name)
        if pace is None or name not in REPEATING:
            return None
        return ClockDue(name, met_at + pace.after(met_at - started_at))
