"""A public update was given: its clock is met, and begins again (C6)."""

from bot.domain.clocks import ClockName
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.ports.storage import RunningClock
from bot.services.turn import Turn


async def note_update(turn: Turn, issue: Issue) -> None:
    """Meet the clock of public updates and start it anew; silence does neither."""
    clocks = {c.name: c for c in await turn.unit.issues.clocks(issue.id)}
    running = clocks.get(ClockName.PUBLIC_UPDATE)
    if running is None:
        return
    due = turn.desk.playbook.clocks.again(
        issue.level or Level.L1,
        ClockName.PUBLIC_UPDATE,
        running.started_at,
        turn.now,
    )
    await turn.unit.issues.meet_clock(issue.id, ClockName.PUBLIC_UPDATE, turn.now)
    if due is not None:
        await turn.unit.issues.start_clock(
            RunningClock(issue.id, due.name, running.started_at, due.due_at)
        )
