"""A ladder as a table: at which minute whom it calls, until it begins again."""

from datetime import timedelta

from bot.domain.ladders import Ladder, Step
from bot.domain.values import Struct


class Row(Struct, frozen=True):
    """A step, and how long after the first call it comes."""

    after: timedelta
    step: Step


def table(ladder: Ladder) -> tuple[Row, ...]:
    """List one round of a ladder that nobody answers."""
    rows, after = [], timedelta()
    for index, step in enumerate(ladder.steps):
        rows.append(Row(after, step))
        after += ladder.wait_after(index)
    return tuple(rows)


def cycle(ladder: Ladder) -> timedelta:
    """Return after how long a ladder begins again."""
    last = table(ladder)[-1]
    return last.after + ladder.repeat
