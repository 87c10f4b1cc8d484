"""Reading days, dates and hours of a roster's line."""

import re
from collections.abc import Mapping
from datetime import date, time

from bot.domain.as_of_patterns import MONTH
from bot.domain.due_patterns import AHEAD
from bot.domain.roster_patterns import ALL_DAY, DATE_PARTS, DAY_PART, DAYS, HOURS
from bot.domain.roster_shifts import DAY

_CENTURY, _YEARS, _SHORT = 2000, range(2000, 2101), 2
_HOURS, _MINUTES, _WEEK = 24, 60, 7

Hours = tuple[time, time]


def days_in(phrase: str) -> frozenset[int]:
    """Return the days that a phrase of names means, "Jumat-Senin" over the weekend."""
    found: set[int] = set()
    before: int | None = None
    for part in DAY_PART.finditer(phrase):
        days = _meant(part["day"])
        if part["to"] and before is not None and len(days) == 1:
            (last,) = days
            if max(before, last) < _WEEK:
                days = frozenset(
                    (before + n) % _WEEK for n in range((last - before) % _WEEK + 1)
                )
        found |= days
        before = max(days) if len(days) == 1 else None
    return frozenset(found)


def _meant(word: str) -> frozenset[int]:
    return next(days for pattern, days in DAYS if pattern.fullmatch(word))


def date_of(match: re.Match[str], today: date) -> date | None:
    """Return the day of a date; one without a year is the next such day.

    None where no calendar has it. The days of yesterday's night shift are today's, so
    yesterday counts as next.
    """
    said = match.groupdict()
    year, month, day = next(
        tuple(said[name] for name in names) for names in DATE_PARTS if said[names[2]]
    )
    number = int(month) if month.isdigit() else MONTH[month[:3].lower()]
    if year:
        full = int(year) + (_CENTURY if len(year) == _SHORT else 0)
        return _date(full, number, int(day))
    years = (_date(today.year + on, number, int(day)) for on in (0, 1, 2, 3, 4))
    return next((one for one in years if one and one >= today - DAY), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def ahead_in(text: str, today: date) -> tuple[date, str] | None:
    """Find "besok" or "today"; return the day, and the text without it."""
    for word, days in AHEAD.items():
        found = re.search(rf"\b{word}\b", text, re.IGNORECASE)
        if found:
            return today + days * DAY, cut(text, found)
    return None


def cut(text: str, match: re.Match[str]) -> str:
    """Return a text without what was found in it."""
    return f"{text[: match.start()]} {text[match.end() :]}"


def hours_in(text: str, named: Mapping[str, Hours]) -> tuple[Hours | None, str, bool]:
    """Find from when until when; return it, the text without it, and if it is wrong.

    *named* are the shifts that the office calls by a word, such as "malam".
    """
    for pattern in HOURS:
        match = pattern.search(text)
        if match:
            begins, ends = _time(match, "1"), _time(match, "2")
            wrong = begins is None or ends is None or int(match["h1"]) == _HOURS
            hours = None if begins is None or ends is None or wrong else (begins, ends)
            return hours, cut(text, match), wrong
    whole = ALL_DAY.search(text)
    if whole:
        return (time(), time()), cut(text, whole), False
    for word, hours in named.items():
        match = re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
        if match:
            return hours, cut(text, match), False
    return None, text, False


def _time(match: re.Match[str], which: str) -> time | None:
    """Return a time of day; "24.00" is midnight."""
    hour, minute = int(match[f"h{which}"]), int(match[f"m{which}"] or 0)
    if minute >= _MINUTES or hour > _HOURS or (hour == _HOURS and minute):
        return None
    return time(hour % _HOURS, minute)
