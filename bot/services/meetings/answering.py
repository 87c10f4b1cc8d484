"""Answering an invitation: one tap; why, or who comes instead, may follow."""

from bot.domain.access import Action
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.meeting import Guest, Meeting, Reply
from bot.domain.meeting_errors import MeetingMoved
from bot.domain.text import clean, first_line, visible
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.meetings.board import BOARD
from bot.services.meetings.finding_meetings import the_meeting
from bot.services.meetings.inviting import reply_row
from bot.services.meetings.meeting_views import meeting_view
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: A reason, or a name, is at most this long.
SAID = 200


async def reply(desk: Desk, pressed: Pressed) -> str:
    """Note what an invited one answers; it may be changed until the meeting is over."""
    async with member_turn(desk, pressed, Action.ANSWER_INVITATION) as turn:
        number, _, said = pressed.press.value.partition(":")
        issue, meeting, guest = await _mine(turn, pressed.press.subject, int(number))
        answer = Reply(said)
        guest = replace(guest, reply=answer, said="", replied_at=turn.now)
        await _keep(turn, issue, meeting, guest)
        await turn.unit.dialogues.end(turn.member.user_id)
        if answer is not Reply.ACCEPTED:
            await turn.ask("meeting_said", meeting.id, {"number": number})
        await _show(turn, issue, meeting, guest)
        turn.toast = turn.label(f"meeting_reply.{answer}")
    return turn.toast


async def _mine(turn: Turn, subject: str, number: int) -> tuple[Issue, Meeting, Guest]:
    """Return the asker's own invitation.

    Raise `MeetingMoved` where the meeting is over, `ButtonExpired`.
    """
    issue, meeting = await the_meeting(turn, subject)
    guests = await turn.unit.meetings.guests(meeting.id)
    mine = [g for g in guests if g.number == number]
    if not mine or mine[0].user_id != turn.member.user_id:
        raise ButtonExpired
    if meeting.over:
        state = turn.label(f"meeting_state.{meeting.state}")
        raise MeetingMoved(number=f"ISU-{meeting.id}", state=state, remedies=())
    return issue, meeting, mine[0]


async def _keep(turn: Turn, issue: Issue, meeting: Meeting, guest: Guest) -> None:
    await turn.unit.meetings.put_guest(guest)
    detail = f"{meeting.short} {guest.reply}"
    await turn.record("meeting_answered", issue.id, detail, content=guest.said)
    await turn.unit.issues.follow(issue.id, turn.member.user_id)
    await BOARD.refresh(turn, issue, meeting)


async def skip(desk: Desk, pressed: Pressed) -> str:
    """Say no more about an answer."""
    async with member_turn(desk, pressed, Action.ANSWER_INVITATION) as turn:
        number = int(pressed.press.value)
        issue, meeting, guest = await _mine(turn, pressed.press.subject, number)
        await turn.unit.dialogues.end(turn.member.user_id)
        await _show(turn, issue, meeting, guest, skipped=True)
    return turn.toast


async def _show(
    turn: Turn, issue: Issue, meeting: Meeting, guest: Guest, *, skipped: bool = False
) -> None:
    asks = guest.reply is not Reply.ACCEPTED and not guest.said and not skipped
    rows = [reply_row(turn, guest, turn.member)]
    if asks:
        number = str(guest.number)
        over = turn.button("meeting_skip", meeting.id, value=number, label="skip")
        rows.append([over])
    await turn.reply(
        "meeting_replied",
        rows=rows,
        issue=await issue_view(turn, issue, turn.member),
        meeting=await meeting_view(turn, issue, meeting, turn.member),
        reply=turn.label(f"meeting_reply.{guest.reply}"),
        declined=guest.reply is Reply.DECLINED,
        asks=asks,
        said=guest.said,
        now=turn.now,
    )


async def answer_said(desk: Desk, sent: Sent) -> str:
    """Keep why somebody does not come, or who comes instead."""
    async with member_turn(desk, sent, Action.ANSWER_INVITATION) as turn:
        assert sent.dialogue is not None
        number = int(sent.dialogue.facts["number"])
        issue, meeting, guest = await _mine(turn, sent.dialogue.subject, number)
        await turn.unit.dialogues.end(turn.member.user_id)
        words = clean(sent.content.text)
        said = first_line(words, SAID) if visible(words) else ""
        guest = replace(guest, said=said)
        await _keep(turn, issue, meeting, guest)
        await _show(turn, issue, meeting, guest)
    return turn.toast
