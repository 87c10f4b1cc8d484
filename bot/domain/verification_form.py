"""The seven questions of the verification form, and which fact answers which.

Source: the event-immediate checklist (doctrine.md 2).
"""

from collections.abc import Collection, Iterable
from enum import StrEnum

from bot.domain.fact import Fact, SourceKind, independent
from bot.domain.fact_life import FactState

_NEAR = frozenset({SourceKind.DATA_OWNER, SourceKind.DOCUMENT, SourceKind.FIELD})


class FormQuestion(StrEnum):
    """What is asked before anything is believed."""

    COMPLETE = "complete"
    OTHER_SOURCES = "other_sources"
    ORIGIN = "origin"
    CREDIBLE = "credible"
    CONSISTENT = "consistent"
    PLAUSIBLE = "plausible"
    EXPERT = "expert"


def answers(question: FormQuestion, fact: Fact, disputed: Collection[str]) -> bool:
    """Tell whether a fact answers a question of the form."""
    verified = fact.state is FactState.VERIFIED
    kinds = {source.kind for source in fact.sources}
    named = independent(fact.sources)
    return {
        FormQuestion.COMPLETE: verified and bool(named and fact.place and fact.metric),
        FormQuestion.OTHER_SOURCES: len(named) > 1,
        FormQuestion.ORIGIN: bool(named),
        FormQuestion.CREDIBLE: bool(kinds & _NEAR),
        FormQuestion.CONSISTENT: verified and fact.id not in disputed,
        FormQuestion.PLAUSIBLE: bool(fact.verifiers),
        FormQuestion.EXPERT: verified and SourceKind.DATA_OWNER in kinds,
    }[question]


def filled_form(
    facts: Iterable[Fact], disputed: Collection[str]
) -> dict[FormQuestion, list[Fact]]:
    """Return for each question the facts that answer it, the newest first."""
    gone = (FactState.REFUTED, FactState.SUPERSEDED, FactState.WITHDRAWN)
    alive = [fact for fact in facts if fact.state not in gone]
    return {
        question: [f for f in reversed(alive) if answers(question, f, disputed)]
        for question in FormQuestion
    }
