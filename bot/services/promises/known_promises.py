"""What is known of the promises of an issue: for its life and its books."""

from bot.domain.issue import Issue
from bot.domain.promise import overdue_ones
from bot.services.turn import Turn


async def promise_count(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Count the promises of an issue, and those that the public still waits for."""
    promises = await turn.unit.promises.of_issue(issue.id)
    return len(promises), sum(promise.open for promise in promises)


async def promises_late(turn: Turn, issue: Issue, *, noted: bool) -> int:
    """Count the promises that are overdue; *noted* counts where none is recorded."""
    promises = await turn.unit.promises.of_issue(issue.id)
    return overdue_ones(promises, turn.now) if promises else int(noted)


async def promises_settled(turn: Turn, issue: Issue, *, noted: bool) -> bool:
    """Tell whether nothing that was promised is open; *noted* as above."""
    entries, waiting = await promise_count(turn, issue)
    return waiting == 0 if entries else noted
