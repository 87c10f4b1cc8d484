"""Reading a claim: what is measured, how much, where, when, and who says so.

Everything is a guess by fixed rules, shown to who wrote it and corrected by a tap.
"""

import re
from datetime import datetime, tzinfo
from decimal import Decimal

from bot.domain.as_of import Trouble, read_moment
from bot.domain.fact import SourceKind
from bot.domain.fact_rules import FactRules, said
from bot.domain.numbers import LARGEST, amounts, strange_number
from bot.domain.values import Struct

#: The longest guess; a longer one is no name.
NAME_LENGTH = 80

_NAMED = re.compile(
    r"(?:\b(?:menurut|sumber(?:nya)?\s*:|kata|according to|source\s*:)"
    # "data BPS", but neither "cadangan data ada di ..." nor "Balai Data Wilayah"
    r"|(?-i:\b(?:sumber|data))(?=\s+(?-i:[A-Z])))"
    r"\s*(?P<name>[^,;.\n]{2,80})",
    re.IGNORECASE,
)
_FRONT = re.compile(r"^\s*(?P<name>[^:,;\n]{2,60}):\s")
_TAIL = re.compile(r"[,;]\s*(?P<name>[^,;\n]{2,80}?)\s*\.?\s*$")
_PLACE = re.compile(
    r"\b(?:di|in)\s+(?!atas\b|bawah\b|antara\b|luar\b|dalam\b|mana\b)"
    r"(?P<name>[^,;\n]{2,80}?)(?=\s*(?:[,;\n]|\.(?:\s|$)|$|\b(?:yang|karena|akibat|"
    r"sejak|sebanyak|mencapai|sudah|telah|adalah|because|since|is|are|has|have)\b))",
    re.IGNORECASE,
)
#: What stands in brackets explains a number; what is measured stays the same.
_ASIDE = re.compile(r"\([^()]*\)")
_BLANKED, _FEW_WORDS = "\x00", 6
_SPACES = re.compile(r"[\s\x00]+")


class Claim(Struct, frozen=True):
    """What was read in a text; `trouble` says what cannot be kept as it is."""

    text: str
    metric: str = ""
    value: Decimal | None = None
    unit: str = ""
    as_of: datetime | None = None
    place: str = ""
    source: str = ""
    kind: SourceKind | None = None
    trouble: Trouble | None = None


def read_claim(
    text: str, now: datetime, zone: tzinfo, locale: str, rules: FactRules
) -> Claim:
    """Read a claim; the text itself is kept whatever is found in it."""
    moment = read_moment(text, now, zone)
    rest = text
    for span in moment.spans:
        rest = _blank(rest, span)
    source, rest = _source(rest, rules)
    place, rest = _cut(_PLACE, rest)
    found = amounts(rest, locale)
    amount = found[0] if found else None
    if amount:
        rest = _blank(rest, (amount.start, amount.end))
    wrong = strange_number(text) or (amount and abs(amount.value) > LARGEST)
    return Claim(
        text=text,
        metric=_tidy(_ASIDE.sub(" ", rest)),
        value=amount.value if amount and not wrong else None,
        unit=amount.unit if amount else "",
        as_of=moment.at,
        place=place,
        source=source,
        kind=guess_kind(source, rules),
        trouble=Trouble.NUMBER if wrong else moment.trouble,
    )


def guess_kind(source: str, rules: FactRules) -> SourceKind | None:
    """Guess what kind of source a name is; None where no word tells."""
    kinds = (kind for kind, words in rules.source_words.items() if said(source, words))
    return next(kinds, None)


def _source(text: str, rules: FactRules) -> tuple[str, str]:
    """Return who says so, and the text without it."""
    name, rest = _cut(_NAMED, text)
    if name:
        return name, rest
    front = _FRONT.search(text)
    if front and guess_kind(front["name"], rules):
        return _tidy(front["name"]), _blank(text, front.span())
    tail = _TAIL.search(text)
    if tail and _is_name(tail["name"]) and _tidy(text[: tail.start()]):
        return _tidy(tail["name"]), _blank(text, tail.span())
    return "", text


def _is_name(text: str) -> bool:
    words = text.split()
    return len(words) <= _FEW_WORDS and not any(c.isdigit() for c in text)


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    match = pattern.search(text)
    if match is None or not _tidy(match["name"]):
        return "", text
    return _tidy(match["name"]), _blank(text, match.span())


def _blank(text: str, span: tuple[int, int]) -> str:
    """Blank a part out, so that the places of all others stay."""
    start, end = span
    return text[:start] + _BLANKED * (end - start) + text[end:]


def _tidy(text: str) -> str:
    line = _SPACES.sub(" ", text).strip(" .,;:-–—")
    return line[:NAME_LENGTH].rstrip()
