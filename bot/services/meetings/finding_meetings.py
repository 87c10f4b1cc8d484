"""Finding a meeting behind a button, and telling why it is no longer where it was."""

from bot.domain.access import Action
from bot.domain.errors import ButtonExpired, NotPermitted, Refusal
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.meeting import Meeting
from bot.domain.meeting_errors import MeetingMoved, OwnMinutes
from bot.domain.meeting_life import MEETING_LIFE, meeting_moves
from bot.services.finding import the_issue
from bot.services.tasks.owing import writable
from bot.services.turn import Turn


async def the_meeting(turn: Turn, subject: str) -> tuple[Issue, Meeting]:
    """Return a meeting and its issue, if the asker may hear of it.

    Raise `ButtonExpired` for a meeting that does not exist, `UnknownIssue`.
    """
    meeting = await turn.unit.meetings.find(subject)
    if meeting is None:
        raise ButtonExpired
    return await the_issue(turn, meeting.issue_id), meeting


async def movable(turn: Turn, subject: str, action: Action) -> tuple[Issue, Meeting]:
    """Return a meeting on which the asker may do *action* now.

    Raise the refusal that says why not. A closed issue that still owes its minutes
    takes them.
    """
    issue, meeting = await the_meeting(turn, subject)
    issue = await writable(turn, issue.id, Need.MINUTES_APPROVED)
    if action not in meeting_moves(meeting.state, turn.member, meeting.taker):
        raise _why_not(turn, meeting, action)
    return issue, meeting


def _why_not(turn: Turn, meeting: Meeting, action: Action) -> Refusal:
    number = f"ISU-{meeting.id}"
    remedies = (("meeting_open", meeting.id),)
    if MEETING_LIFE.next_state(meeting.state, action) is None:
        state = turn.label(f"meeting_state.{meeting.state}")
        return MeetingMoved(number=number, state=state, remedies=remedies)
    if meeting.taker == turn.member.user_id:
        return OwnMinutes(number=number)
    return NotPermitted()
