"""What a roster is made of: weekly shifts, dated ones, covers, and people's turns."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.values import Struct
from bot.domain.wall_time import wall_instant, zone_named

DAY = timedelta(days=1)

#: Days of a weekly shift are 0 (Monday) to 6, and this one: the office is closed.
HOLIDAY = 7

#: A dated shift is at most so long: longer duty is several shifts.
LONGEST = timedelta(days=7)


class Weekly(Struct, frozen=True):
    """A shift that comes back: each of *days* at *begins*, on the wall of *zone*.

    One whose *ends* is not after *begins* ends on the next day. `since` and `until`
    are the first and the last day on which it may begin; None: no such end.
    """

    id: str
    person: int
    days: frozenset[int]
    begins: time
    ends: time
    zone: str
    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether a day lies within its first and its last one."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until)

    def last(self, day: date) -> date:
        """Return the day on which the shift of *day* ends."""
        return day if self.ends > self.begins else day + DAY


class Dated(Struct, frozen=True):
    """A shift of one day: while it lasts, no weekly shift of its zone counts."""

    id: str
    person: int
    day: date
    begins: time
    last: date
    ends: time
    zone: str

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Return when it begins and ends, in UTC."""
        zone = zone_named(self.zone)
        begins = wall_instant(self.day, self.begins, zone)
        return begins, wall_instant(self.last, self.ends, zone)


Line = Weekly | Dated


class Cover(Struct, frozen=True):
    """From one instant to another, *stands* is on duty wherever *gone* would be."""

    id: str
    begins_at: datetime
    ends_at: datetime
    gone: int
    stands: int


class Duty(Struct, frozen=True, order=True):
    """Somebody's turn, as it really is: after exceptions and covers."""

    begins_at: datetime
    ends_at: datetime
    person: int
    zone: str
    line: str


def covered(person: int, covers: list[Cover]) -> int:
    """Return who stands in a person's place, following covers in their order."""
    for cover in covers:
        if cover.gone == person:
            person = cover.stands
    return person


def days_touched(begins: datetime, ends: datetime) -> Iterator[date]:
    """Yield the days of UTC that a span touches."""
    day = begins.astimezone(UTC).date()
    while datetime.combine(day, time(), UTC) < ends:
        yield day
        day += DAY
