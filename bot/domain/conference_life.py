"""The life of a press conference, as one table."""

from enum import StrEnum

from bot.domain.access import Action, may
from bot.domain.life import Life, Transition
from bot.domain.member import Member


class ConferenceState(StrEnum):
    """Where a press conference stands: from its plan to the look at its coverage."""

    PLANNED = "planned"
    LIVE = "live"
    HELD = "held"
    CLOSED = "closed"
    CANCELLED = "cancelled"


S, A = ConferenceState, Action

#: What was said is still logged after the end: promises are remembered late, too.
CONFERENCE_LIFE: Life[ConferenceState] = Life(
    S.PLANNED,
    (
        Transition(S.PLANNED, A.PLAN_CONFERENCE, S.PLANNED),
        Transition(S.PLANNED, A.TICK_CONFERENCE, S.PLANNED),
        Transition(S.PLANNED, A.CANCEL_CONFERENCE, S.CANCELLED),
        Transition(S.PLANNED, A.START_CONFERENCE, S.LIVE),
        Transition(S.LIVE, A.TICK_CONFERENCE, S.LIVE),
        Transition(S.LIVE, A.LOG_CONFERENCE, S.LIVE),
        Transition(S.LIVE, A.END_CONFERENCE, S.HELD),
        Transition(S.HELD, A.TICK_CONFERENCE, S.HELD),
        Transition(S.HELD, A.LOG_CONFERENCE, S.HELD),
        Transition(S.HELD, A.CLOSE_CONFERENCE, S.CLOSED),
    ),
)

#: Conferences in these states are over: another can be planned.
OVER: frozenset[ConferenceState] = frozenset({S.CLOSED, S.CANCELLED})


def conference_moves(state: ConferenceState, member: Member) -> list[Action]:
    """Return the moves, hence the buttons, that *member* has on a conference."""
    return [a for a in CONFERENCE_LIFE.actions(state) if may(member, a)]
