"""Who is called, in which order, until a human answers (contract.md, ladder file)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.levels import Level
from bot.domain.roles import TEAM, Role

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


@dataclass(frozen=True, slots=True)
class Step:
    """Call everyone in *call* (role codes, "team", "person:…"), then wait *wait*."""

    call: tuple[str, ...]
    wait: timedelta


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps, climbed again and again; *repeat* is the wait after the last step.

    So the `wait` of the last step is not used: *repeat* stands in its place.
    """

    steps: tuple[Step, ...]
    repeat: timedelta

    def wait_after(self, index: int) -> timedelta:
        """Give the wait after the step at *index*, counted from 0."""
        last = index == len(self.steps) - 1
        return self.repeat if last else self.steps[index].wait


@dataclass(frozen=True, slots=True)
class Ladders:
    """The ladders of the office by name; `default` is always among them."""

    by_name: Mapping[str, Ladder]

    def for_report(self, danger: bool) -> Ladder:
        """Choose the ladder of a report that nobody has taken yet."""
        return self._first(DANGER, Level.L4.name) if danger else self._first(REPORTED)

    def for_level(self, level: Level) -> Ladder:
        """Choose the ladder of *level*."""
        return self._first(level.name)

    def _first(self, *names: str) -> Ladder:
        chosen = next((name for name in names if name in self.by_name), DEFAULT)
        return self.by_name[chosen]
