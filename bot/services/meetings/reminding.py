"""A chore: a meeting is brought to mind before it begins, its minutes after a day."""

from bot.domain.access import may_see
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.meeting import APPROVE_WITHIN, REMIND, Meeting, expected
from bot.domain.meeting_life import MeetingState
from bot.domain.member import Member
from bot.domain.values import replace
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.meetings.meeting_views import meeting_view
from bot.services.turn import Turn, clock_turn
from bot.services.views import issue_view

#: So many meetings are looked at in one go.
AT_ONCE = 50

_BEFORE, _MINUTES = 1, 2


async def mind_meetings(desk: Desk) -> None:
    """Remind of what begins soon, and of minutes that wait longer than a day."""
    now = desk.clock.now()
    async with desk.storage.begin() as unit:
        soon = await unit.meetings.to_remind(now + REMIND, AT_ONCE)
        late = await unit.meetings.minutes_due(now - APPROVE_WITHIN, AT_ONCE)
    for told, found in ((_BEFORE, soon), (_MINUTES, late)):
        for one in found:
            async with clock_turn(
                desk, f"meeting:{one.id}:{one.version}:{told}"
            ) as turn:
                await _mind(turn, one, told)


async def _mind(turn: Turn, meeting: Meeting, told: int) -> None:
    meeting = await turn.unit.meetings.save(replace(meeting, told=told))
    issue = await turn.unit.issues.find(meeting.issue_id)
    if issue is None or issue.state in TERMINAL:
        return
    before = told == _BEFORE
    deed = "meeting_reminded" if before else "minutes_reminded"
    await turn.record(deed, issue.id, meeting.short)
    if before and meeting.at <= turn.now:
        return
    ids = await _coming(turn, meeting) if before else _waited_for(meeting)
    for to in await turn.team():
        if to.user_id in ids and to.reachable and may_see(to, issue):
            await _write(turn, issue, meeting, to, before=before)


async def _coming(turn: Turn, meeting: Meeting) -> set[int]:
    guests = await turn.unit.meetings.guests(meeting.id)
    return {meeting.chair, *(g.user_id or 0 for g in expected(guests) if g.invited)}


def _waited_for(meeting: Meeting) -> set[int]:
    """Return for whom the minutes wait: who leads the meeting, or who booked it."""
    if meeting.state is MeetingState.SUBMITTED and meeting.chair != meeting.taker:
        return {meeting.chair}
    return {meeting.booked_by}


async def _write(
    turn: Turn, issue: Issue, meeting: Meeting, to: Member, *, before: bool
) -> None:
    open_it = turn.button("meeting_open", meeting.id, locale=to.locale)
    await turn.tell(
        to,
        "meeting_reminder",
        klass=MessageClass.PING if before else MessageClass.INFO,
        rows=[[open_it]],
        issue=await issue_view(turn, issue, to),
        meeting=await meeting_view(turn, issue, meeting, to),
        before=before,
        now=turn.now,
    )
