"""What the books of an issue, and the guards of its life, ask of its reports."""

from datetime import datetime

from bot.domain.issue import Issue
from bot.domain.sitrep import stable_in_a_row
from bot.services.timing.reporting_again import sitrep_clock
from bot.services.turn import Turn


async def sitrep_count(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Count the reports of an issue, and whether the next one is late."""
    sent = await turn.unit.sitreps.of_issue(issue.id)
    clock = await sitrep_clock(turn, issue)
    return len(sent), int(clock is not None and clock.due_at < turn.now)


async def stable_reports(turn: Turn, issue: Issue, since: datetime) -> int:
    """Count the reports in a row that said "stable", sent since *since*."""
    sent = await turn.unit.sitreps.of_issue(issue.id)
    return stable_in_a_row([one for one in sent if one.at >= since])
