"""Reading until when an answer is put off, and why: "sampai 14.00 karena …"."""

import re
from datetime import datetime

from bot.domain.due import read_due
from bot.domain.values import Struct
from bot.domain.worktime import WorkTime

_UNTIL = r"(?:ditunda\s+|tunda\s+)?(?:sampai|hingga|s\.?d\.?|until|till)(?:\s+dengan)?"
_BECAUSE = r"(?:karena|sebab|because|since|as)"

#: A time of which nothing else is said than the day: the whole of a part.
_WHEN = (
    r"(?:(?:hari ini|today|besok|tomorrow|lusa|(?:hari\s+)?(?:senin|selasa|rabu|kamis"
    r"|jum'?at|sabtu|minggu|ahad|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\s*,?\s*)?"
    r"(?:(?:pukul|pkl\.?|jam|at)\s*)?\d{1,2}[.:]\d{2}(?:\s*(?:WIB|WITA|WIT)\b)?"
)
_FIRST = re.compile(
    rf"^(?:{_UNTIL}\s+)?(?P<when>{_WHEN})"
    rf"(?:[\s,;:–—-]+(?:{_BECAUSE}\b\s*)?(?P<why>\S.*))?$",
    re.IGNORECASE | re.DOTALL,
)
_LAST = re.compile(
    rf"^(?:{_BECAUSE}\s+)?(?P<why>\S.*?)[\s,;]+{_UNTIL}\s+(?P<when>{_WHEN})$",
    re.IGNORECASE | re.DOTALL,
)


class PutOff(Struct, frozen=True):
    """Until when, in UTC, and why; None and "" for what was not said."""

    until: datetime | None = None
    why: str = ""


def read_put_off(text: str, now: datetime, work: WorkTime) -> PutOff:
    """Tell a time at the beginning or the end from the reason; either may be alone."""
    words = " ".join(text.split()).rstrip(" .")
    found = _FIRST.match(words) or _LAST.match(words)
    until = read_due(found["when"], now, work).at if found else None
    if found is None or until is None:
        return PutOff(why=words)
    return PutOff(until, (found["why"] or "").strip(" ,;"))
