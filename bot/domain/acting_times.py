"""Reading from when until when somebody acts: "20/3-25/3", "28 November 16.00"."""

import re
from datetime import UTC, date, datetime, time

from bot.domain.due import read_due
from bot.domain.due_patterns import SPAN, TIME
from bot.domain.worktime import DAY, WorkTime

#: What stands between the beginning and the end; between two dates a bare line.
_BETWEEN = re.compile(
    r"\s*(?:\b(?:sampai|hingga|until|to|s\.?\s?d\.?)\s|[-–]\s"
    r"|(?:(?<=[0-9]/[0-9])|(?<=[0-9]/[0-9]{2})|(?<=/[0-9]{4}))\s?[-–])\s*",
    re.IGNORECASE,
)


def read_acting(
    text: str, now: datetime, work: WorkTime
) -> tuple[datetime, datetime | None]:
    """Return beginning and end in UTC; what is not said begins now, None has no end.

    A date without a time is the whole day in the office's zone: it begins at midnight,
    and the last day belongs to it.
    """
    parts = [part for part in _BETWEEN.split(f" {text.strip()} ") if part.strip()]
    if not parts:
        return now, None
    begins = _day_of(parts[0], now, work, last=False) if parts[1:] else None
    return begins or now, _day_of(parts[-1], now, work, last=True)


def _day_of(said: str, now: datetime, work: WorkTime, *, last: bool) -> datetime | None:
    today = now.astimezone(work.zone).date()
    whole = not TIME.search(said) and not SPAN.search(said)
    # Seen from midnight: the office's day of today is not over in the evening.
    seen = _midnight(today, work) if whole else now
    at = read_due(said.strip(), seen, work).at
    if at is None or not whole:
        return at
    day = at.astimezone(work.zone).date()
    return _midnight(day + DAY, work) if last else max(now, _midnight(day, work))


def _midnight(day: date, work: WorkTime) -> datetime:
    return datetime.combine(day, time(), work.zone).astimezone(UTC)
