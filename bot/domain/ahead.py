"""Reading by when something is promised: a day, a time, both; it lies ahead."""

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum

from bot.domain.as_of_patterns import DATES, MONTH, TIMES
from bot.domain.times import ZONES, next_moment
from bot.domain.values import Struct

_CENTURY, _LAST_YEAR = 2000, 2100

#: A day without a time ends then: nobody is called at midnight.
_END_OF_DAY = time(16, 0)

#: Days that are named by how far they are ahead.
_NAMED = re.compile(
    r"\b(?P<day>hari ini|today|nanti|besok|tomorrow|lusa)\b", re.IGNORECASE
)
_AHEAD = {"hari ini": 0, "today": 0, "nanti": 0, "besok": 1, "tomorrow": 1, "lusa": 2}
_BARE = re.compile(
    r"(?<![\w.,/:])(?P<h>[0-9]{1,2})[.:](?P<min>[0-9]{2})(?![\w/])"
    r"(?:\s*(?P<zone>WIB|WITA|WIT)\b)?",
    re.IGNORECASE,
)
_HOURS, _MINUTES = 24, 60


class AheadTrouble(StrEnum):
    """Why a promise cannot be kept in mind as it was written."""

    DATE = "date"
    TIME = "time"
    PAST = "past"


class Ahead(Struct, frozen=True):
    """An instant ahead in UTC, or what is wrong with the words."""

    at: datetime | None = None
    trouble: AheadTrouble | None = None


def read_ahead(text: str, now: datetime, zone: tzinfo) -> Ahead:
    """Read `12.00 WITA`, `besok 09.00`, `31 Maret 2026`; *zone* is the office's.

    A time without a day is the next such time; a day without a time is the end of its
    work. What is over is told as trouble.
    """
    bare = next_moment(text, now, zone)
    if bare is not None:
        return Ahead(bare)
    clock = _first((*TIMES, _BARE), text)
    hour = _clock(clock) if clock else None
    if clock and hour is None:
        return Ahead(None, AheadTrouble.TIME)
    named = clock["zone"] if clock else None
    place = timezone(timedelta(hours=ZONES[named.upper()])) if named else zone
    local = now.astimezone(place)
    said, found = _day(text, local.date())
    if said and found is None:
        return Ahead(None, AheadTrouble.DATE)
    if found is None:
        return _next(hour, local)
    return _not_past(datetime.combine(found, hour or _END_OF_DAY, place), local)


def _not_past(at: datetime, local: datetime) -> Ahead:
    if at <= local:
        return Ahead(None, AheadTrouble.PAST)
    return Ahead(at.astimezone(timezone.utc))  # noqa: UP017


def _next(hour: time | None, local: datetime) -> Ahead:
    if hour is None:
        return Ahead(None, AheadTrouble.TIME)
    at = datetime.combine(local.date(), hour, local.tzinfo)
    return _not_past(at if at > local else at + timedelta(days=1), local)


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> re.Match[str] | None:
    found = (pattern.search(text) for pattern in patterns)
    return next((match for match in found if match), None)


def _clock(match: re.Match[str]) -> time | None:
    hour, minute = int(match["h"]), int(match["min"] or 0)
    return time(hour, minute) if hour < _HOURS and minute < _MINUTES else None


def _day(text: str, today: date) -> tuple[bool, date | None]:
    """Tell whether a text names a day, and which; None where there is no such day."""
    near = _NAMED.search(text)
    if near:
        return True, today + timedelta(days=_AHEAD[near["day"].lower()])
    match = _first(DATES, text)
    if match is None:
        return False, None
    said = match.groupdict()
    if said.get("back"):
        return True, today - timedelta(days=1)
    month = MONTH[said["name"][:3].lower()] if said.get("name") else int(said["m"])
    return True, _dated(said.get("y"), month, int(said["d"]), today)


def _dated(year: str | None, month: int, day: int, today: date) -> date | None:
    """Return a day; one without a year is the next such day."""
    if year:
        short = len(year) == len("26")
        return _date(int(year) + (_CENTURY if short else 0), month, day)
    years = (_date(today.year + more, month, day) for more in (0, 1))
    return next((d for d in years if d and d >= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if _CENTURY <= year <= _LAST_YEAR else None
    except ValueError:
        return None
