"""Numbers that people type, and whether a fact stands behind each (doctrine.md 0.7)."""

import re
from collections.abc import Collection, Iterable
from decimal import Decimal

from bot.domain.fact import Fact
from bot.domain.fact_life import FactState
from bot.domain.lint.amounts import in_digits, numbers
from bot.domain.lint.telling import told_whole

_NUMBERED = re.compile(r"(?<![\w/])(?:(?:ISU-)?(?:[0-9]{4}-)?([0-9]{4})/)?(F[0-9]+)\b")


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


def bound(text: str, facts: Iterable[Fact], locale: str) -> list[Fact]:
    """Return the verified facts on which a text rests: it says or names them."""
    values = {number.value for number in numbers(text, locale)} - {None}
    named = named_facts(text)
    return [
        fact
        for fact in facts
        if fact.state is FactState.VERIFIED
        and (
            fact.value in values or bool(called(fact) & named) or told_whole(fact, text)
        )
    ]


def _without(line: str, values: Collection[Decimal | None], locale: str) -> list[str]:
    return [n.written for n in in_digits(line, locale) if n.value not in values]
