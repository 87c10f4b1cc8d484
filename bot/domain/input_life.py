"""The life of what citizens ask for, as one table (doctrine.md 4.3, Aspirasi)."""

from enum import StrEnum

from bot.domain.access import Action
from bot.domain.life import Life, Transition


class InputState(StrEnum):
    """Where a citizens' request stands. A grouped one counts in its theme."""

    RECEIVED = "received"
    GROUPED = "grouped"
    FOLLOWED_UP = "followed_up"
    ANSWERED = "answered"


S, A = InputState, Action

INPUT_LIFE: Life[InputState] = Life(
    S.RECEIVED,
    (
        Transition(S.RECEIVED, A.LOG_INPUT, S.GROUPED),
        Transition(S.RECEIVED, A.FOLLOW_INPUT, S.FOLLOWED_UP),
        Transition(S.RECEIVED, A.ANSWER_INPUT, S.ANSWERED),
        Transition(S.FOLLOWED_UP, A.ANSWER_INPUT, S.ANSWERED),
    ),
)

#: The public has not heard an answer to these yet.
UNANSWERED = frozenset({S.RECEIVED, S.FOLLOWED_UP})
