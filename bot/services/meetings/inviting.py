"""Inviting to a meeting: each guest once, with three buttons to answer."""

from bot.domain.access import Action, may_see
from bot.domain.issue import Issue
from bot.domain.meeting import Guest, Meeting, Reply, current
from bot.domain.meeting_life import MeetingState
from bot.domain.member import Member
from bot.domain.values import replace
from bot.ports.mail import Button, MessageClass
from bot.services.desk import Desk
from bot.services.life.notices import invite_agencies
from bot.services.meetings.board import BOARD
from bot.services.meetings.finding_meetings import movable
from bot.services.meetings.meeting_views import meeting_view
from bot.services.plain_copies import send_for_whatsapp
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person

#: What a guest can answer, in the order of the buttons.
REPLIES = (Reply.ACCEPTED, Reply.DECLINED, Reply.REPRESENTED)


async def send_invitations(desk: Desk, pressed: Pressed) -> str:
    """Invite everybody who was not invited yet."""
    async with member_turn(desk, pressed, Action.BOOK_MEETING) as turn:
        issue, meeting = await movable(turn, pressed.press.subject, Action.BOOK_MEETING)
        count = await invite(turn, issue, meeting)
        turn.toast = turn.label("toast.invited", count=count)
        await BOARD.show_everywhere(turn, issue, meeting)
    return turn.toast


async def convene(turn: Turn, issue: Issue) -> None:
    """Send the invitations when the agencies are called together (T11).

    Where no meeting was booked yet, the liaisons hear that there will be one.
    """
    meeting = current(await turn.unit.meetings.of_issue(issue.id))
    if meeting is not None and meeting.state is MeetingState.PLANNED:
        await invite(turn, issue, meeting)
    elif meeting is None:
        await invite_agencies(turn, issue)


async def invite(turn: Turn, issue: Issue, meeting: Meeting) -> int:
    """Write to every guest who was not invited yet; return how many were."""
    team = await turn.people()
    count = 0
    for guest in await turn.unit.meetings.guests(meeting.id):
        to = team.get(guest.user_id or 0)
        if guest.invited or to is None or not to.reachable:
            continue
        if may_see(to, issue):
            await turn.unit.meetings.put_guest(replace(guest, invited=True))
            await write_invitation(turn, issue, meeting, guest, to)
            count += 1
    if count:
        await turn.record("meeting_invited", issue.id, f"{meeting.short} {count}")
    return count


async def write_invitation(
    turn: Turn,
    issue: Issue,
    meeting: Meeting,
    guest: Guest,
    to: Member,
    *,
    moved: bool = False,
) -> None:
    """Write one invitation; *moved* says that only the time is another."""
    await turn.tell(
        to,
        "meeting_invitation",
        klass=MessageClass.PING,
        rows=[reply_row(turn, guest, to)],
        issue=await issue_view(turn, issue, to),
        meeting=await meeting_view(turn, issue, meeting, to),
        who=person(turn, turn.actor, to),
        moved=moved,
        now=turn.now,
    )


def reply_row(turn: Turn, guest: Guest, to: Member) -> list[Button]:
    """Return the buttons with which an invited one answers."""
    return [
        turn.button(
            "meeting_reply",
            guest.meeting_id,
            value=f"{guest.number}:{one}",
            text=turn.label(f"meeting_reply.{one}", to.locale),
        )
        for one in REPLIES
    ]


async def copy_invitation(desk: Desk, pressed: Pressed) -> str:
    """Send the invitation as clean words: most guests have no account here."""
    async with member_turn(desk, pressed, Action.BOOK_MEETING) as turn:
        issue, meeting = await movable(turn, pressed.press.subject, Action.BOOK_MEETING)
        text = desk.words.message(
            "meeting_for_wa",
            turn.locale,
            issue=await issue_view(turn, issue, turn.member),
            meeting=await meeting_view(turn, issue, meeting, turn.member),
            organisation=desk.house.organisation,
        )
        await send_for_whatsapp(turn, text)
    return turn.toast
