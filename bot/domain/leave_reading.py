"""Reading a leave: "sampai 3/12", "besok", "28/11 s.d. 3/12; pengganti Budi"."""

import re
from datetime import UTC, date, datetime, time

from bot.domain.due import read_due
from bot.domain.values import Struct
from bot.domain.worktime import DAY, WorkTime

#: A leave is at most this long, in days; longer absences are for the host to end.
LONGEST = 366

_STAND_IN = re.compile(
    r"[;,.]?\s*\b(?:pengganti(?:nya)?|digantikan(?:\s+oleh)?|diganti|stand[- ]?in)"
    r"\s*:?\s*(?P<who>[^;,\n]{2,64})",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:^|(?<=\s))(?:sampai(?:\s+dengan)?|hingga|s\.?\s?/?d\.?|until|till|to)\s"
    r"|\s+[-–]\s+|(?<=[0-9])\s?–\s?(?=[0-9])"
    r"|(?<=[0-9]/[0-9])-(?=[0-9])|(?<=[0-9]/[0-9]{2})-(?=[0-9])",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(r"(?:\b(?:tanggal|tgl\.?)\s+)?(?P<d>[0-9]{1,2})")
_MONTH_AFTER = re.compile(
    r"[0-9]{1,2}(?P<rest>\s*/\s*[0-9/]+|\s+[a-z]+(?:\s+[0-9]{4})?)"
)
_SPAN = re.compile(
    r"(?<![0-9/.])(?P<n>[0-9]{1,3})\s*(?:(?P<weeks>minggu|weeks?)|hari|days?)\b",
    re.IGNORECASE,
)
_WEEK = 7


class LeaveSaid(Struct, frozen=True):
    """From when until when, in UTC, and the name of who stands in, "" for nobody."""

    starts_at: datetime
    ends_at: datetime
    stand_in: str = ""


def read_leave(text: str, now: datetime, work: WorkTime) -> LeaveSaid | None:
    """Read a leave; None where no end can be read, or it is over or too long.

    The last day belongs to it, to midnight in the office's zone. What names only its
    end begins at once; a single day that lies ahead is that day alone.
    """
    named = _STAND_IN.search(text)
    words = text[: named.start()] + " " + text[named.end() :] if named else text
    days = _days(" ".join(words.split()), now, work)
    if days is None:
        return None
    first, last = days
    today = now.astimezone(work.zone).date()
    if last < max(first, today) or (last - today).days > LONGEST:
        return None
    starts = now if first <= today else _midnight(first, work)
    ends = _midnight(last + DAY, work)
    return LeaveSaid(starts, ends, named["who"].strip() if named else "")


def _days(words: str, now: datetime, work: WorkTime) -> tuple[date, date] | None:
    """Return the first and the last day of what was said."""
    today = now.astimezone(work.zone).date()
    span = _SPAN.search(words)
    if span is not None:
        count = int(span["n"]) * (_WEEK if span["weeks"] else 1)
        return today, today + (count - 1) * DAY
    split = _UNTIL.split(words, maxsplit=1)
    last = _day(split[-1], today, work)
    if last is None:
        return None
    if len(split) == 1:
        return last, last
    first = _first(split[0], split[1], today, work)
    return None if first is None else (first, last)


def _first(said: str, end: str, today: date, work: WorkTime) -> date | None:
    """Return the first day: today where none is named; "5" takes the end's month."""
    number = _DAY_ALONE.fullmatch(said.strip())
    month = _MONTH_AFTER.search(end.lower())
    if number and month:
        said = f"{number['d']}{month['rest']}"
    return _day(said, today, work) or (today if not re.search("[0-9]", said) else None)


def _day(said: str, today: date, work: WorkTime) -> date | None:
    """Return the day that words name, seen from the first minute of today."""
    found = read_due(said.strip(), _midnight(today, work), work)
    return found.at.astimezone(work.zone).date() if found.at else None


def _midnight(day: date, work: WorkTime) -> datetime:
    return datetime.combine(day, time(), work.zone).astimezone(UTC)
