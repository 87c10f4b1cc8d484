"""Numbers in signs that are no plain digits: ½, 10², ①, those of other scripts."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

#: Superscripts, fractions, digits in circles, digits of other scripts and alphabets.
_SIGN = (
    r"\u00b2\u00b3\u00b9\u00bc-\u00be\u2070\u2074-\u2079\u2080-\u2089\u2150-\u218b"
    r"\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf\uff10-\uff19"
    r"\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\ua9d0-\ua9d9"
    r"\U0001d7ce-\U0001d7ff\U0001f100-\U0001f10c"
)
#: Behind a letter they belong to its word: m², CO₂.
_SIGNED = re.compile(
    rf"(?<![^\W\d_])(?:(?P<digits>[0-9]+(?:[.,][0-9]+)*)\s?)?(?P<signs>[{_SIGN}]+)[0-9]*"
)
#: People and damage are counted, even at the beginning of a line.
_COUNTED = re.compile(
    r"\s*(?:orang|korban|warga|jiwa|rumah|siswa|pasien|people|victims|homes)\b", re.I
)


def in_signs(text: str) -> Iterator[tuple[int, int, Decimal | None]]:
    """Yield where such numbers stand, with their value; None where none is plain.

    A digit in a circle at the beginning of a line numbers the lines of a list.
    """
    if text.isascii():
        return
    for match in _SIGNED.finditer(text):
        if not _numbers_a_line(text, match):
            yield *match.span(), _value(match["digits"] or "", match["signs"])


def _value(before: str, signs: str) -> Decimal | None:
    """Return what "½", "2½" or "１２" is worth; a power or an index is None."""
    if all(unicodedata.category(sign) == "Nd" for sign in signs) and not before:
        return Decimal("".join(str(unicodedata.digit(sign)) for sign in signs))
    worth = unicodedata.numeric(signs[0])
    fraction = 0 < worth < 1
    if len(signs) > 1 or (before and not (fraction and before.isdigit())):
        return None
    return Decimal(before or 0) + Decimal(str(worth))


def _numbers_a_line(text: str, match: re.Match[str]) -> bool:
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    circled = len(match["signs"]) == 1 and "CIRCLED" in unicodedata.name(match["signs"])
    counts = _COUNTED.match(text, match.end())
    return circled and not match["digits"] and not before.strip() and not counts
