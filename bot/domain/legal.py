"""The clocks of the law: they run beside the others, and no office changes them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.floors import Flag


class LegalClock(StrEnum):
    """What the law gives a time for (doctrine.md 3.5)."""

    PDP = "legal_pdp"
    SERTA_MERTA = "legal_serta_merta"
    LAPOR_FIRST = "legal_lapor_first"
    LAPOR_PLAIN = "legal_lapor_plain"
    LAPOR_DESK = "legal_lapor_desk"
    LAPOR_FIELD = "legal_lapor_field"
    RIGHT_OF_REPLY = "legal_right_of_reply"


_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LegalTerm:
    """How long the law gives, every hour counted, and when to warn before.

    `flag` is the fact that starts it; None: what starts it does not exist yet, as the
    word of the PPID that information must be announced at once (doctrine.md 0b.6).
    Such a clock is started by nobody, for nothing could stop it.
    """

    wait: timedelta
    warned_after: tuple[timedelta, ...] = ()
    flag: Flag | None = None


#: UU 27/2022 ps. 46 (3 x 24 h) · Perki 1/2021 ("without delay": red at 30 minutes) ·
#: SP4N 3/5/14/60 days · UU 40/1999 (soft 48 h, hard 45 days).
TERMS: dict[LegalClock, LegalTerm] = {
    LegalClock.PDP: LegalTerm(
        72 * _HOUR,
        (24 * _HOUR, 48 * _HOUR, 60 * _HOUR, 70 * _HOUR),
        Flag.DATA_BREACH,
    ),
    LegalClock.SERTA_MERTA: LegalTerm(timedelta(minutes=30)),
    LegalClock.LAPOR_FIRST: LegalTerm(3 * _DAY),
    LegalClock.LAPOR_PLAIN: LegalTerm(5 * _DAY),
    LegalClock.LAPOR_DESK: LegalTerm(14 * _DAY),
    LegalClock.LAPOR_FIELD: LegalTerm(60 * _DAY),
    LegalClock.RIGHT_OF_REPLY: LegalTerm(45 * _DAY, (48 * _HOUR,)),
}

#: After its end a legal clock warns again so often: it is never over by itself.
WARNED_AGAIN = timedelta(hours=12)


def warning(clock: LegalClock, started_at: datetime, now: datetime) -> datetime:
    """Return when the next warning about a clock comes, strictly after *now*."""
    term = TERMS[clock]
    for wait in (*term.warned_after, term.wait):
        if started_at + wait > now:
            return started_at + wait
    late = now - (started_at + term.wait)
    return now + WARNED_AGAIN - late % WARNED_AGAIN
