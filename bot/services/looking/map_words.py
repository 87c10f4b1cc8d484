"""The map in words: what stands where, as long as it fits under the picture."""

from collections.abc import Iterator, Sequence

from bot.domain.issue_map import Quadrant, Spot
from bot.domain.values import Struct
from bot.services.looking.enclosing import fits
from bot.services.looking.map_seen import Seen
from bot.services.turn import Turn

#: Titles of this length, then shorter ones, then fewer issues, until all fits.
SHORTER = ((60, 200), (32, 200), (20, 200), (0, 200), (0, 25), (0, 8))

#: More titles than this never fit.
TITLED = 30


class Entry(Struct, frozen=True):
    """An issue in words: level, number, title, and the quadrant it came from."""

    level: str
    number: str
    title: str
    came_from: str


class Corner(Struct, frozen=True):
    """A quadrant in words: its name, its issues, and how many are not named."""

    name: str
    count: int
    entries: Sequence[Entry]


def map_words(turn: Turn, seen: Seen) -> str:
    """Say what the map shows, with fewer words where they would not fit."""
    said = ""
    for length, most in SHORTER:
        if length and len(seen.spots) > TITLED:
            continue
        said = turn.desk.words.message(
            "map",
            turn.locale,
            now=turn.now,
            corners=list(_corners(turn, seen.spots, most)),
            unplaced=seen.unplaced[: min(most, 25)],
            without_place=len(seen.unplaced),
            left_out=seen.left_out,
            length=length,
        )
        if fits(said):
            break
    return said


def _corners(turn: Turn, spots: Sequence[Spot], most: int) -> Iterator[Corner]:
    """Yield the quadrants in which something stands, the most urgent first."""
    for quadrant in Quadrant:
        here = [spot for spot in spots if spot.place.quadrant is quadrant]
        if here:
            entries = [_entry(turn, spot) for spot in here[:most]]
            yield Corner(turn.label(f"quadrant.{quadrant}"), len(here), entries)


def _entry(turn: Turn, spot: Spot) -> Entry:
    level = f"level.{spot.level.name}" if spot.level else "level.none"
    mark, name, *_ = turn.label(level).split()
    was = spot.was.quadrant if spot.was else spot.place.quadrant
    came = turn.label(f"quadrant.{was}") if was is not spot.place.quadrant else ""
    known = f"{mark} {name}" if spot.level else mark
    return Entry(known, spot.number, spot.title, came)
