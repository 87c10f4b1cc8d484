"""Stakeholders of an issue: how strong, how concerned, and whether they were told."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from bot.domain.values import Struct, replace

#: Power and interest are 1, 2 or 3; from MUCH on they count (doctrine.md 3.1).
SCALE = (1, 2, 3)
MUCH = 2

#: From opponent to ally.
ATTITUDES = (-2, -1, 0, 1, 2)


class Handling(StrEnum):
    """The quadrants of power and interest, the most urgent first."""

    MANAGE = "manage"
    SATISFY = "satisfy"
    INFORM = "inform"
    WATCH = "watch"


def handling(power: int, interest: int) -> Handling:
    """Return how somebody with this power and interest is dealt with."""
    if power >= MUCH:
        return Handling.MANAGE if interest >= MUCH else Handling.SATISFY
    return Handling.INFORM if interest >= MUCH else Handling.WATCH


class Stakeholder(Struct, frozen=True):
    """One party of an issue. `seed` is "" where the name was typed.

    `pic` is the member who looks after them, `contacted_by` who told them last; both
    are None for nobody. `channel` and `message` are typed, or "".
    """

    id: str
    issue_id: str
    name: str
    power: int
    interest: int
    added_by: int
    added_at: datetime
    seed: str = ""
    attitude: int = 0
    pic: int | None = None
    channel: str = ""
    message: str = ""
    contacted_by: int | None = None
    contacted_at: datetime | None = None
    removed: bool = False
    version: int = 0

    @property
    def handling(self) -> Handling:
        """Return the quadrant."""
        return handling(self.power, self.interest)

    @property
    def awaited(self) -> bool:
        """Tell whether a release must wait until they were told, and they were not."""
        return self.handling is Handling.MANAGE and self.contacted_at is None


def told(one: Stakeholder, by: int, at: datetime) -> Stakeholder:
    """Note who told them, and when."""
    return replace(one, contacted_by=by, contacted_at=at)


def untold(one: Stakeholder) -> Stakeholder:
    """Take back that they were told."""
    return replace(one, contacted_by=None, contacted_at=None)


def by_handling(
    parties: Iterable[Stakeholder],
) -> dict[Handling, list[Stakeholder]]:
    """Group the parties by quadrant: who must be told first, then by weight."""
    ranked = sorted(
        parties, key=lambda one: (not one.awaited, -one.power - one.interest)
    )
    return {way: [p for p in ranked if p.handling is way] for way in Handling}


class Seed(Struct, frozen=True):
    """A party that most issues have: its names by language, and what it counts.

    `first_for` are facts of the triage under which it is offered before the others.
    """

    code: str
    names: Mapping[str, str]
    power: int
    interest: int
    first_for: frozenset[str] = frozenset()

    def name(self, locale: str) -> str:
        """Return the name in a language, or in the first that has one."""
        return self.names.get(locale) or next(iter(self.names.values()))


def offered(
    seeds: Sequence[Seed], facts: Collection[str], there: Iterable[Stakeholder]
) -> list[Seed]:
    """Return the seeds that are not there yet, those that the facts call for first."""
    taken = {one.seed for one in there if not one.removed}
    left = [seed for seed in seeds if seed.code not in taken]
    return sorted(left, key=lambda seed: not seed.first_for & set(facts))


def same_name(one: str, other: str) -> bool:
    """Tell whether two names mean one party: letters and digits, small or capital."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())
