"""How many press conferences an issue had, and how many are not over."""

from bot.domain.issue import Issue
from bot.services.turn import Turn


async def conference_count(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Count the conferences of an issue, and those that are not over."""
    every = await turn.unit.conferences.of_issue(issue.id)
    return len(every), sum(not one.over for one in every)
