"""Approving minutes as a second person, giving them back, and their clean text."""

from bot.domain.access import Action, may_see
from bot.domain.issue import Issue
from bot.domain.meeting import Meeting
from bot.domain.meeting_life import MeetingState
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.life.debts import settle_debts
from bot.services.meetings.board import BOARD
from bot.services.meetings.finding_meetings import movable, the_meeting
from bot.services.meetings.meeting_views import meeting_view
from bot.services.plain_copies import send_for_whatsapp
from bot.services.requests import Pressed
from bot.services.sitreps.fitting import plain
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: A page of minutes, which leaves room for what Telegram counts twice.
PAGE = 3500


async def approve(desk: Desk, pressed: Pressed) -> str:
    """Approve the minutes as their second person; they never change any more."""
    async with member_turn(desk, pressed, Action.APPROVE_MINUTES) as turn:
        issue, meeting = await movable(
            turn, pressed.press.subject, Action.APPROVE_MINUTES
        )
        meeting = await turn.unit.meetings.save(
            replace(
                meeting,
                state=MeetingState.APPROVED,
                approved_by=turn.member.user_id,
                approved_at=turn.now,
            )
        )
        await turn.record("minutes_approved", issue.id, meeting.short)
        await settle_debts(turn, issue)
        await _tell(turn, issue, meeting)
        await BOARD.show_everywhere(turn, issue, meeting)
        turn.toast = turn.label("toast.minutes_approved", number=meeting.short)
    return turn.toast


async def give_back(desk: Desk, pressed: Pressed) -> str:
    """Give the minutes back to who took them: something is not right."""
    async with member_turn(desk, pressed, Action.RETURN_MINUTES) as turn:
        issue, meeting = await movable(
            turn, pressed.press.subject, Action.RETURN_MINUTES
        )
        back = replace(meeting, state=MeetingState.MINUTING)
        meeting = await turn.unit.meetings.save(back)
        await turn.record("minutes_returned", issue.id, meeting.short)
        await _tell(turn, issue, meeting)
        await BOARD.show_everywhere(turn, issue, meeting)
    return turn.toast


async def _tell(turn: Turn, issue: Issue, meeting: Meeting) -> None:
    """Tell who took the minutes what became of them."""
    taker = await turn.unit.members.find(meeting.taker or 0)
    mine = taker is not None and taker.user_id == turn.member.user_id
    if taker is None or mine or not taker.reachable:
        return
    if may_see(taker, issue):
        open_it = turn.button("meeting_open", meeting.id, locale=taker.locale)
        await turn.tell(
            taker,
            "minutes_told",
            rows=[[open_it]],
            issue=await issue_view(turn, issue, taker),
            short=meeting.short,
            approved=meeting.state is MeetingState.APPROVED,
            who=person(turn, turn.member, taker),
            now=turn.now,
        )


async def see_text(desk: Desk, pressed: Pressed) -> str:
    """Send the minutes as a clean text, to be copied into WhatsApp."""
    async with member_turn(desk, pressed, Action.SEE_MEETINGS) as turn:
        issue, meeting = await the_meeting(turn, pressed.press.subject)
        markup = await _minutes(turn, issue, meeting)
        files = [
            turn.button("minutes_paper", meeting.id, value=form, label=f"export_{form}")
            for form in ("pdf", "docx")
        ]
        await send_for_whatsapp(turn, markup, rows=[files])
    return turn.toast


async def minutes_said(turn: Turn, issue: Issue, meeting: Meeting) -> str:
    """Return the minutes as plain text, as the asker may see them."""
    return plain(await _minutes(turn, issue, meeting))


async def _minutes(turn: Turn, issue: Issue, meeting: Meeting) -> str:
    return turn.desk.words.whole(
        "minutes_text",
        turn.locale,
        issue=await issue_view(turn, issue, turn.member),
        meeting=await meeting_view(turn, issue, meeting, turn.member),
        organisation=turn.desk.house.organisation,
    )
