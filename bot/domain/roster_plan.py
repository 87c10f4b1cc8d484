"""One day of a roster, worked out: whose shift each stretch of it is."""

from datetime import date, datetime

from bot.domain.values import Struct


class Stint(Struct, frozen=True):
    """One shift of a line: `key` tells it from that line's other days."""

    begins_at: datetime
    ends_at: datetime
    person: int
    zone: str
    key: tuple[str, date]
    dated: bool


#: Who stands in which shift, from an instant on.
Posts = tuple[tuple[Stint, int], ...]


class DayPlan(Struct, frozen=True):
    """One day of UTC: who stands where from each instant on at which that changes."""

    starts: tuple[datetime, ...]
    posts: tuple[Posts, ...]
    people: tuple[frozenset[int], ...]
