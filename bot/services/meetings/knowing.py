"""What the guards of an issue's life, and its books, ask of its meetings."""

from datetime import datetime

from bot.domain.issue import Issue
from bot.domain.meeting import current
from bot.domain.meeting_life import MeetingState
from bot.domain.text import visible
from bot.domain.values import Struct
from bot.services.turn import Turn


class MeetingsOf(Struct, frozen=True):
    """What the guards ask (doctrine.md 4.1, T05, T11, T12); None: there is no meeting.

    `agenda` and `agencies` are those of a meeting that is still to come or going on.
    """

    at: datetime | None = None
    agenda: bool = False
    agencies: int = 0
    approved: bool | None = None


async def known_meetings(turn: Turn, issue: Issue) -> MeetingsOf:
    """Sum up the meetings of an issue: the newest one counts."""
    one = current(await turn.unit.meetings.of_issue(issue.id))
    if one is None:
        return MeetingsOf()
    guests = await turn.unit.meetings.guests(one.id)
    approved = one.state is MeetingState.APPROVED
    return MeetingsOf(
        at=one.at,
        agenda=visible(one.agenda) and not approved,
        agencies=0 if approved else len(guests),
        approved=approved,
    )


async def meeting_count(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Count the meetings of an issue, and those whose minutes are not approved."""
    held = [
        one
        for one in await turn.unit.meetings.of_issue(issue.id)
        if one.state is not MeetingState.CANCELLED
    ]
    begun = (MeetingState.MINUTING, MeetingState.SUBMITTED)
    return len(held), sum(one.state in begun for one in held)
