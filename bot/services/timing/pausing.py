"""Pausing clocks while an issue rests, and letting them go on (doctrine.md 3.5)."""

from datetime import datetime

from bot.domain.clocks import ClockName
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL, IssueState
from bot.domain.legal import TERMS
from bot.domain.values import replace
from bot.ports.storage import RunningClock
from bot.services.timing.legal import watch_again
from bot.services.timing.meeting import end_clock
from bot.services.timing.starting import keep_running, recompute, work_of
from bot.services.turn import Turn

#: The states in which an issue is only watched: nothing is asked of anybody.
RESTS = frozenset({"monitored"})

#: The states in which the public need not hear more than once a day.
CALM = frozenset({IssueState.CONTAINED, IssueState.REVIEW})


async def follow_state(turn: Turn, issue: Issue) -> None:
    """Pause the clocks of an issue that rests, and let those of any other go on.

    To be called whenever the state changed. Doing it twice changes nothing.
    """
    for clock in await turn.unit.issues.clocks(issue.id):
        if clock.met_at is not None:
            continue
        if clock.name in TERMS or clock.name == ClockName.PROMISE:
            # Neither the law nor the public rests.
            if issue.state not in TERMINAL:
                await _watch_again(turn, issue, clock)
        elif clock.name == ClockName.PUBLIC_UPDATE and issue.state in CALM:
            await _slow_down(turn, issue, clock)
        else:
            await _follow(turn, issue, clock)


async def _slow_down(turn: Turn, issue: Issue, clock: RunningClock) -> None:
    """Owe the public a word a day once it is contained (T14), none in the review."""
    if issue.state is IssueState.REVIEW or issue.level is None:
        await end_clock(turn, issue, clock)
    else:
        await recompute(turn, issue, issue.level, clock)


async def _watch_again(turn: Turn, issue: Issue, clock: RunningClock) -> None:
    if clock.name in TERMS:
        await watch_again(turn, clock)
    elif clock.look_at is None:
        await keep_running(turn, issue.level, clock)


async def _follow(turn: Turn, issue: Issue, clock: RunningClock) -> None:
    rests = str(issue.state) in RESTS
    if rests and clock.paused_at is None:
        await _pause(turn, clock)
    elif not rests and clock.paused_at is not None:
        await _go_on(turn, issue, clock, clock.paused_at)


async def _pause(turn: Turn, clock: RunningClock) -> None:
    await turn.unit.issues.start_clock(replace(clock, paused_at=turn.now, look_at=None))


async def _go_on(
    turn: Turn, issue: Issue, clock: RunningClock, paused_at: datetime
) -> None:
    """Give a clock the time that it had left; one that was late still is."""
    plan, work = turn.desk.playbook.clocks.plan(issue.level), work_of(turn)
    due_at = clock.due_at
    if due_at > paused_at and plan.office_hours:
        due_at = work.spend(turn.now, work.between(paused_at, due_at))
    elif due_at > paused_at:
        due_at += turn.now - paused_at
    going = replace(clock, due_at=due_at, paused_at=None)
    await keep_running(turn, issue.level, going)
