"""What was promised drives the clocks: the next word, or a clock of a promise's own."""

from bot.domain.clocks import ClockName, Stop
from bot.domain.issue import Issue
from bot.domain.promise import Promise, PromiseKind
from bot.domain.values import replace
from bot.ports.storage import RunningClock
from bot.services.timing.meeting import guard_of, meet
from bot.services.timing.starting import keep_running, recompute
from bot.services.turn import Turn


async def follow_promises(turn: Turn, issue: Issue, *, anew: bool = False) -> None:
    """Let the next public word be due when it was promised, if that is sooner.

    Where the level sets no rhythm, and for all else that was promised, a promise has a
    clock of its own. To be called when promises, the level or the state changed;
    *anew* where the next word may be due later than it was.
    """
    promises = await turn.unit.promises.of_issue(issue.id)
    waited_for = [promise for promise in promises if promise.open]
    words = [p for p in waited_for if p.kind is PromiseKind.UPDATE]
    update = await _running(turn, issue, ClockName.PUBLIC_UPDATE)
    if update is not None and (words or anew) and issue.level is not None:
        await recompute(turn, issue, issue.level, update)
        update = await _running(turn, issue, ClockName.PUBLIC_UPDATE)
    for promise in waited_for:
        if promise in words and update is not None:
            await meet(turn, issue, Stop.PROMISE_ANSWERED, promise.id)
        elif await _running(turn, issue, ClockName.PROMISE, promise.id) is None:
            await start_promise(turn, issue, promise)


async def _running(
    turn: Turn, issue: Issue, name: ClockName, subject: str = ""
) -> RunningClock | None:
    clocks = await turn.unit.issues.clocks(issue.id)
    found = (c for c in clocks if c.key == (name, subject) and c.met_at is None)
    return next(found, None)


async def start_promise(turn: Turn, issue: Issue, promise: Promise) -> None:
    """Start the clock of one promise: it ends when the promise says."""
    clock = RunningClock(
        issue.id, ClockName.PROMISE, turn.now, promise.due_at, subject=promise.id
    )
    await keep_running(turn, issue.level, clock)


async def bring_promises(turn: Turn, issue: Issue, target: Issue) -> None:
    """Move promises to the issue into which theirs was merged; their clocks go on."""
    await turn.unit.promises.move(issue.id, target.id)
    for clock in await turn.unit.issues.clocks(issue.id):
        if clock.name == ClockName.PROMISE and clock.met_at is None:
            await turn.unit.letters.cancel_guarded(guard_of(clock))
            await turn.unit.issues.start_clock(replace(clock, look_at=None))
    await follow_promises(turn, target)
