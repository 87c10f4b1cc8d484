"""Reading for which moment a claim holds: a date, a time, both, or neither."""

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum

from bot.domain.as_of_patterns import DATES, MONTH, TIMES
from bot.domain.times import ZONES
from bot.domain.values import Struct

_CENTURY, _YEARS, _HOURS, _MINUTES = 2000, range(2000, 2101), 24, 60

#: A phone's clock may be this far ahead of ours.
_AHEAD = timedelta(minutes=5)


class Trouble(StrEnum):
    """Why a claim cannot be kept as it was written."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    FUTURE = "future"


class Moment(Struct, frozen=True):
    """For which moment a text speaks; None where it names none.

    `spans` are the places of the text that say so.
    """

    at: datetime | None = None
    trouble: Trouble | None = None
    spans: tuple[tuple[int, int], ...] = ()


def read_moment(text: str, now: datetime, zone: tzinfo) -> Moment:
    """Read date and time of a text; one without a zone is meant in *zone*.

    A time without a date is the last such time; a date without a year the last such
    day. What cannot be, or has not been yet, is told as trouble.
    """
    day = _first(DATES, text)
    clock = _first(TIMES, text)
    spans = tuple(match.span() for match in (day, clock) if match)
    hour = _clock(clock) if clock else None
    if clock and hour is None:
        return Moment(None, Trouble.TIME, spans)
    named = clock["zone"] if clock else None
    place = timezone(timedelta(hours=ZONES[named.upper()])) if named else zone
    local = now.astimezone(place)
    if day is None:
        return Moment(_last(hour, local) if hour else None, None, spans)
    then = _day(day, local.date())
    if then is None:
        return Moment(None, Trouble.DATE, spans)
    at = _joined(then, hour, local)
    late = at > local + _AHEAD
    return Moment(None if late else at, Trouble.FUTURE if late else None, spans)


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> re.Match[str] | None:
    found = (pattern.search(text) for pattern in patterns)
    return next((match for match in found if match), None)


def _clock(match: re.Match[str]) -> time | None:
    hour, minute = int(match["h"]), int(match["min"] or 0)
    return time(hour, minute) if hour < _HOURS and minute < _MINUTES else None


def _last(clock: time, local: datetime) -> datetime:
    at = datetime.combine(local.date(), clock, local.tzinfo)
    return at if at <= local + _AHEAD else at - timedelta(days=1)


def _joined(day: date, clock: time | None, local: datetime) -> datetime:
    """Put day and time together; without a time it is the day's end, or now."""
    if clock is not None:
        return datetime.combine(day, clock, local.tzinfo)
    end = datetime.combine(day, time(23, 59), local.tzinfo)
    return local if day == local.date() else end


def _day(match: re.Match[str], today: date) -> date | None:
    said = match.groupdict()
    if said.get("back"):
        back = said["back"].lower() in {"kemarin", "yesterday"}
        return today - timedelta(days=1) if back else today
    month = MONTH[said["name"][:3].lower()] if said.get("name") else int(said["m"])
    if said.get("y"):
        short = len(said["y"]) == len("26")
        year = int(said["y"]) + (_CENTURY if short else 0)
        return _date(year, month, int(said["d"]))
    years = (_date(today.year - back, month, int(said["d"])) for back in (0, 1))
    return next((d for d in years if d and d <= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None
