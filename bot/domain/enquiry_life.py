"""The life of a journalist's question, as one table (doctrine.md 4.3)."""

from enum import StrEnum

from bot.domain.access import Action, may
from bot.domain.life import Life, Transition
from bot.domain.member import Member


class EnquiryState(StrEnum):
    """Where a question stands."""

    RECEIVED = "received"
    ASSIGNED = "assigned"
    MISSED = "missed"
    ANSWERED = "answered"


S, A = EnquiryState, Action

#: A holding line is an answer that promises another: the question stays open. Only
#: time misses a question; it can still be answered then, and is known to be late.
ENQUIRY_LIFE: Life[EnquiryState] = Life(
    S.RECEIVED,
    (
        Transition(S.RECEIVED, A.TAKE_ENQUIRY, S.ASSIGNED),
        Transition(S.RECEIVED, A.HAND_ENQUIRY, S.ASSIGNED),
        Transition(S.RECEIVED, A.ANSWER_ENQUIRY, S.ANSWERED),
        Transition(S.RECEIVED, A.HOLD_ENQUIRY, S.ASSIGNED),
        Transition(S.RECEIVED, A.MISS_ENQUIRY, S.MISSED),
        Transition(S.ASSIGNED, A.HAND_ENQUIRY, S.ASSIGNED),
        Transition(S.ASSIGNED, A.ANSWER_ENQUIRY, S.ANSWERED),
        Transition(S.ASSIGNED, A.HOLD_ENQUIRY, S.ASSIGNED),
        Transition(S.ASSIGNED, A.MISS_ENQUIRY, S.MISSED),
        Transition(S.MISSED, A.TAKE_ENQUIRY, S.MISSED),
        Transition(S.MISSED, A.HAND_ENQUIRY, S.MISSED),
        Transition(S.MISSED, A.ANSWER_ENQUIRY, S.ANSWERED),
        Transition(S.MISSED, A.HOLD_ENQUIRY, S.ASSIGNED),
        Transition(S.ANSWERED, A.NOTE_COVERAGE, S.ANSWERED),
    ),
)


def enquiry_moves(
    state: EnquiryState, owner: int | None, member: Member
) -> list[Action]:
    """Return the moves, hence the buttons, that *member* has on a question.

    What somebody has is not taken from them: they hand it over.
    """
    return [
        action
        for action in ENQUIRY_LIFE.actions(state)
        if may(member, action)
        and not (action is A.TAKE_ENQUIRY and owner is not None)
        and not (action is A.HAND_ENQUIRY and owner is None)
    ]
