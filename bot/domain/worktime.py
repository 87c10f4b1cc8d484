"""When the office works, and how waits are counted in its hours (doctrine.md 3.5)."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.domain.values import Struct, field

#: Opening and closing time by weekday, Monday is 0; a day that is absent is closed.
Week = Mapping[int, tuple[time, time]]

DAY = timedelta(days=1)

#: An office that does not open for so many days has no hours at all.
SEARCHED = 400


class Season(Struct, frozen=True):
    """Days in which the hours of work differ, such as Ramadan; both ends belong."""

    first: date
    last: date
    hours: Week


class Holidays(Struct, frozen=True):
    """The days on which the office is closed, and its seasons (doctrine.md 0b.16)."""

    closed: frozenset[date] = frozenset()
    seasons: tuple[Season, ...] = ()


class WorkTime(Struct, frozen=True):
    """The hours of one office in its zone. Instants come and go in UTC."""

    zone: tzinfo
    hours: Week
    holidays: Holidays = field(default_factory=Holidays)

    def opened(self, day: date) -> tuple[datetime, datetime] | None:
        """Return when the office opens and closes on a day; None where it is closed."""
        if day in self.holidays.closed:
            return None
        found = self._week(day).get(day.weekday())
        if found is None:
            return None
        opens, closes = (datetime.combine(day, at, self.zone) for at in found)
        return opens.astimezone(UTC), closes.astimezone(UTC)

    def _week(self, day: date) -> Week:
        for season in self.holidays.seasons:
            if season.first <= day <= season.last:
                return season.hours
        return self.hours

    def opening(self, at: datetime) -> datetime:
        """Return *at* where the office works then, else when it opens next."""
        for opens, closes in self._days(at):
            if at < closes:
                return max(at, opens)
        return at

    def spend(self, at: datetime, work: timedelta) -> datetime:
        """Return when *work* has passed since *at*, counting only hours of work.

        What ends exactly at closing time ends then, not at the next opening.
        """
        left = work
        if not left:
            return at
        for opens, closes in self._days(at):
            begin = max(at, opens)
            if begin + left <= closes:
                return begin + left
            left -= max(timedelta(0), closes - begin)
        return at + work

    def after(self, at: datetime, wait: timedelta) -> datetime:
        """Return when a wait ends: whole days are days of work, the rest hours of work.

        A day of work ends at the same time of day on the next one, or at its closing.
        """
        days, rest = divmod(wait, DAY)
        return self.spend(self._next_days(at, days), rest)

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Return how many hours of work lie between two instants; 0 if none."""
        total = timedelta(0)
        for opens, closes in self._days(start):
            if opens >= end:
                break
            total += max(timedelta(0), min(closes, end) - max(opens, start))
        return total

    def _next_days(self, at: datetime, count: int) -> datetime:
        if count == 0:
            return at
        begin = self.opening(at)
        clock = begin.astimezone(self.zone).time()
        for number, (opens, closes) in enumerate(self._days(begin)):
            if number == count:
                day = opens.astimezone(self.zone).date()
                same = datetime.combine(day, clock, self.zone).astimezone(UTC)
                return min(max(same, opens), closes)
        return at + count * DAY

    def _days(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield opening and closing of the days of work, from the one of *at* on.

        Each that is found gives the search as many days again.
        """
        day, patience = at.astimezone(self.zone).date(), SEARCHED
        while patience:
            span = self.opened(day)
            patience = SEARCHED if span else patience - 1
            if span and span[1] > at:
                yield span
            day += DAY
