"""Taking minutes: each message is a line; a decision gets its owner and its task."""

from typing import Any

from bot.domain.access import Action
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.meeting import Meeting
from bot.domain.meeting_life import MeetingState
from bot.domain.text import clean
from bot.domain.values import replace
from bot.services.books.line_book import LineBook
from bot.services.books.which import checked_length
from bot.services.desk import Desk
from bot.services.meetings.board import BOARD
from bot.services.meetings.booking import book
from bot.services.meetings.finding_meetings import movable, the_meeting
from bot.services.meetings.meeting_views import meeting_view
from bot.services.meetings.minute_lines import Taken, keep_lines
from bot.services.meetings.submitting import hand_in
from bot.services.reports.adding import add_evidence
from bot.services.requests import Pressed, Sent
from bot.services.tasks.owing import writable
from bot.services.turn import Rows, Turn, member_turn
from bot.services.views import issue_view

#: One message of the minutes is at most this long.
LINE_LENGTH = 2000


async def _keep_message(
    turn: Turn, issue: Issue, meeting: Meeting, sent: Sent
) -> tuple[Meeting, dict[str, Any]]:
    """Keep what a message says; return what its receipt says in one line."""
    text = await _words(turn, issue, sent)
    meeting, taken = await keep_lines(turn, issue, meeting, text)
    return meeting, await _receipt(turn, meeting, taken)


async def _words(turn: Turn, issue: Issue, sent: Sent) -> str:
    """Return what was sent; a photo of the minutes is words enough (0b.13)."""
    text = clean(sent.content.text).strip()
    if sent.content.attachments:
        await add_evidence(turn, issue, sent)
        attached = turn.label("note.attached", turn.desk.house.locale)
        text = f"{attached}\n{text}" if text else attached
    return checked_length(text, LINE_LENGTH)


async def _receipt(turn: Turn, meeting: Meeting, taken: Taken) -> dict[str, Any]:
    """Say what was understood."""
    team = await turn.names()
    return {
        "short": meeting.short,
        "notes": taken.notes,
        "dissents": taken.dissents,
        "none_differed": taken.none_differed,
        "unowned": taken.unowned,
        "tasks": [
            (one.short, one.what, team.get(one.owner or 0, one.outside), one.due_at)
            for one in taken.tasks
        ],
        "now": turn.now,
    }


async def _minutes_told(turn: Turn, issue: Issue, meeting: Meeting) -> dict[str, Any]:
    return {"meeting": await meeting_view(turn, issue, meeting, turn.member)}


def _lacking(turn: Turn, issue: Issue, told: dict[str, Any]) -> Rows:
    """Lead to the tasks where a decision has no owner or no time."""
    return [[turn.button("tasks", issue.id)]] if told.get("unowned") else []


#: The minutes of a meeting while they are taken.
MINUTES = LineBook(
    action=Action.TAKE_MINUTES,
    question="minutes",
    opening="minutes_ask",
    receipt="minutes_kept",
    done="minutes_done",
    boards=lambda unit: unit.meetings,
    movable=movable,
    told=_minutes_told,
    keep=_keep_message,
    refresh=BOARD.refresh,
    lacking=_lacking,
)


async def done(desk: Desk, pressed: Pressed) -> str:
    """Await no more lines; show the meeting as it stands."""
    async with member_turn(desk, pressed, Action.SEE_MEETINGS) as turn:
        issue, meeting = await the_meeting(turn, pressed.press.subject)
        await turn.unit.dialogues.end(turn.member.user_id)
        await BOARD.show(turn, issue, meeting)
    return turn.toast


async def say_none_differed(desk: Desk, pressed: Pressed) -> str:
    """Note that nobody was of another opinion."""
    async with member_turn(desk, pressed, Action.TAKE_MINUTES) as turn:
        issue, meeting = await movable(turn, pressed.press.subject, Action.TAKE_MINUTES)
        said = replace(meeting, none_differed=True, state=MeetingState.MINUTING)
        meeting = await turn.unit.meetings.save(said)
        await turn.record("minutes_taken", issue.id, f"{meeting.short} none")
        await BOARD.show(turn, issue, meeting)
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
