"""Quiet hours: when somebody is left in peace, and what wakes them all the same."""

import re
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo

from bot.domain.issue import Issue
from bot.domain.levels import Level, Urgency
from bot.domain.office import Night
from bot.domain.times import ZONES
from bot.domain.values import Struct

_SPAN = re.compile(
    r"(?:pukul|jam|at|from)?\s*([01]?\d|2[0-3])(?:[.:]([0-5]\d))?"
    r"\s*(?:-|–|s\.?d\.?|sampai|hingga|to|until)\s*"
    r"([01]?\d|2[0-3])(?:[.:]([0-5]\d))?\s*(WIB|WITA|WIT)?\s*\.?",
    re.IGNORECASE,
)


class QuietHours(Struct, frozen=True):
    """The hours in which *user_id* rests; no `zone` (WIB, WITA, WIT): the office's.

    Without hours (`night` is None) they chose never to be left in peace.
    """

    user_id: int
    night: Night | None
    zone: str = ""

    def until(self, now: datetime, office: tzinfo) -> datetime | None:
        """Return when the rest of this instant ends, in UTC; None where they are up."""
        if self.night is None:
            return None
        local = now.astimezone(self.place(office))
        if not self.night.covers(local):
            return None
        return self.night.end_after(local).astimezone(UTC)

    def place(self, office: tzinfo) -> tzinfo:
        """Return the zone in which the hours count."""
        if not self.zone:
            return office
        return timezone(timedelta(hours=ZONES[self.zone]), self.zone)


def read_span(text: str) -> tuple[Night, str] | None:
    """Read `22.00-06.00`, `22-6 WIT` or `21.30 s.d. 05.00`; None where it is not one.

    Hours that begin and end at the same time would never end: that is none either.
    """
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        return None
    start = time(int(match[1]), int(match[2] or 0))
    end = time(int(match[3]), int(match[4] or 0))
    return (Night(start, end), (match[5] or "").upper()) if start != end else None


def wakes(issue: Issue) -> bool:
    """Tell whether news of an issue are never held: L3, L4, danger, or not assessed.

    What nobody has assessed may be anything, unless its reporter said that it can wait.
    """
    if issue.urgency is Urgency.DANGER:
        return True
    if issue.level is None:
        return issue.urgency is not Urgency.CAN_WAIT
    return issue.level >= Level.L3
