"""Attendance by taps: every invited one is marked (NR-02)."""

from bot.domain.access import Action
from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.meeting import Attendance, Guest, Meeting, unmarked
from bot.domain.meeting_life import MeetingState
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.meetings.board import BOARD
from bot.services.meetings.finding_meetings import movable
from bot.services.meetings.meeting_views import meeting_view
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: What an invited one is marked with, in the order of the buttons.
MARKS = (Attendance.PRESENT, Attendance.ABSENT, Attendance.REPRESENTED)


async def ask_attendance(desk: Desk, pressed: Pressed) -> str:
    """Show the invited with a button for each mark, in a message of its own."""
    async with member_turn(desk, pressed, Action.MARK_ATTENDANCE) as turn:
        issue, meeting = await movable(
            turn, pressed.press.subject, Action.MARK_ATTENDANCE
        )
        await _show(turn, issue, meeting, fresh=True)
    return turn.toast


async def _show(
    turn: Turn, issue: Issue, meeting: Meeting, *, fresh: bool = False
) -> None:
    guests = await turn.unit.meetings.guests(meeting.id)
    left = len(unmarked(guests))
    everybody = [[turn.button("meeting_all", meeting.id)]] if left else []
    done = turn.button("minutes_done", meeting.id, label="done")
    await turn.reply(
        "meeting_attendance",
        fresh=fresh,
        rows=[*everybody, *(_marks(turn, guest) for guest in guests), [done]],
        issue=await issue_view(turn, issue, turn.member),
        meeting=await meeting_view(turn, issue, meeting, turn.member),
        left=left,
    )


def _marks(turn: Turn, guest: Guest) -> list[Button]:
    return [
        turn.button(
            "meeting_mark",
            guest.meeting_id,
            value=f"{guest.number}:{mark}",
            text=f"{guest.number} {turn.label(f'attendance.{mark}')}",
        )
        for mark in MARKS
    ]


async def mark(desk: Desk, pressed: Pressed) -> str:
    """Mark one of the invited."""
    async with member_turn(desk, pressed, Action.MARK_ATTENDANCE) as turn:
        issue, meeting = await movable(
            turn, pressed.press.subject, Action.MARK_ATTENDANCE
        )
        number, _, said = pressed.press.value.partition(":")
        guests = await turn.unit.meetings.guests(meeting.id)
        mine = [guest for guest in guests if guest.number == int(number)]
        if not mine:
            raise ButtonExpired
        marked = replace(mine[0], attendance=Attendance(said))
        await turn.unit.meetings.put_guest(marked)
        await _go_on(turn, issue, meeting, f"{number} {said}")
    return turn.toast


async def mark_all(desk: Desk, pressed: Pressed) -> str:
    """Mark everybody as present whom nobody marked yet."""
    async with member_turn(desk, pressed, Action.MARK_ATTENDANCE) as turn:
        issue, meeting = await movable(
            turn, pressed.press.subject, Action.MARK_ATTENDANCE
        )
        for guest in unmarked(await turn.unit.meetings.guests(meeting.id)):
            here = replace(guest, attendance=Attendance.PRESENT)
            await turn.unit.meetings.put_guest(here)
        await _go_on(turn, issue, meeting, "all")
    return turn.toast


async def _go_on(turn: Turn, issue: Issue, meeting: Meeting, detail: str) -> None:
    """Keep that the meeting began, and show the marks."""
    began = meeting.began_at or turn.now
    begun = replace(meeting, state=MeetingState.MINUTING, began_at=began)
    meeting = await turn.unit.meetings.save(begun)
    await turn.record("attendance_marked", issue.id, f"{meeting.short} {detail}")
    await _show(turn, issue, meeting)
    await BOARD.refresh(turn, issue, meeting)
