"""Taking minutes: each message is a line; a decision gets its owner and its task."""

from dataclasses import replace

from bot.domain.access import Action
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.meeting import Meeting
from bot.domain.meeting_life import MeetingState
from bot.domain.text import clean
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.meetings.board import refresh_boards, show_board
from bot.services.meetings.booking import book
from bot.services.meetings.finding_meetings import movable, the_meeting
from bot.services.meetings.meeting_views import meeting_view
from bot.services.meetings.minute_lines import Taken, keep_lines
from bot.services.meetings.submitting import hand_in
from bot.services.reports.adding import add_evidence
from bot.services.requests import Pressed, Sent
from bot.services.tasks.owing import writable
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: One message of the minutes is at most this long.
LINE_LENGTH = 2000


async def ask_lines(desk: Desk, pressed: Pressed) -> str:
    """Await lines of the minutes until "Selesai": every message is one."""
    async with member_turn(desk, pressed, Action.TAKE_MINUTES) as turn:
        issue, meeting = await movable(turn, pressed.press.subject, Action.TAKE_MINUTES)
        await turn.ask("minutes", meeting.id)
        await turn.reply(
            "minutes_ask",
            fresh=True,
            rows=[[turn.button("minutes_done", meeting.id, label="done")]],
            issue=await issue_view(turn, issue, turn.member),
            meeting=await meeting_view(turn, issue, meeting, turn.member),
        )
    return turn.toast


async def answer_line(desk: Desk, sent: Sent) -> str:
    """Keep what was sent into the minutes; the question stays open."""
    assert sent.dialogue is not None
    return await _keep_message(desk, sent, sent.dialogue.subject)


async def is_for_a_meeting(desk: Desk, sent: Sent) -> bool:
    """Tell whether a message replies to one that shows a meeting."""
    return bool(sent.replies_to) and bool(await _replied(desk, sent))


async def _replied(desk: Desk, sent: Sent) -> str:
    chat_id, _, _ = sent.source.partition(":")
    async with desk.storage.begin() as unit:
        return await unit.meetings.shown_at(int(chat_id), sent.replies_to)


async def line_by_reply(desk: Desk, sent: Sent) -> str:
    """Keep what was sent as a reply to the meeting's own message."""
    return await _keep_message(desk, sent, await _replied(desk, sent))


async def _keep_message(desk: Desk, sent: Sent, subject: str) -> str:
    async with member_turn(desk, sent, Action.TAKE_MINUTES) as turn:
        issue, meeting = await movable(turn, subject, Action.TAKE_MINUTES)
        text = await _words(turn, issue, sent)
        meeting, taken = await keep_lines(turn, issue, meeting, text)
        await _receipt(turn, issue, meeting, taken)
        await refresh_boards(turn, issue, meeting)
    return turn.toast


async def _words(turn: Turn, issue: Issue, sent: Sent) -> str:
    """Return what was sent; a photo of the minutes is words enough (0b.13)."""
    text = clean(sent.content.text).strip()
    if sent.content.attachments:
        await add_evidence(turn, issue, sent)
        attached = turn.label("note.attached", turn.desk.house.locale)
        text = f"{attached}\n{text}" if text else attached
    return checked_length(text, LINE_LENGTH)


async def _receipt(turn: Turn, issue: Issue, meeting: Meeting, taken: Taken) -> None:
    """Say in one line what was understood."""
    team = {member.user_id: member.name for member in await turn.team()}
    await turn.reply(
        "minutes_kept",
        rows=[[turn.button("minutes_done", meeting.id, label="done")]],
        issue=await issue_view(turn, issue, turn.member),
        short=meeting.short,
        notes=taken.notes,
        dissents=taken.dissents,
        none_differed=taken.none_differed,
        unowned=taken.unowned,
        tasks=[
            (one.short, one.what, team.get(one.owner or 0, one.outside), one.due_at)
            for one in taken.tasks
        ],
        now=turn.now,
    )


async def done(desk: Desk, pressed: Pressed) -> str:
    """Await no more lines; show the meeting as it stands."""
    async with member_turn(desk, pressed, Action.SEE_MEETINGS) as turn:
        issue, meeting = await the_meeting(turn, pressed.press.subject)
        await turn.unit.dialogues.end(turn.member.user_id)
        await show_board(turn, issue, meeting)
    return turn.toast


async def say_none_differed(desk: Desk, pressed: Pressed) -> str:
    """Note that nobody was of another opinion."""
    async with member_turn(desk, pressed, Action.TAKE_MINUTES) as turn:
        issue, meeting = await movable(turn, pressed.press.subject, Action.TAKE_MINUTES)
        said = replace(meeting, none_differed=True, state=MeetingState.MINUTING)
        meeting = await turn.unit.meetings.save(said)
        await turn.record("minutes_taken", issue.id, f"{meeting.short} none")
        await show_board(turn, issue, meeting)
    return turn.toast


async def ask_held(desk: Desk, pressed: Pressed) -> str:
    """Ask for the minutes of a meeting that took place already, in one message."""
    async with member_turn(desk, pressed, Action.TAKE_MINUTES) as turn:
        issue = await writable(turn, pressed.press.subject, Need.MINUTES_APPROVED)
        await turn.ask("meeting_held", issue.id)
        await turn.reply(
            "meeting_held",
            fresh=True,
            rows=[[turn.button("cancel")]],
            issue=await issue_view(turn, issue, turn.member),
        )
    return turn.toast


async def answer_held(desk: Desk, sent: Sent) -> str:
    """Keep the minutes of a meeting in one step: a photo, a text, or both."""
    async with member_turn(desk, sent, Action.TAKE_MINUTES) as turn:
        assert sent.dialogue is not None
        subject = sent.dialogue.subject
        issue = await writable(turn, subject, Need.MINUTES_APPROVED)
        text = await _words(turn, issue, sent)
        meeting = await book(turn, issue, turn.now, held=True)
        meeting, _ = await keep_lines(turn, issue, meeting, text)
        await turn.unit.dialogues.end(turn.member.user_id)
        await hand_in(turn, issue, meeting)
    return turn.toast
