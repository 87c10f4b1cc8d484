"""Calling a meeting off: asked first, as everybody who was invited hears of it."""

from bot.domain.access import Action, may_see
from bot.domain.issue import Issue
from bot.domain.meeting import Meeting
from bot.domain.meeting_life import MeetingState
from bot.domain.values import replace
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.meetings.board import BOARD
from bot.services.meetings.finding_meetings import movable
from bot.services.meetings.meeting_views import meeting_view
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person


async def ask_call_off(desk: Desk, pressed: Pressed) -> str:
    """Ask whether the meeting is called off: everybody invited will hear of it."""
    async with member_turn(desk, pressed, Action.CANCEL_MEETING) as turn:
        issue, meeting = await movable(
            turn, pressed.press.subject, Action.CANCEL_MEETING
        )
        guests = await turn.unit.meetings.guests(meeting.id)
        sure = turn.button("meeting_cancel_sure", meeting.id)
        back = turn.button("minutes_done", meeting.id, label="back")
        await turn.reply(
            "meeting_sure",
            fresh=True,
            rows=[[sure], [back]],
            issue=await issue_view(turn, issue, turn.member),
            meeting=await meeting_view(turn, issue, meeting, turn.member),
            invited=sum(guest.invited for guest in guests),
            now=turn.now,
        )
    return turn.toast


async def call_off(desk: Desk, pressed: Pressed) -> str:
    """Call the meeting off, and tell who was invited."""
    async with member_turn(desk, pressed, Action.CANCEL_MEETING) as turn:
        issue, meeting = await movable(
            turn, pressed.press.subject, Action.CANCEL_MEETING
        )
        cancelled = replace(meeting, state=MeetingState.CANCELLED)
        meeting = await turn.unit.meetings.save(cancelled)
        await turn.record("meeting_cancelled", issue.id, meeting.short)
        await _tell_off(turn, issue, meeting)
        await BOARD.show_everywhere(turn, issue, meeting)
    return turn.toast


async def _tell_off(turn: Turn, issue: Issue, meeting: Meeting) -> None:
    team = await turn.people()
    for guest in await turn.unit.meetings.guests(meeting.id):
        to = team.get(guest.user_id or 0)
        if guest.invited and to and to.reachable and may_see(to, issue):
            await turn.tell(
                to,
                "meeting_off",
                klass=MessageClass.PING,
                rows=[[turn.button("see_issue", issue.id, locale=to.locale)]],
                issue=await issue_view(turn, issue, to),
                meeting=await meeting_view(turn, issue, meeting, to),
                who=person(turn, turn.actor, to),
                now=turn.now,
            )
