"""Reading for which moment a claim holds: a date, a time, both, or neither."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum

from bot.domain.times import ZONES

_MONTHS = (
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "mei",
        "jun",
        "jul",
        "agu",
        "sep",
        "okt",
        "nov",
        "des",
    ],
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ],
)
_MONTH = {name: n for names in _MONTHS for n, name in enumerate(names, 1)} | {"agt": 8}
_NAMES = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november"
    "|desember|january|february|march|may|june|july|august|october|december"
    "|jan|feb|mar|apr|jun|jul|agu|agt|aug|sept?|okt|oct|nov|des|dec"
)
_BEFORE = r"(?:\b(?:per|tanggal|tgl\.?|pada|on|as of)\s+)?"
_ZONE = r"(?:\s*(?P<zone>WIB|WITA|WIT)\b)?"
_END = r"(?=\s*(?:$|[,;.)]|pukul\b|pkl\b|jam\b|at\b|[0-9]{1,2}[.:]))"

#: The first that is found says the day.
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_BEFORE}(?<![\w-])(?P<y>[0-9]{{4}})-(?P<m>[0-9]{{1,2}})"
        r"-(?P<d>[0-9]{1,2})(?![\w-])",
        rf"{_BEFORE}(?<![\w/-])(?P<d>[0-9]{{1,2}})(?P<s>[/-])(?P<m>[0-9]{{1,2}})"
        r"(?P=s)(?P<y>[0-9]{4}|[0-9]{2})(?![\w/-])",
        r"\b(?:per|tanggal|tgl\.?|pada|on|as of)\s+(?P<d>[0-9]{1,2})"
        r"/(?P<m>[0-9]{1,2})(?![\w/])",
        rf"(?<![\w/.,])(?P<d>[0-9]{{1,2}})/(?P<m>[0-9]{{1,2}})(?![\w/]){_END}",
        rf"{_BEFORE}(?<![\w.,/])(?P<d>[0-9]{{1,2}})\s+(?P<name>{_NAMES})\b"
        r"(?:\s+(?P<y>[0-9]{4})\b)?",
        r"\b(?P<back>kemarin|hari ini|yesterday|today)\b",
    )
)
_TIMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:\b(?:pukul|pkl\.?)|(?<![0-9]\s)\bjam)\s*(?P<h>[0-9]{1,2})"
        rf"(?:[.:](?P<min>[0-9]{{2}}))?(?![0-9]){_ZONE}",
        r"\b(?:per|at|as of)\s+(?P<h>[0-9]{1,2})[.:](?P<min>[0-9]{2})"
        rf"(?![0-9]){_ZONE}",
        r"(?<![\w.,])(?P<h>[0-9]{1,2})[.:](?P<min>[0-9]{2})\s*(?P<zone>WIB|WITA|WIT)\b",
    )
)
_CENTURY, _YEARS, _HOURS, _MINUTES = 2000, range(2000, 2101), 24, 60

#: A phone's clock may be this far ahead of ours.
_AHEAD = timedelta(minutes=5)


class Trouble(StrEnum):
    """Why a claim cannot be kept as it was written."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Moment:
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
    day = _first(_DATES, text)
    clock = _first(_TIMES, text)
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
    month = _MONTH[said["name"][:3].lower()] if said.get("name") else int(said["m"])
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
