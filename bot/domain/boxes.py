"""Boxes on a square, none over another: what is taken, and the nearest free place."""

from collections.abc import Iterator, Sequence
from functools import cache
from math import ceil

from bot.domain.values import Struct

#: The square's side; boxes stand on a grid of this step, the gap between them.
SIDE, STEP = 500, 4
CELLS = SIDE // STEP


class Box(Struct, frozen=True):
    """A rectangle of the plot: left upper corner and size, in points."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: "Box") -> bool:
        """Tell whether two boxes share any area."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the box that is nearest to a point."""
        return (
            min(max(x, self.x), self.x + self.width),
            min(max(y, self.y), self.y + self.height),
        )


class Taken:
    """Which cells of the grid are taken: one whole number of bits for each row."""

    def __init__(self) -> None:
        self._rows = [0] * CELLS
        self._ways: dict[tuple[int, ...], Iterator[tuple[int, int]]] = {}

    def occupy(self, box: Box) -> None:
        """Take a box with a free cell around it."""
        bits = _bits(int(box.x) // STEP - 1, int(box.width) // STEP + 1)
        first, last = int(box.y) // STEP - 1, int(box.y + box.height) // STEP
        for row in range(max(first, 0), min(last, CELLS)):
            self._rows[row] |= bits

    def free_box(
        self, near: tuple[float, float], width: int, height: int, within: Box
    ) -> Box | None:
        """Return the free box whose middle is nearest to a point; None if all is full.

        Width and height are multiples of the step; the box stays *within* another.
        """
        across, down = width // STEP, height // STEP
        first, top = ceil(within.x / STEP), ceil(within.y / STEP)
        last = int(within.x + within.width) // STEP - across
        lowest = int(within.y + within.height) // STEP - down
        column = min(max(round(near[0] / STEP - across / 2), first), last)
        row = min(max(round(near[1] / STEP - down / 2), top), lowest)
        # What was not free is never free again: go on where the last one ended.
        key = (column, row, across, down, first, last, top, lowest)
        for dx, dy in self._ways.setdefault(key, iter(_around())):
            x, y = column + dx, row + dy
            inside = first <= x <= last and top <= y <= lowest
            if inside and self._is_free(x, y, across, down):
                return Box(x * STEP, y * STEP, width, height)
        return None

    def _is_free(self, column: int, row: int, across: int, down: int) -> bool:
        bits = _bits(column, across)
        return not any(line & bits for line in self._rows[row : row + down])


def _bits(first: int, count: int) -> int:
    if first < 0:
        first, count = 0, count + first
    return ((1 << max(count, 0)) - 1) << first


@cache
def _around() -> Sequence[tuple[int, int]]:
    """Return every way that a box may give way, the shortest first.

    Up and down is preferred: beside each other, wide boxes end far from their point.
    """
    steps = range(-CELLS, CELLS + 1)
    ways = [(dx, dy) for dx in steps for dy in steps]
    return sorted(ways, key=lambda way: (way[0] ** 2 + 2 * way[1] ** 2, way))
