"""The clock of situation reports: each that is sent lets the next one be awaited."""

from datetime import datetime

from bot.domain.clocks import ClockName, Stop
from bot.domain.issue import Issue
from bot.domain.values import replace
from bot.ports.storage import RunningClock
from bot.services.timing.meeting import meet
from bot.services.timing.starting import awake, keep_running, work_of
from bot.services.turn import Turn


async def sitrep_clock(turn: Turn, issue: Issue) -> RunningClock | None:
    """Return the running clock of the next report; None where none is awaited."""
    for clock in await turn.unit.issues.clocks(issue.id):
        if clock.name == ClockName.SITREP and clock.met_at is None:
            return clock
    return None


async def next_report(turn: Turn, issue: Issue) -> datetime | None:
    """Return when the next report is due if one is sent now; None: none is awaited."""
    clock = await sitrep_clock(turn, issue)
    if clock is None or issue.level is None:
        return None
    due_at = turn.desk.playbook.clocks.due(
        issue.level, ClockName.SITREP, clock.started_at, turn.now, work_of(turn)
    )
    return awake(turn, issue.level, due_at) if due_at else None


async def report_again(turn: Turn, issue: Issue) -> None:
    """Meet the clock of the report that was sent, and start it for the next one."""
    clock = await sitrep_clock(turn, issue)
    due_at = await next_report(turn, issue)
    await meet(turn, issue, Stop.SITREP_SENT)
    if clock is not None and due_at is not None:
        again = replace(clock, since=turn.now, due_at=due_at)
        await keep_running(turn, issue.level, again)
