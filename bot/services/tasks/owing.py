"""On which issues something may still be recorded: open ones, and what they owe."""

from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL, IssueState
from bot.domain.task import Origin, Task
from bot.services.finding import finished, open_issue, the_issue
from bot.services.life.debts import unpaid
from bot.services.turn import Turn


async def writable(turn: Turn, subject: str, need: Need | None) -> Issue:
    """Return an issue that is open, or closed while it owes *need*.

    Raise `UnknownIssue`, `IssueFinished`.
    """
    issue = await the_issue(turn, subject)
    owed = {debt.need for debt in unpaid(await turn.unit.lives.debts(issue.id))}
    if issue.state is IssueState.CLOSED and need in owed:
        return issue
    return await open_issue(turn, subject)


def alive(issue: Issue, task: Task) -> bool:
    """Tell whether a task still counts: a lesson is carried out after the closing."""
    if issue.state not in TERMINAL:
        return True
    return issue.state is IssueState.CLOSED and task.origin is Origin.LESSON


async def living(turn: Turn, issue: Issue, task: Task) -> None:
    """Raise `IssueFinished` where the task ended with its issue."""
    if not alive(issue, task):
        raise await finished(turn, issue)
