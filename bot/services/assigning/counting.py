"""How many roles of an issue somebody has, for its page of books."""

from bot.domain.assignment import holder
from bot.domain.issue import Issue
from bot.services.assigning.knowing import roles_of
from bot.services.turn import Turn


async def team_count(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Count the roles that somebody has, and those that wait for somebody."""
    found = await roles_of(turn, issue)
    team = await turn.unit.assignments.team(issue.id)
    asked = team.seats if team is not None and team.sent_at is not None else ()
    places = dict.fromkeys((*asked, *(a.seat for a in found if a.held or a.waits)))
    held = [seat for seat in places if holder(found, seat)]
    return len(held), len(places) - len(held)
