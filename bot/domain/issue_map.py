"""Where an issue stands on the map: how likely it grows, how much it matters."""

from collections.abc import Mapping
from enum import StrEnum

from bot.domain.levels import Level
from bot.domain.rubric import HIGHEST, UNKNOWN_COUNTS
from bot.domain.values import Struct

#: Which indicators make up each direction (doctrine.md 3.4).
IMPACT, GROWTH = ("A1", "C1", "C3"), ("B2", "B1", "C2")

#: Both go from 0 to this.
FULL = len(IMPACT) * HIGHEST

#: From here on it counts as high (doctrine.md 3.4).
HIGH_FROM = 5


class Quadrant(StrEnum):
    """What to do with an issue that stands there, most urgent first."""

    HANDLE = "handle"
    PREPARE = "prepare"
    WATCH = "watch"
    NOTE = "note"


class Place(Struct, frozen=True, order=True):
    """A place on the map; both numbers go from 0 to `FULL`."""

    impact: int
    growth: int

    @property
    def quadrant(self) -> Quadrant:
        """Return the quadrant: the line belongs to the higher one."""
        if self.impact >= HIGH_FROM:
            return Quadrant.HANDLE if self.growth >= HIGH_FROM else Quadrant.PREPARE
        return Quadrant.WATCH if self.growth >= HIGH_FROM else Quadrant.NOTE


def place_of(answers: Mapping[str, int | None]) -> Place:
    """Return where nine answers put an issue; an unknown one counts as in the score."""
    return Place(_sum(answers, IMPACT), _sum(answers, GROWTH))


def _sum(answers: Mapping[str, int | None], codes: tuple[str, ...]) -> int:
    given = [answers.get(code) for code in codes]
    return sum(UNKNOWN_COUNTS if answer is None else answer for answer in given)


class Spot(Struct, frozen=True):
    """One issue on the map: its short number and title, its level, now and before.

    `was` is where it stood a day ago; None where it did not stand on the map yet.
    """

    number: str
    title: str
    level: Level | None
    place: Place
    was: Place | None = None

    @property
    def moved(self) -> bool:
        """Tell whether it stands elsewhere than a day ago."""
        return self.was is not None and self.was != self.place


def by_urgency(spot: Spot) -> tuple[int, int, int, str]:
    """Order spots: highest level, then highest on the map, then oldest number."""
    level = spot.level or Level.L1
    return -level, -spot.place.impact, -spot.place.growth, spot.number
