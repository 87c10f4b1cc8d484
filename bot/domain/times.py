"""Reading a time of day that a person typed, and choosing one to promise."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from bot.domain.office import Night

#: The zones that people name, as hours ahead of UTC.
ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}

_TIME = re.compile(
    r"(?:pukul|pkl\.?|jam|at)?\s*([0-9]{1,2})(?:\s*[.:]\s*([0-9]{2}))?"
    r"\s*(WIB|WITA|WIT)?\s*\.?",
    re.IGNORECASE,
)
_HOURS, _MINUTES = 24, 60


def next_moment(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """Read `12.00 WITA`, `12.00`, `12:00` or `pukul 12`: when it is that time next.

    A zone that is named counts; *zone* is the office's. The answer is in UTC; None
    where the text is not a time of day. "24.00" is midnight.
    """
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if minute >= _MINUTES or hour > _HOURS or (hour == _HOURS and minute):
        return None
    place = _named(match[3]) if match[3] else zone
    local = now.astimezone(place)
    then = local.replace(hour=hour % _HOURS, minute=minute, second=0, microsecond=0)
    if then <= local:
        then += timedelta(days=1)
    return then.astimezone(UTC)


def _named(zone: str) -> tzinfo:
    return timezone(timedelta(hours=ZONES[zone.upper()]))


def promise(
    now: datetime, wait: timedelta, zone: tzinfo, quiet: Night | None
) -> datetime:
    """Choose when to speak again: the last full hour within *wait* from now.

    Hours of *quiet* are left out: the promise then is for their end (doctrine.md
    0b.15). Where no full hour lies within the wait, it is the end of the wait.
    """
    latest = now.astimezone(zone) + wait
    hour = latest.replace(minute=0, second=0, microsecond=0)
    chosen = hour if hour > now else latest.replace(second=0, microsecond=0)
    if quiet is not None and quiet.covers(chosen):
        chosen = quiet.end_after(chosen)
    return chosen.astimezone(UTC)


#: Hours at which people look at what an office says.
ANCHORS = (9, 12, 16, 20)

#: So many times are offered, the last one at the end of the wait.
OFFERED = 4

#: The first time offered lies a quarter of the wait ahead, but no more than this.
SOONEST = timedelta(hours=2)


def promises(
    now: datetime, wait: timedelta, zone: tzinfo, quiet: Night | None
) -> tuple[datetime, ...]:
    """Choose a few times to offer for the next word, in their order, in UTC.

    The last is what `promise` chooses; before it full hours, those at which people
    look where there are many. None lies in the hours of *quiet*.
    """
    last = promise(now, wait, zone, quiet)
    soonest = now + min(wait / 4, SOONEST)
    hour = now.astimezone(zone).replace(minute=0, second=0, microsecond=0)
    hours = []
    while (hour := hour + timedelta(hours=1)) < last:
        if hour >= soonest and not (quiet is not None and quiet.covers(hour)):
            hours.append(hour)
    if len(hours) >= OFFERED:
        hours = [hour for hour in hours if hour.hour in ANCHORS] or hours
    return (*(one.astimezone(UTC) for one in hours[: OFFERED - 1]), last)


def next_clock_time(at: datetime, hour: int, zone: tzinfo) -> datetime:
    """Return the first instant after *at* that is *hour* o'clock in *zone*, in UTC."""
    local = at.astimezone(zone)
    then = local.replace(hour=hour, minute=0, second=0, microsecond=0)
    return (then if then > local else then + timedelta(days=1)).astimezone(UTC)
