"""The life of an issue, as one table (doctrine.md 4.1)."""

from enum import StrEnum

from bot.domain.access import Action, may
from bot.domain.life import Life, Transition
from bot.domain.member import Member


class IssueState(StrEnum):
    """Where an issue stands."""

    REPORTED = "reported"
    TRIAGE = "triage"
    ANALYSIS = "analysis"
    MERGED = "merged"
    REJECTED = "rejected"


S, A = IssueState, Action

#: What may happen to an open issue without moving it.
_WHILE_OPEN = (A.DESCRIBE, A.HAND_OVER, A.DRAFT, A.RECORD_CALL)

ISSUE_LIFE: Life[IssueState] = Life(
    S.REPORTED,
    (
        Transition(S.REPORTED, A.TAKE, S.TRIAGE),
        Transition(S.REPORTED, A.ACCEPT_HANDOVER, S.TRIAGE),
        Transition(S.REPORTED, A.TRIAGE, S.TRIAGE),
        Transition(S.REPORTED, A.SET_LEVEL, S.ANALYSIS),
        Transition(S.REPORTED, A.MERGE, S.MERGED),
        Transition(S.REPORTED, A.WITHDRAW, S.REJECTED),
        Transition(S.TRIAGE, A.TAKE, S.TRIAGE),
        Transition(S.TRIAGE, A.ACCEPT_HANDOVER, S.TRIAGE),
        Transition(S.TRIAGE, A.TRIAGE, S.TRIAGE),
        Transition(S.TRIAGE, A.SET_LEVEL, S.ANALYSIS),
        Transition(S.ANALYSIS, A.TAKE, S.ANALYSIS),
        Transition(S.ANALYSIS, A.ACCEPT_HANDOVER, S.ANALYSIS),
        Transition(S.ANALYSIS, A.TRIAGE, S.ANALYSIS),
        Transition(S.ANALYSIS, A.SET_LEVEL, S.ANALYSIS),
        *(
            Transition(state, action, state)
            for state in (S.REPORTED, S.TRIAGE, S.ANALYSIS)
            for action in _WHILE_OPEN
        ),
    ),
)

#: Issues in these states are finished: no button moves them any more.
TERMINAL: frozenset[IssueState] = frozenset({S.MERGED, S.REJECTED})


def allowed_actions(state: IssueState, member: Member) -> list[Action]:
    """Return the moves, hence the buttons, that *member* has on an issue in *state*."""
    return [action for action in ISSUE_LIFE.actions(state) if may(member, action)]
