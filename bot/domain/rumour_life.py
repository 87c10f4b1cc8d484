"""The life of a rumour, as one table (doctrine.md 4.3), and who may move it."""

from enum import StrEnum

from bot.domain.access import Action, may
from bot.domain.life import Life, Transition
from bot.domain.member import Member


class RumourState(StrEnum):
    """Where a rumour stands."""

    APPEARED = "appeared"
    ASSESSED = "assessed"
    MONITORED = "monitored"
    CLARIFIED = "clarified"
    IGNORED = "ignored"
    FADED = "faded"


S, A = RumourState, Action

#: Evidence and labels come and go while a rumour lives: they move it nowhere.
_ASIDE = (A.PROVE_RUMOUR, A.PROPOSE_LABEL, A.CONFIRM_LABEL)
_LIVING = (S.APPEARED, S.ASSESSED, S.MONITORED, S.CLARIFIED, S.IGNORED)

RUMOUR_LIFE: Life[RumourState] = Life(
    S.APPEARED,
    (
        Transition(S.APPEARED, A.ASSESS_RUMOUR, S.ASSESSED),
        Transition(S.ASSESSED, A.CLARIFY_RUMOUR, S.CLARIFIED),
        Transition(S.ASSESSED, A.MONITOR_RUMOUR, S.MONITORED),
        Transition(S.ASSESSED, A.IGNORE_RUMOUR, S.IGNORED),
        Transition(S.ASSESSED, A.ASSESS_RUMOUR, S.ASSESSED),
        Transition(S.MONITORED, A.CLARIFY_RUMOUR, S.CLARIFIED),
        Transition(S.MONITORED, A.IGNORE_RUMOUR, S.IGNORED),
        Transition(S.MONITORED, A.END_RUMOUR, S.FADED),
        Transition(S.MONITORED, A.ASSESS_RUMOUR, S.ASSESSED),
        Transition(S.CLARIFIED, A.END_RUMOUR, S.FADED),
        Transition(S.CLARIFIED, A.ASSESS_RUMOUR, S.ASSESSED),
        Transition(S.IGNORED, A.END_RUMOUR, S.FADED),
        Transition(S.IGNORED, A.ASSESS_RUMOUR, S.ASSESSED),
        *(Transition(state, aside, state) for state in _LIVING for aside in _ASIDE),
    ),
)

#: Nobody has answered rumours in these states yet, or they may grow.
ACTIVE: frozenset[RumourState] = frozenset({S.APPEARED, S.ASSESSED, S.MONITORED})

#: These wait for somebody: nobody weighed them, or nobody decided.
WAITING: frozenset[RumourState] = frozenset({S.APPEARED, S.ASSESSED})


def rumour_moves(
    state: RumourState, member: Member, proposer: int | None
) -> list[Action]:
    """Return the moves, hence the buttons, that *member* has on a rumour.

    *proposer* proposed the label that waits: two people agree on it (KH-09). None: no
    label waits.
    """
    return [
        action
        for action in RUMOUR_LIFE.actions(state)
        if may(member, action)
        and not (
            action is A.CONFIRM_LABEL and proposer in (None, member.user_id)
        )
    ]  # fmt: skip
