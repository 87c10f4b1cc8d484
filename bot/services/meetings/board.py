"""The board of a meeting: one message that rewrites itself, and what can be done."""

from typing import Any

from bot.domain.access import Action, may
from bot.domain.findings import Finding, Weight
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL, IssueState
from bot.domain.meeting import Meeting
from bot.domain.meeting_life import MeetingState, meeting_moves
from bot.domain.member import Member
from bot.ports.mail import Button
from bot.services.books.rewritten import Board
from bot.services.desk import Desk
from bot.services.meetings.checking_minutes import findings_of
from bot.services.meetings.finding_meetings import the_meeting
from bot.services.meetings.meeting_views import meeting_view
from bot.services.requests import Pressed
from bot.services.turn import Rows, Turn, member_turn
from bot.services.views import issue_view


async def open_meeting(desk: Desk, pressed: Pressed) -> str:
    """Show one meeting in a message of its own."""
    async with member_turn(desk, pressed, Action.SEE_MEETINGS) as turn:
        issue, meeting = await the_meeting(turn, pressed.press.subject)
        await BOARD.show(turn, issue, meeting, fresh=True)
    return turn.toast


#: Stages of an issue that a meeting leads on from.
LEADS_ON = frozenset({IssueState.ANALYSIS, IssueState.COORDINATION})


async def _facts(
    turn: Turn, issue: Issue, meeting: Meeting, viewer: Member
) -> dict[str, Any]:
    view = await meeting_view(turn, issue, meeting, viewer)
    lacks = await _lacks(turn, issue, meeting) if _begun(meeting) else []
    return {
        "issue": await issue_view(turn, issue, viewer),
        "meeting": view,
        "notes": len(view.lines) - len(view.of("decision")),
        "decisions": len(view.of("decision")),
        "planned": meeting.state is MeetingState.PLANNED,
        "minuting": meeting.state is MeetingState.MINUTING,
        "lacks": [finding_line(turn, one, viewer.locale) for one in lacks],
        "now": turn.now,
    }


def _begun(meeting: Meeting) -> bool:
    return meeting.state in (MeetingState.MINUTING, MeetingState.SUBMITTED)


async def _lacks(turn: Turn, issue: Issue, meeting: Meeting) -> list[Finding]:
    """Return what the board names: all but what only tells."""
    if turn.actor is None:
        return []
    found = await findings_of(turn, issue, meeting)
    return [one for one in found if one.weight is not Weight.TELLS]


def finding_line(turn: Turn, one: Finding, locale: str) -> str:
    """Say what a finding means, and where."""
    return turn.label(f"finding.{one.code}", locale, what=", ".join(one.what))


async def _rows(
    turn: Turn, issue: Issue, meeting: Meeting, viewer: Member
) -> list[list[Button]]:
    locale = viewer.locale
    moves = meeting_moves(meeting.state, viewer, meeting.taker)
    found = [
        turn.button(name, meeting.id, text=turn.label(f"button.{name}", locale))
        for name, action in OFFERED[meeting.state]
        if action in moves
    ]
    rows = [found[i : i + 2] for i in range(0, len(found), 2)]
    if meeting.state is MeetingState.PLANNED and Action.BOOK_MEETING in moves:
        rows = await _invite_row(turn, meeting, locale) + rows
        copy = turn.button("meeting_copy", meeting.id, label="copy_wa", locale=locale)
        rows.append([copy])
    if (
        meeting.over
        and issue.state not in TERMINAL
        and may(viewer, Action.BOOK_MEETING)
    ):
        again = turn.button("meeting_book", issue.id, locale=locale)
        rows.append([again])
    return [*rows, *_last_rows(turn, issue, meeting, viewer)]


def _last_rows(
    turn: Turn, issue: Issue, meeting: Meeting, viewer: Member
) -> list[list[Button]]:
    """Return where the board leads: on, to the text, and back."""
    locale = viewer.locale
    onward = []
    if issue.state in LEADS_ON and may(viewer, Action.STEP):
        onward.append(turn.button("next_step", issue.id, locale=locale))
    if meeting.state is not MeetingState.PLANNED:
        onward.append(turn.button("minutes_text", meeting.id, locale=locale))
    back = turn.button("meeting_back", meeting.id, locale=locale, label="back")
    return [*([onward] if onward else []), [back]]


async def _invite_row(turn: Turn, meeting: Meeting, locale: str) -> list[list[Button]]:
    guests = await turn.unit.meetings.guests(meeting.id)
    waiting = [one for one in guests if one.user_id and not one.invited]
    if not waiting:
        return []
    label = turn.label("meeting.invite", locale, count=len(waiting))
    return [[turn.button("meeting_invite", meeting.id, text=label)]]


#: What each state offers, and what one must be allowed to do for it.
OFFERED: dict[MeetingState, tuple[tuple[str, Action], ...]] = {
    MeetingState.PLANNED: (
        ("minutes_take", Action.TAKE_MINUTES),
        ("meeting_guests", Action.BOOK_MEETING),
        ("meeting_when", Action.BOOK_MEETING),
        ("meeting_agenda", Action.BOOK_MEETING),
        ("meeting_place", Action.BOOK_MEETING),
        ("meeting_cancel", Action.CANCEL_MEETING),
    ),
    MeetingState.MINUTING: (
        ("minutes_take", Action.TAKE_MINUTES),
        ("meeting_attendance", Action.MARK_ATTENDANCE),
        ("minutes_none", Action.TAKE_MINUTES),
        ("minutes_submit", Action.SUBMIT_MINUTES),
    ),
    MeetingState.SUBMITTED: (
        ("minutes_approve", Action.APPROVE_MINUTES),
        ("minutes_return", Action.RETURN_MINUTES),
    ),
    MeetingState.APPROVED: (),
    MeetingState.CANCELLED: (),
}


async def _drawn(
    turn: Turn, issue: Issue, meeting: Meeting, viewer: Member
) -> tuple[dict[str, Any], Rows]:
    facts = await _facts(turn, issue, meeting, viewer)
    return facts, await _rows(turn, issue, meeting, viewer)


#: The message that shows a meeting.
BOARD = Board("meeting", Action.SEE_MEETINGS, lambda unit: unit.meetings, _drawn)
