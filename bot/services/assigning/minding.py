"""A chore: vacancies of teams are brought to mind until every role has somebody."""

from bot.domain.assignment import vacant
from bot.domain.issue_life import TERMINAL
from bot.domain.values import replace
from bot.services.assigning.knowing import roles_of
from bot.services.assigning.vacancies import look_after, tell_vacant
from bot.services.desk import Desk
from bot.services.turn import clock_turn

#: So many issues are looked at in one go.
AT_ONCE = 50


async def mind_vacancies(desk: Desk) -> None:
    """Bring to mind which roles nobody has, as often as the level says."""
    async with desk.storage.begin() as unit:
        due = await unit.assignments.vacancies(desk.clock.now(), AT_ONCE)
    for issue_id in due:
        await _mind(desk, issue_id)


async def _mind(desk: Desk, issue_id: str) -> None:
    async with desk.storage.begin() as unit:
        team = await unit.assignments.team(issue_id)
    if team is None or team.look_at is None:
        return
    key = f"team_vacant:{issue_id}:{team.look_at.isoformat()}"
    async with clock_turn(desk, key) as turn:
        issue = await turn.unit.issues.find(issue_id)
        team = await turn.unit.assignments.team(issue_id)
        if issue is None or team is None or team.look_at is None:
            turn.idle = True
            return
        ended = issue.state in TERMINAL
        again = None if ended else look_after(turn, issue)
        free = [] if ended else vacant(team.seats, await roles_of(turn, issue))
        told = team.told + bool(free)
        await turn.unit.assignments.put_team(replace(team, look_at=again, told=told))
        if free:
            await turn.record("team_vacant", issue.id, f"{len(free)}")
            await tell_vacant(turn, issue, team, free)
