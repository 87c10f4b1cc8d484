"""The life of a coordination meeting and its minutes, as one table."""

from enum import StrEnum

from bot.domain.access import Action, may
from bot.domain.life import Life, Transition
from bot.domain.member import Member


class MeetingState(StrEnum):
    """Where a meeting stands: from its booking to its approved minutes."""

    PLANNED = "planned"
    MINUTING = "minuting"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    CANCELLED = "cancelled"


S, A = MeetingState, Action

#: The first line or mark begins the meeting. Approved minutes never change.
MEETING_LIFE: Life[MeetingState] = Life(
    S.PLANNED,
    (
        Transition(S.PLANNED, A.BOOK_MEETING, S.PLANNED),
        Transition(S.PLANNED, A.CANCEL_MEETING, S.CANCELLED),
        Transition(S.PLANNED, A.TAKE_MINUTES, S.MINUTING),
        Transition(S.PLANNED, A.MARK_ATTENDANCE, S.MINUTING),
        Transition(S.MINUTING, A.TAKE_MINUTES, S.MINUTING),
        Transition(S.MINUTING, A.MARK_ATTENDANCE, S.MINUTING),
        Transition(S.MINUTING, A.SUBMIT_MINUTES, S.SUBMITTED),
        Transition(S.SUBMITTED, A.APPROVE_MINUTES, S.APPROVED),
        Transition(S.SUBMITTED, A.RETURN_MINUTES, S.MINUTING),
    ),
)

#: Meetings in these states are over: a new one can be booked.
OVER: frozenset[MeetingState] = frozenset({S.APPROVED, S.CANCELLED})

#: Who took the minutes does not do these (doctrine.md 0.15).
BY_ANOTHER: frozenset[Action] = frozenset({A.APPROVE_MINUTES})


def meeting_moves(
    state: MeetingState, member: Member, taker: int | None
) -> list[Action]:
    """Return the moves, hence the buttons, that *member* has on a meeting."""
    return [
        action
        for action in MEETING_LIFE.actions(state)
        if may(member, action)
        and not (action in BY_ANOTHER and member.user_id == taker)
    ]
