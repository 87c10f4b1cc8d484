"""The clocks of the law: they run beside the others, and no office changes them."""

from calendar import monthrange
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.floors import Flag
from bot.domain.values import Struct


class LegalClock(StrEnum):
    """What the law gives a time for (doctrine.md 3.5)."""

    PDP = "legal_pdp"
    BSSN = "legal_bssn"
    SERTA_MERTA = "legal_serta_merta"
    LAPOR_FIRST = "legal_lapor_first"
    LAPOR_PLAIN = "legal_lapor_plain"
    LAPOR_DESK = "legal_lapor_desk"
    LAPOR_FIELD = "legal_lapor_field"
    RIGHT_OF_REPLY = "legal_right_of_reply"


_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


class LegalTerm(Struct, frozen=True):
    """How long the law gives, every hour counted, and when to warn before.

    `flag` is the fact that starts it; None: a person starts it, as by recording the
    word of the PPID that information must be announced at once (doctrine.md 0b.6).
    Where the law counts in `months`, it is they and not `wait`.
    """

    wait: timedelta = timedelta()
    warned_after: tuple[timedelta, ...] = ()
    flag: Flag | None = None
    months: int = 0

    def ends(self, started_at: datetime) -> datetime:
        """Return when the time is over that began at *started_at*."""
        return months_later(started_at, self.months) + self.wait


#: UU 27/2022 ps. 46 (3 x 24 h) · Peraturan BSSN 1/2024 (1 x 24 h) · Perki 1/2021
#: ("without delay": red at 30 minutes) · SP4N 3/5/14/60 days · hak jawab: two months
#: from publication (doctrine.md 0b.7; warned after 48 hours and 45 days).
TERMS: dict[LegalClock, LegalTerm] = {
    LegalClock.PDP: LegalTerm(
        72 * _HOUR,
        (24 * _HOUR, 48 * _HOUR, 60 * _HOUR, 70 * _HOUR),
        Flag.DATA_BREACH,
    ),
    LegalClock.BSSN: LegalTerm(24 * _HOUR, (12 * _HOUR, 20 * _HOUR), Flag.VITAL_SYSTEM),
    LegalClock.SERTA_MERTA: LegalTerm(timedelta(minutes=30)),
    LegalClock.LAPOR_FIRST: LegalTerm(3 * _DAY),
    LegalClock.LAPOR_PLAIN: LegalTerm(5 * _DAY),
    LegalClock.LAPOR_DESK: LegalTerm(14 * _DAY),
    LegalClock.LAPOR_FIELD: LegalTerm(60 * _DAY),
    LegalClock.RIGHT_OF_REPLY: LegalTerm(
        warned_after=(48 * _HOUR, 45 * _DAY), months=2
    ),
}

#: After its end a legal clock warns again so often: it is never over by itself.
WARNED_AGAIN = timedelta(hours=12)


def warning(clock: LegalClock, started_at: datetime, now: datetime) -> datetime:
    """Return when the next warning about a clock comes, strictly after *now*."""
    term = TERMS[clock]
    warned = [started_at + wait for wait in term.warned_after]
    for at in (*warned, term.ends(started_at)):
        if at > now:
            return at
    late = now - term.ends(started_at)
    return now + WARNED_AGAIN - late % WARNED_AGAIN


def months_later(at: datetime, months: int) -> datetime:
    """Return the same day and hour *months* later, or the last day of that month."""
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    day = min(at.day, monthrange(year, month + 1)[1])
    return at.replace(year=year, month=month + 1, day=day)


class NoReply(StrEnum):
    """Why no right of reply is asked for (doctrine.md 1.1)."""

    CORRECTION = "correction"
    OPINION = "opinion"
    CORRECTED = "corrected"
    STATEMENT = "statement"
