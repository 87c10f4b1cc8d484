"""When a clock on the wall shows a time, also on days when clocks jump."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

_MINUTE = timedelta(minutes=1)


@lru_cache(maxsize=256)
def zone_named(name: str) -> ZoneInfo:
    """Return a zone of the official data, such as "Asia/Makassar"."""
    return ZoneInfo(name)


def wall_instant(day: date, clock: time, zone: tzinfo) -> datetime:
    """Return, in UTC, when the clock on the wall first shows *clock* or later on *day*.

    A time that is skipped when clocks go forward is the moment of the jump; one that
    comes twice when they go back is the first of the two. So what ends and what begins
    at the same time of day meet, on every day and in every zone.
    """
    shown = datetime.combine(day, clock.replace(fold=0), zone)
    first = shown.astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) == shown.replace(tzinfo=None):
        return first
    return _jump(shown.replace(fold=1).astimezone(UTC), first, zone)


def _jump(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """Find the minute between two instants from which the zone's offset differs."""
    old = before.astimezone(zone).utcoffset()
    while after - before > _MINUTE:
        middle = before + (after - before) // (2 * _MINUTE) * _MINUTE
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after
