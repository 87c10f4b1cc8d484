"""Who is called, in which order, until a human answers (contract.md, ladder file)."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from enum import StrEnum

from bot.domain.levels import Level
from bot.domain.roles import TEAM, Role
from bot.domain.values import Struct

#: What a ladder may call besides a role.
WHOLE_TEAM, PERSON = "team", "person"

REPORTED, DANGER, DEFAULT = "reported", "danger", "default"
LADDER_NAMES = (REPORTED, DANGER, *(level.name for level in Level), DEFAULT)

#: The only ladders that may call the head of the agency.
CALLS_HEAD = frozenset({DANGER, Level.L4.name})


def person_called(target: str) -> int:
    """Return the account that a target such as "person:1001" names; 0 for none."""
    kind, _, number = target.partition(":")
    return int(number) if kind == PERSON else 0


def roles_called(call: Iterable[str]) -> frozenset[Role]:
    """Resolve role codes and "team"; the team is roles.TEAM."""
    named = set(call)
    team = TEAM if WHOLE_TEAM in named else frozenset[Role]()
    return team | {Role(code) for code in named - {WHOLE_TEAM}}


#: "Everybody who was called" in place of a number of answers.
EVERYBODY = 0


class Hours(StrEnum):
    """Whether the office is open when an issue is called about."""

    OPEN = "open"
    CLOSED = "closed"


class Step(Struct, frozen=True):
    """Call everyone in *call* (role codes, "team", "person:…"), then wait *wait*.

    So many of them must answer, the taker among them, until calling stops; EVERYBODY
    asks all of them.
    """

    call: tuple[str, ...]
    wait: timedelta
    answers: int = 1


class Ladder(Struct, frozen=True):
    """The steps, climbed again and again; *repeat* is the wait after the last step.

    So the `wait` of the last step is not used: *repeat* stands in its place. Who took
    the issue is asked "still on it?" when *expires* passed without a sign of life; None
    asks nobody. Without an answer within `patience` the ladder is climbed again.
    """

    steps: tuple[Step, ...]
    repeat: timedelta
    expires: timedelta | None = None
    patience: timedelta = timedelta(minutes=15)

    def wait_after(self, index: int) -> timedelta:
        """Give the wait after the step at *index*, counted from 0."""
        last = index == len(self.steps) - 1
        return self.repeat if last else self.steps[index].wait


class Occasion(Struct, frozen=True):
    """What an issue is called about: its categories are floor rules and its urgency."""

    categories: frozenset[str] = frozenset()
    hours: Hours = Hours.OPEN


class Policy(Struct, frozen=True):
    """A ladder that goes before the one of the same name where it fits better.

    Empty `categories` and no `hours` fit everything.
    """

    names: frozenset[str]
    ladder: Ladder
    categories: frozenset[str] = frozenset()
    hours: Hours | None = None
    title: str = ""

    def fits(self, name: str, occasion: Occasion) -> bool:
        """Tell whether an issue that climbs *name* climbs this instead."""
        sort = not self.categories or bool(self.categories & occasion.categories)
        hour = self.hours in (None, occasion.hours)
        return name in self.names and sort and hour


#: An issue of no category, in office hours.
ORDINARY = Occasion()


class Ladders(Struct, frozen=True):
    """The ladders of the office by name; `default` is always among them."""

    by_name: Mapping[str, Ladder]
    policies: tuple[Policy, ...] = ()

    def for_report(self, danger: bool, occasion: Occasion = ORDINARY) -> Ladder:
        """Choose the ladder of a report that nobody has taken yet."""
        names = (DANGER, Level.L4.name) if danger else (REPORTED,)
        return self._first(occasion, *names)

    def for_level(self, level: Level, occasion: Occasion = ORDINARY) -> Ladder:
        """Choose the ladder of *level*."""
        return self._first(occasion, level.name)

    def _first(self, occasion: Occasion, *names: str) -> Ladder:
        for policy in self.policies:
            if policy.fits(names[0], occasion):
                return policy.ladder
        chosen = next((name for name in names if name in self.by_name), DEFAULT)
        return self.by_name[chosen]
