"""The office's policy for facts: how long one holds, who verifies, what counts."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from bot.domain.fact import Fact, SourceKind, independent
from bot.domain.levels import Level
from bot.domain.values import Struct


class FactRules(Struct, frozen=True):
    """The office's policy for facts (facts.toml).

    Words are in small letters. `second_from` is the level from which two people
    verify; None: one is enough at every level.
    """

    impact: Mapping[Level, timedelta]
    other: Mapping[Level, timedelta]
    second_from: Level | None
    warn_before: timedelta
    impact_words: frozenset[str]
    authority_words: frozenset[str]
    source_words: Mapping[SourceKind, tuple[str, ...]]

    def lifetime(self, level: Level | None, fact: Fact) -> timedelta:
        """Return how long a fact may be used; an issue not assessed counts as L1."""
        waits = self.impact if said(fact.text, self.impact_words) else self.other
        return waits[level or Level.L1]

    def verifiers(self, level: Level | None) -> int:
        """Return how many people verify a fact at a level."""
        if self.second_from is None or level is None:
            return 1
        return 2 if level >= self.second_from else 1

    def only_the_owner(self, fact: Fact) -> bool:
        """Tell whether only the authority verifies this (doctrine.md 0b.1)."""
        return said(fact.text, self.authority_words)

    def founded(self, fact: Fact) -> bool:
        """Tell whether its sources suffice: the data owner, or two that differ."""
        if any(source.kind is SourceKind.DATA_OWNER for source in fact.sources):
            return True
        return not self.only_the_owner(fact) and len(independent(fact.sources)) > 1


def said(text: str, words: Iterable[str]) -> bool:
    """Tell whether one of *words* stands in a text as a word, or begins one."""
    padded = " " + " ".join("".join(_letters(text)).split())
    return any(f" {word}" in padded for word in words)


def _letters(text: str) -> Iterable[str]:
    return (c if c.isalnum() else " " for c in text.lower())
