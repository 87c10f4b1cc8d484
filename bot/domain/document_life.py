"""The life of a document, as one table (doctrine.md 4.2)."""

from enum import StrEnum

from bot.domain.access import Action
from bot.domain.life import Life, Transition


class DocumentState(StrEnum):
    """Where a document stands."""

    DRAFT = "draft"
    FACT_REVIEW = "fact_review"
    LEGAL_REVIEW = "legal_review"
    WAITING = "awaiting_approval"
    APPROVED = "approved"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


S, A = DocumentState, Action

#: Submitted, and not approved yet.
IN_REVIEW = frozenset({S.FACT_REVIEW, S.LEGAL_REVIEW})
SUBMITTED = IN_REVIEW | {S.WAITING}
#: An approval stands behind the words, whether they are out or not.
STANDING = frozenset({S.APPROVED, S.PUBLISHED})
#: The words are, or were, out: they never change, and nothing is deleted.
OUT = frozenset({S.PUBLISHED, S.CORRECTED, S.WITHDRAWN})

#: A review that is not asked is passed at once: `services.texts.reviewing.passed`.
DOCUMENT_LIFE: Life[DocumentState] = Life(
    S.DRAFT,
    (
        Transition(S.DRAFT, A.DRAFT, S.DRAFT),
        Transition(S.DRAFT, A.SUBMIT, S.FACT_REVIEW),
        Transition(S.FACT_REVIEW, A.REVIEW_FACTS, S.LEGAL_REVIEW),
        Transition(S.FACT_REVIEW, A.REVIEW_LAW, S.FACT_REVIEW),
        Transition(S.FACT_REVIEW, A.DRAFT, S.DRAFT),
        Transition(S.FACT_REVIEW, A.RETURN, S.DRAFT),
        Transition(S.LEGAL_REVIEW, A.REVIEW_LAW, S.WAITING),
        Transition(S.LEGAL_REVIEW, A.DRAFT, S.DRAFT),
        Transition(S.LEGAL_REVIEW, A.RETURN, S.DRAFT),
        Transition(S.LEGAL_REVIEW, A.REVIEW_AGAIN, S.FACT_REVIEW),
        Transition(S.WAITING, A.DRAFT, S.DRAFT),
        Transition(S.WAITING, A.RETURN, S.DRAFT),
        Transition(S.WAITING, A.APPROVE, S.APPROVED),
        Transition(S.WAITING, A.RECORD_ORAL, S.APPROVED),
        Transition(S.WAITING, A.REVIEW_AGAIN, S.FACT_REVIEW),
        Transition(S.APPROVED, A.CONFIRM_ORAL, S.APPROVED),
        Transition(S.APPROVED, A.RETURN, S.DRAFT),
        Transition(S.APPROVED, A.DRAFT, S.DRAFT),
        Transition(S.APPROVED, A.REVIEW_AGAIN, S.FACT_REVIEW),
        Transition(S.APPROVED, A.PUBLISH, S.PUBLISHED),
        Transition(S.PUBLISHED, A.PUBLISH, S.PUBLISHED),
        Transition(S.PUBLISHED, A.CONFIRM_ORAL, S.PUBLISHED),
        Transition(S.PUBLISHED, A.CORRECT, S.CORRECTED),
        Transition(S.PUBLISHED, A.WITHDRAW_TEXT, S.WITHDRAWN),
        Transition(S.CORRECTED, A.CORRECT, S.CORRECTED),
        Transition(S.CORRECTED, A.WITHDRAW_TEXT, S.WITHDRAWN),
    ),
)
