"""What a reminder, or a call about an overdue clock, says; and who says "I'm on it"."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.access import Action
from bot.domain.document_life import IN_REVIEW
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.ringing import POLITE, only_asked, peace
from bot.domain.values import replace
from bot.ports.mail import MessageClass
from bot.ports.storage import RunningClock
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.timing.asked import Asked
from bot.services.timing.deeds import clock_rows
from bot.services.timing.meeting import clock_label, guard_of
from bot.services.timing.starting import work_of
from bot.services.turn import Turn, member_turn
from bot.services.views import PhoneView, issue_view, person, phone_view

#: So many approvers are named with their telephone numbers.
PHONED = 2


async def call_about(
    turn: Turn,
    issue: Issue,
    clock: RunningClock,
    of: Asked,
    people: Sequence[Member],
) -> None:
    """Write to *people* about a clock: it ends soon, or it is overdue."""
    for to in people:
        await turn.tell(
            to,
            "clock_call",
            klass=MessageClass.PING,
            key=f"{turn.key}:{to.user_id}",
            guard=guard_of(clock),
            slot=f"clock:{guard_of(clock)}",
            silent=clock.name in POLITE and issue.level is not Level.L4,
            rows=clock_rows(turn, issue, clock, of, to),
            **await _facts(turn, issue, clock, of, to),
        )


async def _facts(
    turn: Turn, issue: Issue, clock: RunningClock, of: Asked, to: Member
) -> dict[str, Any]:
    able = {member.user_id for member in of.members}
    return {
        "issue": await issue_view(turn, issue, to),
        "clock": clock_label(turn, clock, to.locale),
        "due": clock.due_at,
        "number": of.document.number if of.document else "",
        "mine": to.user_id in able,
        "reviewing": bool(of.document and of.document.state in IN_REVIEW),
        "waits_for": [person(turn, m, to) for m in of.members[:PHONED]],
        "phones": _phones(turn, of, to) if of.document else [],
        "next_at": _next_call(turn, issue, clock),
        "now": turn.now,
    }


def _next_call(turn: Turn, issue: Issue, clock: RunningClock) -> datetime | None:
    """Return when the team is called next; what is polite calls no team."""
    late = turn.now >= clock.due_at and not only_asked(clock.name, issue.level)
    return clock.look_at if late else None


def _phones(turn: Turn, of: Asked, to: Member) -> list[PhoneView]:
    """Name whom to telephone: the approvers, to anybody who is none."""
    if to.user_id in {member.user_id for member in of.members}:
        return []
    views = [phone_view(turn, member, to) for member in of.members[:PHONED]]
    return [view for view in views if view is not None]


async def say_mine(desk: Desk, pressed: Pressed) -> str:
    """Let who is on it work in peace; if it is not done then, calling begins anew."""
    async with member_turn(desk, pressed, Action.TAKE) as turn:
        issue = await open_issue(turn, pressed.press.subject)
        name, _, subject = pressed.press.value.partition(":")
        clocks = await turn.unit.issues.clocks(issue.id)
        found = [c for c in clocks if c.key == (name, subject) and c.met_at is None]
        if not found:
            turn.toast = turn.label("toast.clock_over")
            return turn.toast
        at = await _leave_in_peace(turn, issue, found[0])
        turn.toast = turn.label("toast.clock_mine", at=desk.words.time(at, turn.locale))
        await turn.record("clock_mine", issue.id, name)
    return turn.toast


async def _leave_in_peace(turn: Turn, issue: Issue, clock: RunningClock) -> datetime:
    plan = turn.desk.playbook.clocks.plan(issue.level)
    wait = peace(clock.counted_from, clock.due_at)
    at = plan.ringing(turn.now + wait, work_of(turn))
    await turn.unit.letters.cancel_guarded(guard_of(clock))
    await turn.unit.issues.start_clock(replace(clock, rung=1, look_at=at, ladder=None))
    return at
