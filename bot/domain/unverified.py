"""Finding numbers that no verified fact stands behind, before they leave the house."""

import re
from collections.abc import Collection
from decimal import Decimal

from bot.domain.as_of_patterns import DATES, TIMES
from bot.domain.numbers import amounts

#: Numbers in words; "satu" is a word like others. None: nobody counted.
_WORDS: dict[str, int | None] = {
    "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "belasan": None, "puluhan": None,
    "ratusan": None, "ribuan": None, "jutaan": None, "seratus": 100, "seribu": 1000,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozens": None, "scores": None,
    "hundreds": None, "thousands": None,
}  # fmt: skip
_SPELLED = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)

#: Numbers that count nothing: of issues, texts, facts and levels; addresses on the web.
_CODES = re.compile(
    r"https?://\S+|\bISU-\S+|\b[LFDTK][0-9]+\b|\b[0-9]{1,2}[.:][0-9]{2}(?![0-9])"
    r"(?:\s*(?:WIB|WITA|WIT)\b)?",
    re.IGNORECASE,
)


def has_unverified(text: str, verified: Collection[Decimal], locale: str) -> bool:
    """Tell whether *text* holds a number that is not among the *verified* ones.

    Dates, times and codes are no such numbers.
    """
    rest = _CODES.sub(" ", text)
    for pattern in (*DATES, *TIMES):
        rest = pattern.sub(" ", rest)
    found = [amount.value for amount in amounts(rest, locale)]
    words = [_WORDS[word.lower()] for word in _SPELLED.findall(rest)]
    spelled = [Decimal(-1) if n is None else Decimal(n) for n in words]
    return any(value not in verified for value in (*found, *spelled))
