"""Reading until when something is to be done: "jumat 15.00", "besok", "2 jam"."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from bot.domain.as_of import Trouble
from bot.domain.as_of_patterns import DATES, MONTH
from bot.domain.due_patterns import AHEAD, NAMED, SPAN, TIME, UNITS, WEEKDAYS
from bot.domain.times import ZONES
from bot.domain.values import Struct
from bot.domain.worktime import DAY, WorkTime

_HOURS, _MINUTES, _CENTURY, _YEARS = 24, 60, 2000, range(2000, 2101)

#: Where the office has no hours on a day, it ends then.
_EVENING = time(17)


class Due(Struct, frozen=True):
    """Until when, in UTC; `trouble` says why not. Neither: the text names no time."""

    at: datetime | None = None
    trouble: Trouble | None = None

    @property
    def said(self) -> bool:
        """Tell whether the text speaks of a time at all."""
        return self.at is not None or self.trouble is not None


def read_due(text: str, now: datetime, work: WorkTime) -> Due:
    """Read the first day and time of a text; without a zone it is the office's.

    A day without a time means the end of the office's day; a time without a day its
    next one; a day without a year the next such day. What is over is `Trouble.TIME`.
    """
    day = _date_said(text)
    named = None if day else NAMED.search(text)
    span = None if day or named else SPAN.search(text)
    if span:
        return Due(_after(span, now, work))
    clock = TIME.search(_without(text, day))
    if clock and _clock(clock) is None:
        return Due(trouble=Trouble.TIME)
    zone = _zone(clock, work.zone)
    local = now.astimezone(zone)
    if day is None and named is None:
        return Due(_next(clock, local) if clock else None)
    then = _calendar(day, local.date()) if day else _named(named, clock, local)
    if then is None:
        return Due(trouble=Trouble.DATE)
    at = _at(then, clock, zone, work)
    return Due(at) if at > now else Due(trouble=Trouble.TIME)


def _date_said(text: str) -> re.Match[str] | None:
    """Find a date; what lies behind us ("kemarin") is none."""
    found = (pattern.search(text) for pattern in DATES[:-1])
    return next((match for match in found if match), None)


def _without(text: str, day: re.Match[str] | None) -> str:
    return text if day is None else text[: day.start()] + " " + text[day.end() :]


def _after(span: re.Match[str], now: datetime, work: WorkTime) -> datetime:
    count, unit = int(span["n"]), span["unit"].lower()
    if span["work"]:
        return work.after(now, count * DAY)
    if unit.startswith(("hari", "day")):
        return now + count * DAY
    if unit.startswith(("minggu", "week")):
        return now + 7 * count * DAY
    return now + timedelta(minutes=count * UNITS[unit[:2]])


def _clock(match: re.Match[str]) -> time | None:
    hour, minute = int(match["h"] or match["h2"]), int(match["m"] or match["m2"] or 0)
    if hour == _HOURS and not minute:
        hour, minute = _HOURS - 1, _MINUTES - 1
    return time(hour, minute) if hour < _HOURS and minute < _MINUTES else None


def _zone(clock: re.Match[str] | None, own: tzinfo) -> tzinfo:
    named = clock["zone"] if clock else None
    return timezone(timedelta(hours=ZONES[named.upper()])) if named else own


def _next(match: re.Match[str], local: datetime) -> datetime:
    clock = _clock(match)
    assert clock is not None
    at = datetime.combine(local.date(), clock, local.tzinfo)
    return (at if at > local else at + DAY).astimezone(UTC)


def _named(
    match: re.Match[str] | None, clock: re.Match[str] | None, local: datetime
) -> date:
    """Return the day that a word means; today's weekday is today while it lasts."""
    assert match is not None
    today = local.date()
    if match["ahead"]:
        return today + AHEAD[match["ahead"].lower()] * DAY
    said = match["week"].lower()
    wanted = next(n for n, names in enumerate(WEEKDAYS) if re.fullmatch(names, said))
    days = (wanted - today.weekday()) % 7
    over = clock is None or (_clock(clock) or time()) <= local.time()
    return today + (days or 7 * over) * DAY


def _calendar(match: re.Match[str], today: date) -> date | None:
    said = match.groupdict()
    month = MONTH[said["name"][:3].lower()] if said.get("name") else int(said["m"])
    if said.get("y"):
        short = len(said["y"]) == len("26")
        return _date(int(said["y"]) + (_CENTURY if short else 0), month, int(said["d"]))
    years = (_date(today.year + on, month, int(said["d"])) for on in (0, 1))
    return next((d for d in years if d and d >= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _at(
    day: date, clock: re.Match[str] | None, zone: tzinfo, work: WorkTime
) -> datetime:
    said = _clock(clock) if clock else None
    if said is not None:
        return datetime.combine(day, said, zone).astimezone(UTC)
    opened = work.opened(day)
    end = opened[1] if opened else datetime.combine(day, _EVENING, work.zone)
    return end.astimezone(UTC)


def morning_after(
    now: datetime, hour: int, work: WorkTime, *, working: bool
) -> datetime:
    """Return *hour* o'clock tomorrow; with *working*, on the next day of work."""
    today = now.astimezone(work.zone).date()
    days = [today + n * DAY for n in range(1, 15)]
    open_days = [day for day in days if work.opened(day)] if working else days
    day = (open_days or days)[0]
    return datetime.combine(day, time(hour), work.zone).astimezone(UTC)
