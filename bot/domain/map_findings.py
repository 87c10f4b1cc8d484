"""What is to be said against a message map: MM-01 to MM-04 (doctrine.md 5.2, D6)."""

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum

from bot.domain.fact import Fact
from bot.domain.fact_life import FactState
from bot.domain.message_map import (
    MESSAGES,
    SUPPORTS,
    WORDS,
    MapText,
    count_words,
    facts_named,
    without_facts,
)
from bot.domain.numbers import amounts
from bot.domain.values import Struct


class Bond(StrEnum):
    """What a support rests on: a fact that may be used, or why not.

    PLAIN names no fact and has no number. NUMBER has one that no fact stands behind.
    """

    FACT = "fact"
    PLAIN = "plain"
    NUMBER = "number"
    UNKNOWN = "unknown"
    UNVERIFIED = "unverified"
    EXPIRED = "expired"
    DISPUTED = "disputed"
    SECOND = "second"
    INTERNAL = "internal"
    OTHER_VALUE = "other_value"


class MapRule(StrEnum):
    """The four rules of a message map."""

    COUNT = "mm01"
    WORDS = "mm02"
    SUPPORTS = "mm03"
    ORDER = "mm04"


class Finding(Struct, frozen=True):
    """One thing to be put right. `blocks`: the map does not count before it is.

    `where` are supports or messages, "2" or "2.1"; `found` and `limit` are numbers.
    """

    rule: MapRule
    blocks: bool = False
    found: int = 0
    limit: int = 0
    where: tuple[str, ...] = ()


class Known(Struct, frozen=True):
    """The facts of an issue by their short numbers, as they stand at one moment."""

    facts: Mapping[str, Fact]
    blocked: Collection[str]
    verifiers: int
    now: datetime


def bond_of(support: str, known: Known, locale: str) -> Bond:
    """Return what a support rests on; of its facts the first that is not fit counts."""
    named = facts_named(support)
    numbers = amounts(without_facts(support), locale)
    if not named:
        return Bond.NUMBER if numbers else Bond.PLAIN
    standing = [_standing(known.facts.get(short), known) for short in named]
    for bond in standing:
        if bond is not Bond.FACT:
            return bond
    values = {known.facts[short].value for short in named}
    stray = any(amount.value not in values for amount in numbers)
    return Bond.OTHER_VALUE if stray else Bond.FACT


def _standing(fact: Fact | None, known: Known) -> Bond:
    if fact is None:
        return Bond.UNKNOWN
    checks = (
        (fact.state is not FactState.VERIFIED, Bond.UNVERIFIED),
        (fact.expired(known.now), Bond.EXPIRED),
        (fact.id in known.blocked, Bond.DISPUTED),
        (len(fact.verifiers) < known.verifiers, Bond.SECOND),
        (not fact.public(known.now), Bond.INTERNAL),
    )
    return next((bond for broken, bond in checks if broken), Bond.FACT)


Bonds = tuple[tuple[Bond, ...], ...]


def bonds_of(said: MapText, known: Known, locale: str) -> Bonds:
    """Return what each support of each message rests on."""
    return tuple(
        tuple(bond_of(support, known, locale) for support in message.supports)
        for message in said.messages
    )


def findings(said: MapText, bonds: Bonds) -> list[Finding]:
    """Return what is to be put right, the gravest first; MM-04 when nothing else is."""
    found = [*_count(said), *_words(said), *_supports(said, bonds)]
    return found or [Finding(MapRule.ORDER)]


def _count(said: MapText) -> list[Finding]:
    count = len(said.messages)
    if count == MESSAGES:
        return []
    return [Finding(MapRule.COUNT, blocks=True, found=count, limit=MESSAGES)]


def _words(said: MapText) -> list[Finding]:
    count = count_words(said.messages)
    return [Finding(MapRule.WORDS, found=count, limit=WORDS)] if count > WORDS else []


def _supports(said: MapText, bonds: Bonds) -> list[Finding]:
    short = [
        str(number)
        for number, message in enumerate(said.messages, 1)
        if len(message.supports) != SUPPORTS
    ]
    loose = [
        f"{number}.{place}"
        for number, row in enumerate(bonds, 1)
        for place, bond in enumerate(row, 1)
        if bond is not Bond.FACT
    ]
    if not short and not loose:
        return []
    count = sum(len(message.supports) for message in said.messages)
    limit, where = SUPPORTS * MESSAGES, (*short, *loose)
    return [Finding(MapRule.SUPPORTS, found=count, limit=limit, where=where)]
