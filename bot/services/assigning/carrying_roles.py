"""When two issues become one: roles go over where the other has nobody in them."""

from bot.domain.assignment import Assignment, holder, offers
from bot.domain.assignment_life import AssignmentState
from bot.domain.issue import Issue
from bot.domain.values import replace
from bot.services.assigning.ending import end_role, withdraw
from bot.services.assigning.knowing import LEAD, roles_of
from bot.services.turn import Turn


async def move_roles(turn: Turn, issue: Issue, target: Issue) -> None:
    """Let roles and history of *issue* be those of *target*; its lead stays."""
    there = await roles_of(turn, target)
    for one in await roles_of(turn, issue):
        filled = bool(holder(there, one.seat) or offers(there, one.seat))
        if (one.held or one.waits) and (filled or one.seat == LEAD):
            await _end(turn, issue, one)
    await turn.unit.assignments.move(issue.id, target.id)
    team = await turn.unit.assignments.team(issue.id)
    if team is None:
        return
    await turn.unit.assignments.end_team(issue.id)
    if await turn.unit.assignments.team(target.id) is None:
        await turn.unit.assignments.put_team(replace(team, issue_id=target.id))


async def _end(turn: Turn, issue: Issue, one: Assignment) -> None:
    if one.waits:
        await withdraw(turn, issue, one, "merged")
    else:
        await end_role(turn, issue, one, AssignmentState.DONE, "merged")
