"""The life of an assignment, as one table (doctrine.md 4.3)."""

from enum import StrEnum

from bot.domain.access import Action
from bot.domain.life import Life, Transition


class AssignmentState(StrEnum):
    """Where an assignment stands: a role of one issue, offered to one person."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    RENOUNCED = "renounced"
    DONE = "done"


S, A = AssignmentState, Action

ASSIGNMENT_LIFE: Life[AssignmentState] = Life(
    S.OFFERED,
    (
        Transition(S.OFFERED, A.ACCEPT_ROLE, S.ACCEPTED),
        Transition(S.OFFERED, A.DECLINE_ROLE, S.DECLINED),
        Transition(S.OFFERED, A.EXPIRE_ROLE, S.EXPIRED),
        Transition(S.OFFERED, A.WITHDRAW_ROLE, S.WITHDRAWN),
        # Who answers late may still have it, while nobody else does.
        Transition(S.EXPIRED, A.ACCEPT_ROLE, S.ACCEPTED),
        Transition(S.EXPIRED, A.DECLINE_ROLE, S.DECLINED),
        Transition(S.ACCEPTED, A.HAND_ROLE, S.ACCEPTED),
        Transition(S.ACCEPTED, A.RENOUNCE_ROLE, S.RENOUNCED),
        Transition(S.ACCEPTED, A.END_ROLE, S.DONE),
    ),
)

#: In these states the assignment is of the present: somebody has the role, or may.
PRESENT: frozenset[AssignmentState] = frozenset({S.OFFERED, S.ACCEPTED})
