"""Laying out the map: every label in a box of its own, none over another.

Lengths are points of the picture; a place in it is counted from the plot's upper
left corner. Only labels move: the point of an issue stays where the issue stands,
and a line leads from it to a label that had to give way.
"""

from collections.abc import Iterable

from bot.domain.boxes import SIDE, STEP, Box, Taken
from bot.domain.issue_map import FULL, HIGH_FROM, Place, Spot, by_urgency
from bot.domain.values import Struct

#: Each value has a stripe of its own.
STRIPE = SIDE / (FULL + 1)

#: A label: its height, the mark before its number, one of the number's digits, and
#: what is around a title.
HEIGHT, MARK, DIGIT, AROUND = 24, 29, 9, 9

#: How wide letters are in a title: narrow ones, wide ones, capitals, all others.
NARROW, WIDE = frozenset("ijlft.,:;'!|()[]r \"-/"), frozenset("mwMWQO@%…—&")
WIDTHS = {"narrow": 5, "wide": 13, "capital": 9, "other": 8}

#: So many issues are shown with their titles; a title is at most so long.
TITLED, TITLE = 10, 22

#: The names of the quadrants stand in the corners; no label may cover them.
NAME_WIDTH, NAME_HEIGHT = 176, 24

#: More labels would cover each other's points: the worst ones are shown.
SHOWN = 60

#: Further from its point than this, in points, a label needs a line.
NEAR = 2


class Label(Struct, frozen=True):
    """A label on the map: what it says, where it stands, which point it belongs to.

    `title` is "" where only the number is shown. `leads` is where a line from
    `point` meets the label, None where the label stands on its point.
    """

    spot: Spot
    title: str
    box: Box
    point: tuple[float, float]
    leads: tuple[float, float] | None
    tail: tuple[float, float] | None


#: The corners of the names, the same order as `Quadrant`: right upper corner first.
NAMES: tuple[Box, ...] = tuple(
    Box(x, y, NAME_WIDTH, NAME_HEIGHT)
    for y in (0, SIDE - NAME_HEIGHT)
    for x in (SIDE - NAME_WIDTH, 0)
)


def point(place: Place) -> tuple[float, float]:
    """Return where a place is: growth to the right, impact upwards."""
    return (place.growth + 0.5) * STRIPE, SIDE - (place.impact + 0.5) * STRIPE


def lay_out(spots: Iterable[Spot]) -> list[Label]:
    """Give each spot a label, the worst first; the same spots, the same picture.

    At most `SHOWN` are laid out: the caller says how many are missing.
    """
    ordered = sorted(spots, key=by_urgency)[:SHOWN]
    titled = len(ordered) <= TITLED
    taken = Taken()
    for name in NAMES:
        taken.occupy(name)
    found = (_label(taken, spot, titled=titled) for spot in ordered)
    return [label for label in found if label is not None]


def _label(taken: Taken, spot: Spot, *, titled: bool) -> Label | None:
    title = shortened(spot.title, TITLE) if titled else ""
    size = width_of(spot.number, title), HEIGHT
    at = point(spot.place)
    # In its own quadrant, if it can: elsewhere it would say something wrong.
    box = taken.free_box(at, *size, _quadrant(spot.place)) or taken.free_box(
        at, *size, Box(0, 0, SIDE, SIDE)
    )
    if box is None:
        return None
    taken.occupy(box)
    x, y = at
    at_x, at_y = box.nearest(x, y)
    away = max(abs(at_x - x), abs(at_y - y)) > NEAR
    tail = point(spot.was) if spot.moved and spot.was else None
    return Label(spot, title, box, (x, y), (at_x, at_y) if away else None, tail)


def _quadrant(place: Place) -> Box:
    split = HIGH_FROM * STRIPE
    high, likely = place.impact >= HIGH_FROM, place.growth >= HIGH_FROM
    x = split if likely else 0
    y = 0 if high else SIDE - split
    return Box(x, y, SIDE - split if likely else split, split)


def width_of(number: str, title: str) -> int:
    """Return how wide a label is, rounded up to the grid."""
    wide = MARK + DIGIT * len(number)
    if title:
        wide += AROUND + sum(WIDTHS[_kind(letter)] for letter in title)
    return -(-wide // STEP) * STEP


def _kind(letter: str) -> str:
    if letter in NARROW:
        return "narrow"
    if letter in WIDE or letter > "\u2e7f":  # the squares of East Asia
        return "wide"
    return "capital" if letter.isupper() or letter.isdigit() else "other"


def shortened(title: str, length: int) -> str:
    """Cut a title at a word, with an ellipsis."""
    line = " ".join(title.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut) + "…"
