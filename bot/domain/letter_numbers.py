"""Letter numbers: what the registry gave, or what the office's pattern makes."""

import re
from datetime import datetime

from bot.domain.values import Struct

#: A number is at most this long.
LONGEST = 60

#: What a number is made of: no markup, no line, at least one digit.
_NUMBER = re.compile(r"(?=.*\d)[\w./() -]+", re.ASCII)

_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


class LetterNumber(Struct, frozen=True):
    """The number of a text; *serial* is None where the registry gave it."""

    document_id: str
    number: str
    year: int
    serial: int | None
    given_by: int
    given_at: datetime


def read_number(typed: str) -> str | None:
    """Return a number as it is printed; None for what is none."""
    said = re.sub(r"^(?:nomor|no|number)\s*[.:]*\s*", "", typed.strip(), flags=re.I)
    number = " ".join(said.split())
    whole = len(number) <= LONGEST and _NUMBER.fullmatch(number)
    return number if whole else None


def composed(pattern: str, serial: int, code: str, at: datetime) -> str:
    """Return the number of the office's pattern; *at* is in the office's zone."""
    return pattern.format(
        number=f"{serial:03d}",
        code=code,
        month=_ROMAN[at.month - 1],
        month_number=f"{at.month:02d}",
        year=at.year,
    )
