"""What may have come up since a text was submitted, and who can settle it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from bot.domain.findings import Weight
from bot.domain.lint.marks import Clearing, Mark, Remark


class Settles(StrEnum):
    """Who settles what came up: only the first has to change the words."""

    WRITER = "writer"
    LAW = "law"
    REGISTER = "register"


_W, _L, _R = Settles.WRITER, Settles.LAW, Settles.REGISTER

#: What may be otherwise at the approval than at the submission, and who settles it:
#: facts, what was told since, names, times, who speaks; what law must read; labels of
#: rumours and prepared answers, which stand in registers of their own.
MAY_CHANGE: dict[str, Settles] = {
    "U-03": _W, "U-06": _W, "U-08": _W, "U-10": _L, "U-16": _W, "U-17": _W, "U-18": _W,
    "U-19": _R, "U-26": _W, "SP-08": _W, "KH-06": _R, "KH-09": _R, "PM-07": _L,
    "UK-02": _W, "UK-06": _R, "HJ-04": _W,
}  # fmt: skip

#: Days that words name from where they stand. A night has two dates: it is left out.
_DAY = re.compile(
    r"\b(?:hari ini|(?:pagi|siang|sore) (?:ini|tadi)|tadi (?:pagi|siang|sore)|kemarin"
    r"|besok|lusa|today|this (?:morning|afternoon)|yesterday|tomorrow)\b",
    re.IGNORECASE,
)


def names_a_day(body: str) -> bool:
    """Tell whether words name a day as seen from the day on which they stand."""
    return _DAY.search(body) is not None


def of_another_day(body: str, written: date, today: date) -> Iterator[Remark]:
    """Yield each day that words name as seen from a day that is over (U-17)."""
    if written == today:
        return
    said = dict.fromkeys(found[0].casefold() for found in _DAY.finditer(body))
    for what in said:
        yield Remark("U-17", Weight.HOLDS_UP, Clearing.NOBODY, Mark(what))


def settled_by(remarks: Sequence[Remark], who: Settles) -> list[Remark]:
    """Return what of *remarks* is settled by *who*."""
    return [one for one in remarks if _settles(one) is who]


def _settles(remark: Remark) -> Settles:
    """A threat that nobody can clear is the writer's."""
    if remark.code == "U-10" and remark.clearing is not Clearing.LAW_AND_LEAD:
        return Settles.WRITER
    return MAY_CHANGE[remark.code]
