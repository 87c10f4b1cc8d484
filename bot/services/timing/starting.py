"""Starting clocks, and computing them anew when the level changes (T20)."""

from datetime import UTC, datetime, timedelta

from bot.domain.clock_plans import ClockDue
from bot.domain.clocks import AWAITED, STARTED_AT, ClockName, Moment
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.domain.levels import Level
from bot.domain.promise import PromiseKind, next_update
from bot.domain.ringing import RINGS, Look, first_look
from bot.domain.values import replace
from bot.domain.worktime import WorkTime
from bot.ports.storage import RunningClock
from bot.services.turn import Turn

#: Clocks whose wait does not count from the report but from what began it.
_FROM_THEIR_BEGINNING = (
    ClockName.APPROVAL,
    ClockName.PUBLIC_UPDATE,
    ClockName.SITREP,
    ClockName.REVIEW,
)

#: How often the public hears of what is contained.
DAY = timedelta(days=1)


def work_of(turn: Turn) -> WorkTime:
    """Return the office's hours of work."""
    return turn.desk.playbook.work(turn.desk.house.zone)


async def start_clocks(
    turn: Turn,
    issue: Issue,
    moment: Moment,
    level: Level | None,
    since: datetime,
    *,
    subject: str = "",
    anew: bool = False,
) -> None:
    """Start the clocks of *moment* that something can meet, counted from *since*.

    One that was met stays met, and one that runs goes on, unless *anew*.
    """
    known = {clock.key for clock in await turn.unit.issues.clocks(issue.id)}
    found = turn.desk.playbook.clocks.start(level, since, moment, work_of(turn))
    left_out = turn.desk.playbook.life.without_clocks
    for due in found:
        runs = due.name in AWAITED - left_out
        if runs and (anew or (due.name, subject) not in known):
            due_at = _rested(turn, level, due)
            clock = RunningClock(issue.id, due.name, since, due_at, subject=subject)
            await keep_running(turn, level, clock)


def _rested(turn: Turn, level: Level | None, due: ClockDue) -> datetime:
    """Return when a clock is due; nobody writes a situation report at night."""
    if due.name is not ClockName.SITREP or level is None:
        return due.due_at
    return awake(turn, level, due.due_at)


async def keep_running(turn: Turn, level: Level | None, clock: RunningClock) -> None:
    """Store a clock that runs from now on, with the first time that it is told."""
    look = _look(turn, level, clock)
    await turn.unit.issues.start_clock(
        replace(
            clock,
            met_at=None,
            look_at=look.at if look else None,
            rung=look.rung if look else 0,
            ladder=None,
        )
    )


def _look(turn: Turn, level: Level | None, clock: RunningClock) -> Look | None:
    if clock.name not in RINGS or clock.paused_at is not None:
        return None
    plan = turn.desk.playbook.clocks.plan(level)
    return first_look(plan, clock.counted_from, clock.due_at, turn.now, work_of(turn))


async def follow_level(turn: Turn, issue: Issue, level: Level) -> None:
    """Let the clocks follow *level*: those of the level count from the report (t0).

    What was met stays met, and what *level* does not ask for is asked no more.
    """
    clocks = turn.desk.playbook.clocks
    running = {c.key: c for c in await turn.unit.issues.clocks(issue.id)}
    # Nothing was said, by decision of a lower level: from L3 on a word is owed.
    owed = level >= Level.L3 and await _last_kind(turn, issue) == "declined"
    asked = clocks.start(level, issue.reported_at, Moment.LEVEL_SET, work_of(turn))
    left_out = turn.desk.playbook.life.without_clocks
    for due in asked:
        known = running.get((due.name, ""))
        again = owed and due.name is ClockName.FIRST_WORD
        if due.name in AWAITED - left_out and (
            again or known is None or known.met_at is None
        ):
            clock = RunningClock(issue.id, due.name, issue.reported_at, due.due_at)
            await keep_running(turn, level, clock)
    for name in set(STARTED_AT[Moment.LEVEL_SET]) - {due.name for due in asked}:
        await turn.unit.issues.meet_clock(issue.id, name, turn.now)
    for clock in running.values():
        if clock.name in _FROM_THEIR_BEGINNING and clock.met_at is None:
            await recompute(turn, issue, level, clock)


async def recompute(
    turn: Turn, issue: Issue, level: Level, clock: RunningClock
) -> None:
    """Give a clock that counts from its own beginning the wait of *level*.

    The next public word is due when it was promised, if that is sooner.
    """
    name, since = ClockName(clock.name), clock.counted_from
    clocks = turn.desk.playbook.clocks
    due_at = clocks.due(level, name, clock.started_at, since, work_of(turn))
    if due_at is None:
        await turn.unit.issues.meet_clock(issue.id, name, turn.now, clock.subject)
        return
    if name is ClockName.SITREP:
        due_at = awake(turn, level, due_at)
    if name is ClockName.PUBLIC_UPDATE:
        due_at = awake(turn, level, calmer(issue, since, due_at))
        due_at = min(due_at, await promised(turn, issue) or due_at)
    await keep_running(turn, level, replace(clock, due_at=due_at))


def calmer(issue: Issue, since: datetime, due_at: datetime) -> datetime:
    """Put off the next public word of a contained issue: one a day (T14)."""
    if issue.state is not IssueState.CONTAINED:
        return due_at
    return max(due_at, since + DAY)


def awake(turn: Turn, level: Level, at: datetime) -> datetime:
    """Put off to the end of the night what wakes the public; at L4 nothing waits."""
    night, local = turn.desk.playbook.office.night, at.astimezone(turn.desk.house.zone)
    if level is Level.L4 or not night.covers(local):
        return at
    return night.end_after(local).astimezone(UTC)


async def _last_kind(turn: Turn, issue: Issue) -> str:
    words = await turn.unit.cards.words(issue.id)
    return words[-1].kind if words else ""


async def promised(turn: Turn, issue: Issue) -> datetime | None:
    """Return when the public was told to expect the next word; None: it was not."""
    promises = await turn.unit.promises.of_issue(issue.id)
    if any(promise.kind is PromiseKind.UPDATE for promise in promises):
        return next_update(promises)
    # What was said before promises were registered.
    words = await turn.unit.cards.words(issue.id)
    last = words[-1] if words else None
    return last.next_at if last and last.kind == "no_news" else None
