"""Who is invited to a meeting: members by taps, other agencies by name."""

from bot.domain.access import Action, may, may_see
from bot.domain.errors import NothingWritten
from bot.domain.issue import Issue
from bot.domain.meeting import Guest, Meeting
from bot.domain.member import Member
from bot.domain.text import clean, first_line
from bot.domain.topics import lines_of
from bot.services.desk import Desk
from bot.services.meetings.board import BOARD
from bot.services.meetings.finding_meetings import movable
from bot.services.meetings.inviting import invite
from bot.services.meetings.meeting_views import meeting_view
from bot.services.requests import Pressed, Sent
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: So many members are offered as guests.
OFFERED = 24


async def ask_guests(desk: Desk, pressed: Pressed) -> str:
    """Offer whom to invite; agencies without an account are typed."""
    async with member_turn(desk, pressed, Action.BOOK_MEETING) as turn:
        issue, meeting = await movable(turn, pressed.press.subject, Action.BOOK_MEETING)
        await turn.ask("meeting_guest", meeting.id)
        await _show_guests(turn, issue, meeting, fresh=True)
    return turn.toast


async def _show_guests(
    turn: Turn, issue: Issue, meeting: Meeting, *, fresh: bool = False
) -> None:
    guests = await turn.unit.meetings.guests(meeting.id)
    invited = {guest.user_id for guest in guests}
    able = [member for member in await turn.team() if _may_come(member, issue)]
    buttons = [
        turn.button(
            "meeting_toggle",
            meeting.id,
            value=str(member.user_id),
            text=f"{'● ' if member.user_id in invited else ''}{member.name}",
        )
        for member in able[:OFFERED]
    ]
    rows = [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
    rows.append([turn.button("meeting_done", meeting.id, label="done")])
    await turn.reply(
        "meeting_guests",
        fresh=fresh,
        rows=rows,
        issue=await issue_view(turn, issue, turn.member),
        meeting=await meeting_view(turn, issue, meeting, turn.member),
    )


def _may_come(member: Member, issue: Issue) -> bool:
    able = member.active and may(member, Action.ANSWER_INVITATION)
    return able and may_see(member, issue)


async def toggle_guest(desk: Desk, pressed: Pressed) -> str:
    """Invite a member, or invite them no more."""
    async with member_turn(desk, pressed, Action.BOOK_MEETING) as turn:
        issue, meeting = await movable(turn, pressed.press.subject, Action.BOOK_MEETING)
        user_id = int(pressed.press.value)
        guests = list(await turn.unit.meetings.guests(meeting.id))
        mine = [guest for guest in guests if guest.user_id == user_id]
        if mine:
            await turn.unit.meetings.drop_guest(meeting.id, mine[0].number)
        else:
            last = max((guest.number for guest in guests), default=0)
            await turn.unit.meetings.put_guest(Guest(meeting.id, last + 1, user_id))
        deed = "guest_dropped" if mine else "guest_added"
        await turn.record(deed, issue.id, meeting.short)
        await _show_guests(turn, issue, meeting)
        await BOARD.refresh(turn, issue, meeting)
    return turn.toast


async def answer_guest(desk: Desk, sent: Sent) -> str:
    """Add agencies without an account, a line each."""
    async with member_turn(desk, sent, Action.BOOK_MEETING) as turn:
        assert sent.dialogue is not None
        issue, meeting = await movable(turn, sent.dialogue.subject, Action.BOOK_MEETING)
        names = lines_of(clean(sent.content.text))
        if not names:
            raise NothingWritten
        guests = await turn.unit.meetings.guests(meeting.id)
        last = max((guest.number for guest in guests), default=0)
        for number, name in enumerate(names[:OFFERED], last + 1):
            guest = Guest(meeting.id, number, None, first_line(name, 80))
            await turn.unit.meetings.put_guest(guest)
        await turn.record("guest_added", issue.id, f"{meeting.short} {len(names)}")
        await _show_guests(turn, issue, meeting)
        await BOARD.refresh(turn, issue, meeting)
    return turn.toast


async def guests_done(desk: Desk, pressed: Pressed) -> str:
    """Close the list; whoever was added to a meeting that is called hears at once."""
    async with member_turn(desk, pressed, Action.BOOK_MEETING) as turn:
        issue, meeting = await movable(turn, pressed.press.subject, Action.BOOK_MEETING)
        await turn.unit.dialogues.end(turn.member.user_id)
        guests = await turn.unit.meetings.guests(meeting.id)
        if any(guest.invited for guest in guests):
            await invite(turn, issue, meeting)
        await BOARD.show(turn, issue, meeting)
    return turn.toast
