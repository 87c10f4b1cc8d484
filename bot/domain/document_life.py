"""The life of a document, as one table (doctrine.md 4.2, as far as the road goes)."""

from enum import StrEnum

from bot.domain.access import Action
from bot.domain.life import Life, Transition


class DocumentState(StrEnum):
    """Where a document stands."""

    DRAFT = "draft"
    WAITING = "awaiting_approval"
    APPROVED = "approved"


S, A = DocumentState, Action
DOCUMENT_LIFE: Life[DocumentState] = Life(
    S.DRAFT,
    (
        Transition(S.DRAFT, A.DRAFT, S.DRAFT),
        Transition(S.DRAFT, A.SUBMIT, S.WAITING),
        Transition(S.WAITING, A.DRAFT, S.DRAFT),
        Transition(S.WAITING, A.RETURN, S.DRAFT),
        Transition(S.WAITING, A.APPROVE, S.APPROVED),
        Transition(S.WAITING, A.RECORD_ORAL, S.APPROVED),
        Transition(S.APPROVED, A.CONFIRM_ORAL, S.APPROVED),
        Transition(S.APPROVED, A.RETURN, S.DRAFT),
        Transition(S.APPROVED, A.DRAFT, S.DRAFT),
    ),
)
