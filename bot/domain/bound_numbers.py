"""Numbers that people type, and whether a fact stands behind each (doctrine.md 0.7)."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.as_of_patterns import DATES, TIMES
from bot.domain.fact import Fact
from bot.domain.fact_life import FactState
from bot.domain.fact_words import says
from bot.domain.numbers import amounts

#: What has digits and is no amount: a time of day, a number of a thing, an ordinal.
_CODES = (
    re.compile(r"(?<![\w.,])(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9](?![\w.,]*[0-9])"),
    re.compile(r"\b(?:ISU-)?[0-9]{4}-[0-9]{4}(?:/[A-Z][0-9]+)?\b"),
    re.compile(r"\b[A-Za-z]+-?[0-9]+\b"),
    re.compile(r"\bke-[0-9]+\b|\b[0-9]+(?:st|nd|rd|th)\b", re.IGNORECASE),
    re.compile(r"^\s*[0-9]{1,2}[.)](?=\s)", re.MULTILINE),
)

_NUMBERED = re.compile(r"(?<![\w/])(?:(?:ISU-)?(?:[0-9]{4}-)?([0-9]{4})/)?(F[0-9]+)\b")


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
    """Return the facts that a text names: "F2"; "0002/F2" with the issue's number."""
    found = _NUMBERED.findall(text)
    return frozenset(f"{issue}/{short}" if issue else short for issue, short in found)


def called(fact: Fact) -> frozenset[str]:
    """Return what a text may call a fact: its short number, and that with its issue."""
    return frozenset({fact.short, fact.id.partition("-")[2]})


def unbound(text: str, facts: Iterable[Fact], locale: str) -> list[str]:
    """Return the numbers of a text behind which no verified fact stands.

    A line that names a verified fact speaks of it, whatever else it counts.
    """
    verified = [fact for fact in facts if fact.state is FactState.VERIFIED]
    known = {name for fact in verified for name in called(fact)}
    values = {fact.value for fact in verified}
    found = []
    for line in text.splitlines():
        if not named_facts(line) & known:
            found += _without(line, values, locale)
    return found


def rests_on(text: str, facts: Iterable[Fact], locale: str) -> list[Fact]:
    """Return the facts that a text says or names, whatever became of them."""
    values = {number.value for number in numbers_in(text, locale)}
    named, said = named_facts(text), " ".join(text.casefold().split())
    return [
        fact
        for fact in facts
        if fact.value in values or bool(called(fact) & named) or says(said, fact)
    ]


def bound(text: str, facts: Iterable[Fact], locale: str) -> list[Fact]:
    """Return the verified facts on which a text rests: it says or names them."""
    verified = (fact for fact in facts if fact.state is FactState.VERIFIED)
    return rests_on(text, verified, locale)


def _without(line: str, values: Collection[Decimal | None], locale: str) -> list[str]:
    return [n.written for n in numbers_in(line, locale) if n.value not in values]
