"""Numbers that people type, and whether a fact stands behind each (doctrine.md 0.7)."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.as_of_patterns import DATES, TIMES
from bot.domain.fact import Fact
from bot.domain.fact_life import FactState
from bot.domain.numbers import amounts

#: What has digits and is no amount: a time of day, a number of a thing, an ordinal.
_CODES = (
    re.compile(r"(?<![\w.,])(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9](?![\w.,]*[0-9])"),
    re.compile(r"\b(?:ISU-)?[0-9]{4}-[0-9]{4}(?:/[A-Z][0-9]+)?\b"),
    re.compile(r"\b[A-Za-z]+-?[0-9]+\b"),
    re.compile(r"\bke-[0-9]+\b|\b[0-9]+(?:st|nd|rd|th)\b", re.IGNORECASE),
    re.compile(r"^\s*[0-9]{1,2}[.)](?=\s)", re.MULTILINE),
)

_NUMBERED = re.compile(r"\bF[0-9]+\b")


@dataclass(frozen=True, slots=True)
class Number:
    """An amount in a text, as it was written."""

    written: str
    value: Decimal


def numbers_in(text: str, locale: str) -> list[Number]:
    """Return the amounts of a text; times, dates and the numbers of things are none."""
    rest = text
    for pattern in (*TIMES, *DATES, *_CODES):
        rest = pattern.sub(lambda found: "\x00" * len(found.group()), rest)
    return [
        Number(text[one.start : one.end], one.value) for one in amounts(rest, locale)
    ]


def named_facts(text: str) -> frozenset[str]:
    """Return the facts that a text names: "F2"."""
    return frozenset(_NUMBERED.findall(text))


def unbound(text: str, facts: Iterable[Fact], locale: str) -> list[str]:
    """Return the numbers of a text behind which no verified fact stands.

    A line that names a verified fact speaks of it, whatever else it counts.
    """
    verified = [fact for fact in facts if fact.state is FactState.VERIFIED]
    known = {fact.short for fact in verified}
    values = {fact.value for fact in verified}
    found = []
    for line in text.splitlines():
        if not named_facts(line) & known:
            found += _without(line, values, locale)
    return found


def _without(line: str, values: Collection[Decimal | None], locale: str) -> list[str]:
    return [n.written for n in numbers_in(line, locale) if n.value not in values]
