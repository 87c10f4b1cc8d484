"""facts.toml: how long a verified fact holds, who verifies, whose word counts."""

from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from bot.domain.fact import SourceKind
from bot.domain.fact_rules import FactRules
from bot.domain.levels import Level
from bot.playbook.fields import ClockWait, PerLevel, Table, read_level


def read_from(value: object) -> Level | None:
    """Read a level; an empty text is none."""
    return None if value == "" else read_level(value)


def lowered(words: list[str]) -> list[str]:
    """Write words as they are compared, and refuse those that say nothing."""
    plain = ["".join(c if c.isalnum() else " " for c in word.lower()) for word in words]
    if all(word.strip() for word in plain):
        return [" ".join(word.split()) for word in plain]
    raise ValueError("holds an empty word")


Words = Annotated[list[str], AfterValidator(lowered)]


class LifetimeTable(Table):
    """How long a fact may be used after it was verified."""

    impact: PerLevel[ClockWait]
    other: PerLevel[ClockWait]


class WordsTable(Table):
    """Words by which a claim is recognised."""

    impact: Words
    authority: Words


class SourcesTable(Table):
    """Words by which the kind of a source is guessed."""

    data_owner: Words
    field: Words
    document: Words
    media: Words
    citizen: Words


class FactsFile(Table):
    """The whole file."""

    second_verifier_from: Annotated[Level | None, BeforeValidator(read_from)]
    warn_before: ClockWait
    lifetime: LifetimeTable
    words: WordsTable
    sources: SourcesTable

    def value(self) -> FactRules:
        """Convert to the domain."""
        impact: dict[Level, timedelta] = self.lifetime.impact.by_level()
        return FactRules(
            impact=impact,
            other=self.lifetime.other.by_level(),
            second_from=self.second_verifier_from,
            warn_before=self.warn_before,
            impact_words=frozenset(self.words.impact),
            authority_words=frozenset(self.words.authority),
            source_words={k: tuple(getattr(self.sources, k)) for k in SourceKind},
        )
