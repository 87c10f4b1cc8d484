"""Assuming a role: whoever had it loses it at the same moment (doctrine.md T21)."""

from bot.domain.assignment import Assignment, holder
from bot.domain.assignment_life import AssignmentState
from bot.domain.issue import Issue
from bot.domain.values import replace
from bot.services.assigning.effects import TAKES
from bot.services.assigning.ending import end_role, withdraw
from bot.services.assigning.knowing import roles_of
from bot.services.circle.shutting import let_in
from bot.services.turn import Turn


async def assume(turn: Turn, issue: Issue, one: Assignment) -> Issue:
    """Let the one who was offered a role have it, and do what the role brings with it.

    Whoever had it has it no more, other offers of it die, and a restricted issue is
    open to who came. Return the issue as it is then.
    """
    found = await roles_of(turn, issue)
    has = holder(found, one.seat)
    if has is not None:
        await end_role(turn, issue, has, AssignmentState.RENOUNCED, "handed")
    for other in found:
        rival = other.seat == one.seat and other.id != one.id
        if rival and (other.waits or other.late):
            await withdraw(turn, issue, other, "taken")
    taken = replace(
        one, state=AssignmentState.ACCEPTED, assumed_at=turn.now, ended_at=None,
        expires_at=None, reason="",
    )  # fmt: skip
    taken = await turn.unit.assignments.save(taken)
    await turn.record("role_accepted", issue.id, f"{one.role} member:{one.member}")
    who = await turn.unit.members.find(one.member)
    if who is not None:
        issue = await let_in(turn, issue, who, one.role)
    before = await turn.unit.members.find(has.member) if has else None
    if taken.role in TAKES and not taken.seat.deputy:
        issue = await TAKES[taken.role](turn, issue, taken, before)
    return issue
