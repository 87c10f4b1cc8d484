"""The life of a fact, as one table (doctrine.md 4.3), and who may move it."""

from collections.abc import Collection
from enum import StrEnum

from bot.domain.access import Action, may
from bot.domain.life import Life, Transition
from bot.domain.member import Member


class FactState(StrEnum):
    """Where a fact stands."""

    CLAIMED = "claimed"
    CHECKED = "checked"
    VERIFIED = "verified"
    REFUTED = "refuted"
    UNDETERMINED = "undetermined"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


S, A = FactState, Action

#: One who confirms walks `check_fact`, and `verify_fact` too where nobody else has to.
#: `choose_source` is what it does to the values that were not chosen.
FACT_LIFE: Life[FactState] = Life(
    S.CLAIMED,
    (
        Transition(S.CLAIMED, A.CHECK_FACT, S.CHECKED),
        Transition(S.CLAIMED, A.ADD_SOURCE, S.CLAIMED),
        Transition(S.CLAIMED, A.REFUTE_FACT, S.REFUTED),
        Transition(S.CLAIMED, A.DOUBT_FACT, S.UNDETERMINED),
        Transition(S.CHECKED, A.VERIFY_FACT, S.VERIFIED),
        Transition(S.CHECKED, A.ADD_SOURCE, S.CHECKED),
        Transition(S.CHECKED, A.REFUTE_FACT, S.REFUTED),
        Transition(S.CHECKED, A.DOUBT_FACT, S.UNDETERMINED),
        Transition(S.UNDETERMINED, A.ADD_SOURCE, S.CLAIMED),
        Transition(S.UNDETERMINED, A.REFUTE_FACT, S.REFUTED),
        Transition(S.VERIFIED, A.RENEW_FACT, S.VERIFIED),
        Transition(S.VERIFIED, A.SUPERSEDE_FACT, S.SUPERSEDED),
        Transition(S.VERIFIED, A.CHOOSE_SOURCE, S.REFUTED),
        Transition(S.VERIFIED, A.WITHDRAW_FACT, S.WITHDRAWN),
    ),
)

#: Facts in these states are finished: no button moves them any more.
SETTLED: frozenset[FactState] = frozenset({S.REFUTED, S.SUPERSEDED, S.WITHDRAWN})

#: What only somebody else than who claimed it may do (doctrine.md 0.15).
BY_ANOTHER: frozenset[Action] = frozenset({A.CHECK_FACT, A.VERIFY_FACT, A.RENEW_FACT})


def fact_moves(
    state: FactState, member: Member, claimants: Collection[int], checker: int | None
) -> list[Action]:
    """Return the moves, hence the buttons, that *member* has on a fact.

    *claimants* are those who said it; *checker* confirmed it first.
    """
    return [
        action
        for action in FACT_LIFE.actions(state)
        if may(member, action)
        and not (action in BY_ANOTHER and member.user_id in claimants)
        and not (action is A.VERIFY_FACT and member.user_id == checker)
    ]
