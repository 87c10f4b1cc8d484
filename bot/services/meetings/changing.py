"""Changing what was booked: time, place, agenda, the invited; calling it off."""

from bot.domain.access import Action, may_see
from bot.domain.errors import ButtonExpired, NothingWritten, TextTooLong
from bot.domain.issue import Issue
from bot.domain.meeting import Meeting
from bot.domain.text import clean, visible
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.life.choosing import instant_of
from bot.services.meetings.board import BOARD
from bot.services.meetings.booking import (
    AGENDA_LENGTH,
    HOURS,
    PLACE_LENGTH,
    book_typed,
    reschedule,
    time_typed,
)
from bot.services.meetings.finding_meetings import movable
from bot.services.meetings.inviting import write_invitation
from bot.services.meetings.meeting_views import meeting_view
from bot.services.requests import Pressed, Sent
from bot.services.texts.draft_screen import zone_name
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view


async def answer_booking(desk: Desk, sent: Sent) -> str:
    """Book a meeting as it was typed."""
    async with member_turn(desk, sent, Action.BOOK_MEETING) as turn:
        assert sent.dialogue is not None
        issue = await open_issue(turn, sent.dialogue.subject)
        meeting = await book_typed(turn, issue, sent.content.text)
        await turn.unit.dialogues.end(turn.member.user_id)
        await BOARD.show(turn, issue, meeting)
    return turn.toast


async def ask_change(desk: Desk, pressed: Pressed) -> str:
    """Ask for another time, place or agenda, in a message of its own."""
    async with member_turn(desk, pressed, Action.BOOK_MEETING) as turn:
        issue, meeting = await movable(turn, pressed.press.subject, Action.BOOK_MEETING)
        what = pressed.press.action
        await turn.ask("meeting_change", meeting.id, {"what": what})
        rows = [*_hours(turn, meeting), [turn.button("cancel")]]
        await turn.reply(
            "meeting_change",
            fresh=True,
            rows=rows if what == "meeting_when" else rows[-1:],
            issue=await issue_view(turn, issue, turn.member),
            meeting=await meeting_view(turn, issue, meeting, turn.member),
            what=what,
            zone=zone_name(turn),
            now=turn.now,
        )
    return turn.toast


def _hours(turn: Turn, meeting: Meeting) -> list[list[Button]]:
    buttons = [
        turn.button(
            "meeting_to",
            meeting.id,
            value=one,
            text=turn.label(
                f"moment.{one}",
                time=turn.desk.words.brief(
                    instant_of(turn, one), turn.now, turn.locale
                ),
            ),
        )
        for one in HOURS
    ]
    return [buttons[:2], buttons[2:]]


async def move_to(desk: Desk, pressed: Pressed) -> str:
    """Move the meeting to the time on the button."""
    async with member_turn(desk, pressed, Action.BOOK_MEETING) as turn:
        issue, meeting = await movable(turn, pressed.press.subject, Action.BOOK_MEETING)
        if pressed.press.value not in HOURS:
            raise ButtonExpired
        await turn.unit.dialogues.end(turn.member.user_id)
        at = instant_of(turn, pressed.press.value)
        meeting = await reschedule(turn, issue, meeting, at)
        await _tell_moved(turn, issue, meeting)
        await BOARD.show(turn, issue, meeting)
    return turn.toast


async def answer_change(desk: Desk, sent: Sent) -> str:
    """Put what was typed in the place of what was booked."""
    async with member_turn(desk, sent, Action.BOOK_MEETING) as turn:
        asked = sent.dialogue
        assert asked is not None
        issue, meeting = await movable(turn, asked.subject, Action.BOOK_MEETING)
        text = clean(sent.content.text).strip()
        if not visible(text):
            raise NothingWritten
        if asked.facts["what"] == "meeting_when":
            meeting = await reschedule(turn, issue, meeting, time_typed(turn, text))
            await _tell_moved(turn, issue, meeting)
        else:
            meeting = await _described(turn, issue, meeting, asked.facts["what"], text)
        await turn.unit.dialogues.end(turn.member.user_id)
        await BOARD.show_everywhere(turn, issue, meeting)
    return turn.toast


async def _described(
    turn: Turn, issue: Issue, meeting: Meeting, what: str, text: str
) -> Meeting:
    limit = PLACE_LENGTH if what == "meeting_place" else AGENDA_LENGTH
    if len(text) > limit:
        raise TextTooLong(limit=limit, length=len(text))
    if what == "meeting_place":
        changed = replace(meeting, place=text)
    else:
        changed = replace(meeting, agenda=text)
    meeting = await turn.unit.meetings.save(changed)
    await turn.record("meeting_described", issue.id, f"{meeting.short} {what}")
    return meeting


async def _tell_moved(turn: Turn, issue: Issue, meeting: Meeting) -> None:
    """Tell everybody who was invited of the other time."""
    team = await turn.people()
    for guest in await turn.unit.meetings.guests(meeting.id):
        to = team.get(guest.user_id or 0)
        if guest.invited and to and to.reachable and may_see(to, issue):
            await write_invitation(turn, issue, meeting, guest, to, moved=True)
