"""The life of a promise to the public, as one table (doctrine.md 4.3)."""

from enum import StrEnum

from bot.domain.access import Action, may
from bot.domain.life import Life, Transition
from bot.domain.member import Member


class PromiseState(StrEnum):
    """Where a promise stands; one that is withdrawn was never heard by anybody."""

    MADE = "made"
    OVERDUE = "overdue"
    KEPT = "kept"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


S, A = PromiseState, Action

#: Time misses a promise; it is void when the text that made it is taken back.
PROMISE_LIFE: Life[PromiseState] = Life(
    S.MADE,
    (
        Transition(S.MADE, A.KEEP_PROMISE, S.KEPT),
        Transition(S.MADE, A.REPLACE_PROMISE, S.REPLACED),
        Transition(S.MADE, A.MISS_PROMISE, S.OVERDUE),
        Transition(S.MADE, A.VOID_PROMISE, S.WITHDRAWN),
        Transition(S.OVERDUE, A.KEEP_PROMISE, S.KEPT),
        Transition(S.OVERDUE, A.REPLACE_PROMISE, S.REPLACED),
        Transition(S.OVERDUE, A.VOID_PROMISE, S.WITHDRAWN),
    ),
)

#: The public still waits for promises in these states.
OPEN: frozenset[PromiseState] = frozenset({S.MADE, S.OVERDUE})


def promise_moves(state: PromiseState, member: Member) -> list[Action]:
    """Return the moves, hence the buttons, that *member* has on a promise."""
    return [action for action in PROMISE_LIFE.actions(state) if may(member, action)]
