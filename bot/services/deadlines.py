"""Which deadlines of an issue are told: those that somebody can still meet."""

from collections.abc import Sequence

from bot.domain.clocks import AWAITED, ClockName
from bot.domain.document_life import STANDING
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL, IssueState
from bot.ports.storage import RunningClock
from bot.services.turn import Turn

#: In these states nobody is told a deadline.
PAUSED = TERMINAL | {IssueState.MONITORED}


async def deadlines(turn: Turn, issue: Issue) -> Sequence[RunningClock]:
    """Return the clocks of an issue that wait for somebody, the next due first.

    They pause while an issue is only monitored, and end with it (doctrine.md 3.5).
    """
    if issue.state in PAUSED:
        return ()
    over = await settled(turn, issue)
    clocks = await turn.unit.issues.clocks(issue.id)
    return [c for c in clocks if c.met_at is None and c.name in AWAITED - over]


async def settled(
    turn: Turn, issue: Issue, *, rises: bool = False
) -> frozenset[ClockName]:
    """Return the clocks that a text of the issue answers.

    Who writes has decided to respond; an approved text is the first word, until its
    approval is void. With *rises* it soon will be: a higher level voids it.
    """
    states = {d.state for d in await turn.unit.documents.of_issue(issue.id)}
    over = {ClockName.FIRST_WORD_DECISION} if states else set()
    if states & STANDING and not rises:
        over.add(ClockName.FIRST_WORD)
    return frozenset(over)
