"""A chore: offers that nobody answered in time go on to the deputy."""

from collections.abc import Sequence
from itertools import groupby

from bot.domain.assignment import Assignment
from bot.domain.assignment_life import AssignmentState
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.services.assigning.ending import end_role, withdraw
from bot.services.assigning.passing_on import ask_next, pass_on
from bot.services.assigning.vacancies import tell_silent
from bot.services.desk import Desk
from bot.services.turn import Turn, clock_turn

#: So many offers are looked at in one go.
AT_ONCE = 200


async def expire_offers(desk: Desk) -> None:
    """Let offers expire whose time is over: those of an issue in a unit, told once."""
    async with desk.storage.begin() as unit:
        over = await unit.assignments.expired(desk.clock.now(), AT_ONCE)
    ordered = sorted(over, key=lambda one: (one.issue_id, one.member, one.expires_at))
    for _, of_one_issue in groupby(ordered, key=lambda one: one.issue_id):
        await _expire(desk, list(of_one_issue))


async def _expire(desk: Desk, over: Sequence[Assignment]) -> None:
    first = over[0]
    key = f"role_expired:{first.id}:{first.version}"
    async with clock_turn(desk, key) as turn:
        issue = await turn.unit.issues.find(first.issue_id)
        now = [await turn.unit.assignments.find(one.id) for one in over]
        waiting = [one for one in now if one is not None and one.waits]
        if issue is None or not waiting:
            turn.idle = True
            return
        if issue.state in TERMINAL:
            for one in waiting:
                await withdraw(turn, issue, one, "issue_ended")
            return
        gone = [
            await end_role(turn, issue, one, AssignmentState.EXPIRED, "no_answer")
            for one in waiting
        ]
        await _pass_on(turn, issue, gone)


async def _pass_on(turn: Turn, issue: Issue, gone: Sequence[Assignment]) -> None:
    """Ask who comes next; of several silent people whoever leads hears at once."""
    team = await turn.unit.assignments.team(issue.id)
    people = [list(some) for _, some in groupby(gone, key=lambda one: one.member)]
    called = team is not None and all(one.seat in team.seats for one in gone)
    if len(people) == 1 or not called or any(one.replaces for one in gone):
        for some in people:
            await pass_on(turn, issue, some)
        return
    for some in people:
        await ask_next(turn, issue, some)
    await tell_silent(turn, issue, gone)
