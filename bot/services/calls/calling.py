"""Calling people about an issue: pings, skipped phones, and an end only by a human."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta

from bot.domain.access import may_see
from bot.domain.escalation import Call, Escalation
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.ladders import Ladder
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.ports.mail import MessageClass
from bot.ports.storage import StorageUnavailable
from bot.services.calls.pings import ping, ping_rows
from bot.services.desk import Desk
from bot.services.people.away import those_present
from bot.services.turn import Turn, clock_turn
from bot.services.views import issue_view, person

log = logging.getLogger(__name__)

#: A call that leaves later than this says so.
LATE = timedelta(minutes=2)

#: So many calls that are due share a commit; others get their turn in between.
TOGETHER = 10


async def begin_calls(
    turn: Turn, issue: Issue, ladder: Ladder, reason: str, started_by: int = 0
) -> None:
    """Start climbing *ladder* for an issue, in place of any earlier climb."""
    before = await turn.unit.escalations.find(issue.id)
    serial = before.serial + 1 if before else 1
    climb = Escalation(issue.id, serial, reason, ladder, turn.now, 0, started_by)
    await make_calls(turn, issue, climb)


async def make_calls(turn: Turn, issue: Issue, climb: Escalation) -> None:
    """Make the call that is due; step on at once while nobody can be reached."""
    was_due = climb.due_at or turn.now
    for _ in climb.ladder.steps:
        climb, call = climb.advance(turn.now)
        if call is None:
            break
        if await _call(turn, issue, climb, call, late=turn.now - was_due > LATE):
            break
        climb = climb.hurry(turn.now)
    else:
        climb = climb.sleep(turn.now + climb.ladder.repeat)
        await _nobody_reached(turn, issue)
    await turn.unit.escalations.save(climb)


async def _call(
    turn: Turn, issue: Issue, climb: Escalation, call: Call, *, late: bool
) -> bool:
    named = whom_to_call(issue, await turn.team(), call.roles, climb.started_by)
    meant = [m for m in await those_present(turn, named) if may_see(m, issue)]
    people = [member for member in meant if member.reachable]
    await _tell_skipped(turn, issue, climb, [m for m in meant if not m.reachable])
    codes = ",".join(str(member.user_id) for member in people)
    await turn.record(
        "called" if people else "nobody_called", issue.id, f"{call.key} {codes}"
    )
    for member in people:
        await ping(turn, issue, climb, call, member, late=late)
    return bool(people)


def whom_to_call(
    issue: Issue, team: Sequence[Member], roles: frozenset[Role], started_by: int
) -> list[Member]:
    """Return whom a call is for, reachable or not.

    Who started the climb is called only where nobody else is meant; a head who is
    the subject of the issue never is.
    """
    meant = [m for m in team if m.active and m.roles & roles and may_see(m, issue)]
    return [m for m in meant if m.user_id != started_by] or meant


async def _tell_skipped(
    turn: Turn, issue: Issue, climb: Escalation, skipped: Sequence[Member]
) -> None:
    leads = [
        member
        for member in await turn.team()
        if member.reachable
        and Role.CRISIS_LEAD in member.roles
        and may_see(member, issue)
    ]
    for gone in skipped:
        for lead in leads:
            await turn.tell(
                lead,
                "member_skipped",
                klass=MessageClass.ALARM,
                key=skip_key(climb, gone, lead),
                slot=f"skipped:{gone.user_id}",
                issue=await issue_view(turn, issue, lead),
                who=person(turn, gone, lead),
                why=turn.label(f"unreachable.{gone.unreachable}", lead.locale),
                phone=gone.phone,
            )


def skip_key(climb: Escalation, gone: Member, lead: Member) -> str:
    """Return the key under which a lead hears once a climb that somebody is skipped."""
    return f"skipped:{climb.issue_id}:{climb.serial}:{gone.user_id}:{lead.user_id}"


async def _nobody_reached(turn: Turn, issue: Issue) -> None:
    await turn.record("nobody_reachable", issue.id)
    others = [
        member
        for member in await turn.team()
        if member.reachable and may_see(member, issue)
    ]
    for member in others:
        await turn.tell(
            member,
            "nobody_reachable",
            klass=MessageClass.ALARM,
            key=f"{turn.next_key()}:nobody:{member.user_id}",
            rows=ping_rows(turn, issue, member),
            issue=await issue_view(turn, issue, member),
        )


async def stop_calls(turn: Turn, issue: Issue) -> None:
    """Stop the climb and cancel every ping that is not written yet."""
    climb = await turn.unit.escalations.find(issue.id)
    if climb is not None and climb.running:
        await turn.unit.escalations.save(climb.stop())
    await turn.unit.letters.cancel_guarded(issue.id)


async def escalate_due(desk: Desk) -> None:
    """Call the next people for every issue that nobody answered in time."""
    async with desk.storage.begin() as unit:
        due = await unit.escalations.due(desk.clock.now(), 100)
    for first in range(0, len(due), TOGETHER):
        group = due[first : first + TOGETHER]
        calls = (_escalate_or_say(desk, climb) for climb in group)
        for fault in await asyncio.gather(*calls, return_exceptions=True):
            if fault is not None:
                raise fault


async def _escalate_or_say(desk: Desk, climb: Escalation) -> None:
    """One call that cannot be made must not silence the others."""
    try:
        await _escalate(desk, climb)
    except StorageUnavailable:
        raise
    except Exception as error:
        name, kind = climb.issue_id, type(error).__name__
        log.error("the call about %s failed: %s", name, kind, exc_info=error)


async def _escalate(desk: Desk, climb: Escalation) -> None:
    key = f"escalation:{climb.issue_id}:{climb.serial}:{climb.calls}"
    async with clock_turn(desk, key) as turn:
        current = await turn.unit.escalations.find(climb.issue_id)
        issue = await turn.unit.issues.find(climb.issue_id)
        if current is None or issue is None or not _due(current, issue, turn):
            turn.idle = True
            return
        await make_calls(turn, issue, current)


def _due(climb: Escalation, issue: Issue, turn: Turn) -> bool:
    open_ = issue.state not in TERMINAL
    return open_ and climb.due_at is not None and climb.due_at <= turn.now
