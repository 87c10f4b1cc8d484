"""When somebody can no longer have their roles: nobody leaves without a word."""

from collections.abc import Sequence
from itertools import groupby

from bot.domain.assignment import Assignment
from bot.domain.assignment_life import AssignmentState
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.member import Member
from bot.services.assigning.ending import end_role, withdraw
from bot.services.assigning.knowing import roles_of
from bot.services.assigning.notices import tell_gap
from bot.services.assigning.passing_on import ask_next
from bot.services.assigning.vacancies import put_off
from bot.services.turn import Turn


async def lose_offers(turn: Turn, gone: Member, why: str) -> None:
    """Let what was offered to somebody go on to the deputies; roles they have stay."""
    await _lose(turn, gone, why, held=False)


async def lose_roles(turn: Turn, gone: Member, why: str) -> None:
    """Let somebody have no role any more that they may not have as they are now.

    Call it when they are stored so: suspended, or with fewer roles. Offers and roles go
    on to the deputies; who leads the issue hears of each person once.
    """
    await _lose(turn, gone, why, held=True)


async def _lose(turn: Turn, gone: Member, why: str, *, held: bool) -> None:
    rules = turn.desk.playbook.roles

    def lost(one: Assignment) -> bool:
        if not held:
            return one.waits
        return not gone.reachable or not rules.may_hold(one.role, gone.roles)

    present = await turn.unit.assignments.present_of(gone.user_id)
    found = [one for one in present if lost(one)]
    found.sort(key=lambda one: one.issue_id)
    for issue_id, ones in groupby(found, key=lambda one: one.issue_id):
        issue = await turn.unit.issues.find(issue_id)
        if issue is not None:
            await _leave(turn, issue, list(ones), why)


async def _leave(
    turn: Turn, issue: Issue, ones: Sequence[Assignment], why: str
) -> None:
    """End what one person has on one issue, and ask who comes after them."""
    ended = [await _end(turn, issue, one, why) for one in ones]
    if issue.state in TERMINAL:
        return
    asked = await ask_next(turn, issue, ended)
    await tell_gap(turn, issue, ended, asked)


async def _end(turn: Turn, issue: Issue, one: Assignment, why: str) -> Assignment:
    if one.waits:
        return await withdraw(turn, issue, one, why)
    return await end_role(turn, issue, one, AssignmentState.DONE, why)


async def leave_issue(turn: Turn, issue: Issue, gone: Member, why: str) -> None:
    """Let somebody have no role on an issue that they may no longer see."""
    ones = [
        one
        for one in await turn.unit.assignments.present_of(gone.user_id)
        if one.issue_id == issue.id
    ]
    if ones:
        await _leave(turn, issue, ones, why)


async def end_roles(turn: Turn, issue: Issue) -> None:
    """End every role of an issue that is finished, and take back what was offered."""
    for one in await roles_of(turn, issue):
        if one.waits or one.held:
            await _end(turn, issue, one, "issue_ended")
    await put_off(turn, issue)
