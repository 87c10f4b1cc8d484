"""Submitting minutes, and the second person who approves them (T12)."""

from bot.domain.access import Action, may, may_see
from bot.domain.findings import holding
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.meeting import Meeting
from bot.domain.meeting_life import MeetingState
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.mail import Button, MessageClass
from bot.services.desk import Desk
from bot.services.life.debts import unpaid
from bot.services.meetings.board import BOARD, finding_line
from bot.services.meetings.checking_minutes import findings_of
from bot.services.meetings.finding_meetings import movable
from bot.services.meetings.meeting_views import meeting_view
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, listed, person

#: Who is asked first; the others only where none of these is left.
_FIRST = frozenset({Role.CRISIS_LEAD, Role.HEAD_OF_AGENCY})


async def submit(desk: Desk, pressed: Pressed) -> str:
    """Submit the minutes to who approves them, or show all that they lack."""
    async with member_turn(desk, pressed, Action.SUBMIT_MINUTES) as turn:
        issue, meeting = await movable(
            turn, pressed.press.subject, Action.SUBMIT_MINUTES
        )
        found = await findings_of(turn, issue, meeting)
        lacking = holding(found)
        if lacking:
            turn.toast = turn.label("toast.minutes_lack", count=len(lacking))
            await turn.reply(
                "minutes_lack",
                fresh=True,
                rows=_fixes(turn, issue, meeting, {one.code for one in lacking}),
                issue=await issue_view(turn, issue, turn.member),
                short=meeting.short,
                lacks=[finding_line(turn, one, turn.locale) for one in lacking],
            )
            return turn.toast
        await turn.unit.dialogues.end(turn.member.user_id)
        await _submit(turn, issue, meeting)
    return turn.toast


#: What helps with each finding: the button, and whether it means the meeting.
FIXES: dict[str, tuple[str, bool]] = {
    "NR-01": ("decisions", False),
    "NR-02": ("meeting_attendance", True),
    "NR-03": ("fact_new", False),
    "NR-04": ("next_step", False),
    "NR-07": ("minutes_take", True),
}


def _fixes(
    turn: Turn, issue: Issue, meeting: Meeting, codes: set[str]
) -> list[list[Button]]:
    buttons = [
        turn.button(
            name,
            meeting.id if own else issue.id,
            text=turn.label(f"button.{name}"),
        )
        for code, (name, own) in FIXES.items()
        if code in codes
    ]
    rows = [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
    return [*rows, [turn.button("minutes_submit", meeting.id)]]


async def hand_in(turn: Turn, issue: Issue, meeting: Meeting) -> None:
    """Submit minutes that came in one step, where the office wants them approved."""
    asked = turn.desk.playbook.life.rule("T12").at(issue.level)
    debts = unpaid(await turn.unit.lives.debts(issue.id))
    needs = {*asked, *(debt.need for debt in debts)}
    found = await findings_of(turn, issue, meeting)
    if Need.MINUTES_APPROVED in needs and not holding(found):
        await _submit(turn, issue, meeting)
    else:
        await BOARD.show(turn, issue, meeting)


async def _submit(turn: Turn, issue: Issue, meeting: Meeting) -> None:
    """Hand the minutes to a second person, and say who was asked."""
    meeting = await turn.unit.meetings.save(
        replace(
            meeting,
            state=MeetingState.SUBMITTED,
            taker=turn.member.user_id,
            submitted_at=turn.now,
        )
    )
    await turn.record("minutes_submitted", issue.id, meeting.short)
    asked = await approvers(turn, issue, meeting)
    for member in asked:
        await _ask(turn, issue, meeting, member)
    names = [person(turn, member, turn.member) for member in asked[:2]]
    turn.toast = turn.label(
        "toast.minutes_submitted" if names else "toast.minutes_alone",
        who=listed(turn, names, turn.locale) if names else "",
    )
    await BOARD.show_everywhere(turn, issue, meeting)


async def approvers(turn: Turn, issue: Issue, meeting: Meeting) -> list[Member]:
    """Return who is asked to approve: the chair, else the leaders, else whoever may."""
    able = [
        member
        for member in await turn.team()
        if member.user_id != meeting.taker
        and member.reachable
        and may(member, Action.APPROVE_MINUTES)
        and may_see(member, issue)
    ]
    chair = [member for member in able if member.user_id == meeting.chair]
    return chair or [m for m in able if m.roles & _FIRST] or able


async def _ask(turn: Turn, issue: Issue, meeting: Meeting, to: Member) -> None:
    view = await meeting_view(turn, issue, meeting, to)
    locale = to.locale
    row = [
        turn.button("minutes_approve", meeting.id, locale=locale),
        turn.button("minutes_return", meeting.id, locale=locale),
    ]
    text = turn.button("minutes_text", meeting.id, locale=locale)
    await turn.tell(
        to,
        "minutes_request",
        klass=MessageClass.PING,
        rows=[row, [text]],
        issue=await issue_view(turn, issue, to),
        meeting=view,
        decisions=view.of("decision"),
        who=person(turn, turn.member, to),
        now=turn.now,
    )
