"""Reading a roster: a line that was typed, or each row of a table, with its faults."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from bot.domain.roster_days import Hours, ahead_in, cut, date_of, days_in, hours_in
from bot.domain.roster_known import SHOWN, Fault, Found, Known
from bot.domain.roster_patterns import (
    DATE,
    DAY_PHRASE,
    HEADER,
    JOINING,
    SINCE,
    SOME_TIME,
    UNTIL,
    ZONE,
    ZONE_NAMES,
)
from bot.domain.roster_people import Trouble, Unreadable, people_in
from bot.domain.roster_shifts import DAY, LONGEST, Dated, Line, Weekly
from bot.domain.text import first_line
from bot.domain.values import replace


def read_roster(rows: Iterable[tuple[int, str]], known: Known) -> Found:
    """Read numbered lines; one that only names columns is passed over at the top."""
    lines: list[Line] = []
    faults: list[Fault] = []
    seen: set[Line] = set()
    for number, row in rows:
        text = " ".join(re.sub(r"[–—−‐‑]", "-", row).replace(";", " ").split())
        if not text or text.startswith("#") or _is_header(text, lines, faults):
            continue
        try:
            for line in _read(text, known):
                if line in seen:
                    raise Unreadable(Trouble.TWICE)
                seen.add(line)
                lines.append(replace(line, id=f"{known.prefix}{len(lines) + 1}"))
        except Unreadable as wrong:
            shown = first_line(row.strip(), SHOWN)
            faults.append(Fault(number, shown, wrong.trouble, wrong.said, wrong.meant))
    return Found(tuple(lines), tuple(faults))


def _is_header(text: str, lines: list[Line], faults: list[Fault]) -> bool:
    first = not lines and not faults and not re.search(r"[0-9]", text)
    return first and not DAY_PHRASE.search(text) and bool(HEADER.search(text))


def _read(text: str, known: Known) -> list[Line]:
    """Read one line: take what is known out of it, and the rest is a name."""
    named = ZONE.search(text)
    zone = ZONE_NAMES[named[1]] if named else known.zone
    text = cut(text, named) if named else text
    since, text = _bound(SINCE, text, known.today)
    until, text = _bound(UNTIL, text, known.today)
    dates, text = _dates(text, known.today)
    phrase = DAY_PHRASE.search(text)
    text = cut(text, phrase) if phrase else text
    days = days_in(phrase[0]) if phrase else frozenset[int]()
    if not dates and not days:
        raise Unreadable(Trouble.NO_DAY)
    hours, rest, wrong = hours_in(text, known.named)
    if hours is None:
        wrong = wrong or bool(SOME_TIME.search(text))
        raise Unreadable(Trouble.BAD_HOURS if wrong else Trouble.NO_HOURS)
    people = people_in(JOINING.sub(_joined, rest), known.team)
    if dates:
        _check_weekday(dates[0], days)
        return [_dated(one, dates, hours, zone, known.today) for one in people]
    return [Weekly("", one, days, *hours, zone, since, until) for one in people]


def _joined(match: re.Match[str]) -> str:
    """Keep what stands between two names."""
    return "," if match[0] == "," else " "


def _bound(pattern: re.Pattern[str], text: str, today: date) -> tuple[date | None, str]:
    """Take "mulai 1/12" out of a line."""
    match = pattern.search(text)
    if match is None:
        return None, text
    return _day(match, today), cut(text, match)


def _dates(text: str, today: date) -> tuple[list[date], str]:
    """Take the dates out of a line: on which day it begins, perhaps ends."""
    ahead = ahead_in(text, today)
    if ahead:
        return [ahead[0]], ahead[1]
    found: list[date] = []
    while match := DATE.search(text):
        found.append(_day(match, today))
        text = cut(text, match)
    return found, text


def _day(match: re.Match[str], today: date) -> date:
    day = date_of(match, today)
    if day is None:
        raise Unreadable(Trouble.BAD_DATE, match[0].split(" ")[-1])
    return day


def _check_weekday(day: date, days: frozenset[int]) -> None:
    if days and day.weekday() not in days:
        raise Unreadable(Trouble.WRONG_DAY, day.isoformat(), str(day.weekday()))


def _dated(
    person: int, dates: list[date], hours: Hours, zone: str, today: date
) -> Dated:
    begins, ends = hours
    last = dates[1] if len(dates) > 1 else dates[0]
    if last == dates[0] and ends <= begins:
        last += DAY
    span = datetime.combine(last, ends) - datetime.combine(dates[0], begins)
    if span.total_seconds() <= 0 or len(dates) > 2:  # noqa: PLR2004
        raise Unreadable(Trouble.BAD_HOURS)
    if span > LONGEST:
        raise Unreadable(Trouble.TOO_LONG)
    if last < today:
        raise Unreadable(Trouble.OVER, dates[0].isoformat())
    return Dated("", person, dates[0], begins, last, ends, zone)
