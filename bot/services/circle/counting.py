"""What the page of books says of who may see an issue."""

from bot.domain.issue import Issue
from bot.services.turn import Turn


async def access_count(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Count who was let into a restricted issue; nobody waits."""
    return len(issue.circle) if issue.restricted else 0, 0
