"""Which reviews a text needs before its approval (doctrine.md 3.5, 4.2, 0b.14)."""

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum

from bot.domain.access import Action
from bot.domain.authority import HOLDING_STATEMENT, Authority, Group
from bot.domain.document import Form
from bot.domain.document_life import DOCUMENT_LIFE, IN_REVIEW, DocumentState
from bot.domain.law_grounds import Ground
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.values import Struct


class Review(StrEnum):
    """What is looked at before somebody approves."""

    FACTS = "facts"
    LAW = "law"


#: What the life calls a review that is given.
GIVEN: Mapping[Review, Action] = {
    Review.FACTS: Action.REVIEW_FACTS,
    Review.LAW: Action.REVIEW_LAW,
}
#: Which review a text waits for in which state.
STAGE: Mapping[DocumentState, Review] = {
    DocumentState.FACT_REVIEW: Review.FACTS,
    DocumentState.LEGAL_REVIEW: Review.LAW,
}
_LAWYERS: Group = frozenset({Role.LEGAL_ADVISER})


class TextReview(Struct, frozen=True):
    """Somebody found nothing against exactly these bytes.

    `lapsed_at` is set when the look is too old, or what stood behind the words changed.
    """

    id: str
    document_id: str
    version: int
    sha: str
    review: Review
    reviewer: int
    at: datetime
    lapsed_at: datetime | None = None


def needed(
    authority: Authority,
    level: Level,
    kind: str,
    form: Form,
    grounds: Collection[Ground] = (),
) -> Mapping[Review, Group]:
    """Return the reviews a text needs at *level*, each with the roles that give it.

    Where the office names no reviewer there is none: approving is looking, too. The law
    is informed of a holding statement below L4, and not asked (0b.14); the text that
    was approved beforehand needs a second person alone.
    """
    if form is Form.EMERGENCY:
        return {}
    groups = authority.reviews(level, kind)
    found = {Review.LAW if _LAWYERS & each else Review.FACTS: each for each in groups}
    spared = kind == HOLDING_STATEMENT and level < Level.L4
    if groups and grounds and not spared:
        found.setdefault(Review.LAW, _LAWYERS)
    return found


def passed(state: DocumentState, owed: Collection[Review]) -> DocumentState:
    """Return where a submitted text stands: what nobody owes is passed at once."""
    while state in IN_REVIEW and STAGE[state] not in owed:
        after = DOCUMENT_LIFE.next_state(state, GIVEN[STAGE[state]])
        assert after is not None
        state = after
    return state
