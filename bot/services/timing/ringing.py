"""Telling people of clocks: a reminder, then calls up the ladder until it is met."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.clocks import ClockName
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.legal import TERMS
from bot.domain.member import Member
from bot.domain.ringing import POLITE, RINGS, asked_again, bell, only_asked
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.storage import RunningClock, StorageUnavailable
from bot.services.calls.calling import TOGETHER
from bot.services.calls.circumstances import called_now, ladder_of
from bot.services.deadlines import settled
from bot.services.desk import Desk
from bot.services.timing.asked import Asked, asked
from bot.services.timing.calling_about import call_about
from bot.services.timing.legal import warn
from bot.services.timing.meeting import silence
from bot.services.timing.starting import work_of
from bot.services.turn import Turn, clock_turn

log = logging.getLogger(__name__)

#: While something more pressing is called about, a clock waits so long.
DEFERRED = timedelta(minutes=5)


async def tell_of_clocks(desk: Desk) -> None:
    """Remind of every clock that ends soon, and call about those that are overdue."""
    async with desk.storage.begin() as unit:
        due = await unit.issues.clocks_to_tell(desk.clock.now(), 100)
    for first in range(0, len(due), TOGETHER):
        group = due[first : first + TOGETHER]
        calls = (_tell_or_say(desk, clock) for clock in group)
        for fault in await asyncio.gather(*calls, return_exceptions=True):
            if fault is not None:
                raise fault


async def _tell_or_say(desk: Desk, clock: RunningClock) -> None:
    """One clock that cannot be told of must not silence the others."""
    try:
        await _tell(desk, clock)
    except StorageUnavailable:
        raise
    except Exception as error:
        name, kind = clock.issue_id, type(error).__name__
        log.error("a clock of %s was not told: %s", name, kind, exc_info=error)


async def _tell(desk: Desk, clock: RunningClock) -> None:
    assert clock.look_at is not None
    key = f"clock:{clock.issue_id}:{clock.name}:{clock.subject}:{clock.rung}"
    async with clock_turn(desk, f"{key}:{clock.look_at.isoformat()}") as turn:
        issue = await turn.unit.issues.find(clock.issue_id)
        running = await turn.unit.issues.clocks(clock.issue_id)
        current = next((c for c in running if c.key == clock.key), None)
        if issue is None or current is None or current.look_at != clock.look_at:
            turn.idle = True
        elif issue.state in TERMINAL:
            await _look_at(turn, current, None)
        elif current.name in TERMS:
            await warn(turn, issue, current)
        elif current.name in await settled(turn, issue):
            await silence(turn, issue, ClockName(current.name))
        elif await _must_wait(turn, issue, current, running):
            await _look_at(turn, current, _in_hours(turn, issue, turn.now + DEFERRED))
        else:
            await _remind_or_call(turn, issue, current)


async def _look_at(turn: Turn, clock: RunningClock, at: datetime | None) -> None:
    await turn.unit.issues.start_clock(replace(clock, look_at=at))


def _in_hours(turn: Turn, issue: Issue, at: datetime) -> datetime:
    """Put off to the opening of the office what only counts its hours."""
    return turn.desk.playbook.clocks.plan(issue.level).ringing(at, work_of(turn))


async def _must_wait(
    turn: Turn, issue: Issue, clock: RunningClock, running: Sequence[RunningClock]
) -> bool:
    """Tell whether people are called already about this issue, for something else."""
    climb = await turn.unit.escalations.find(issue.id)
    if climb is not None and climb.running:
        return True
    mine = RINGS.index(ClockName(clock.name))
    return any(
        other.met_at is None
        and other.name in RINGS[:mine]
        and other.look_at is not None
        and other.due_at <= turn.now
        for other in running
    )


async def _remind_or_call(turn: Turn, issue: Issue, clock: RunningClock) -> None:
    of = await asked(turn, issue, clock)
    if turn.now < clock.due_at:
        await call_about(turn, issue, clock, of, of.reachable)
        await turn.record("clock_reminded", issue.id, _codes(clock, of.reachable))
        await turn.unit.issues.start_clock(replace(clock, rung=1, look_at=clock.due_at))
        return
    await _call(turn, issue, replace(clock, rung=max(clock.rung, 1)), of)


async def _call(turn: Turn, issue: Issue, clock: RunningClock, of: Asked) -> None:
    """Call those who are meant this time; go on at once while nobody can be reached."""
    if only_asked(clock.name, issue.level):
        await _ask_politely(turn, issue, clock, of)
        return
    ladder = clock.ladder or ladder_of(turn, issue)
    clock = replace(clock, ladder=ladder)
    for _ in range(len(ladder.steps) + 1):
        ring = bell(ladder, clock.rung)
        people = await _meant(turn, issue, ring.call, of)
        at = _in_hours(turn, issue, turn.now + ring.wait)
        clock = replace(clock, rung=clock.rung + 1, look_at=at)
        if people:
            break
    await call_about(turn, issue, clock, of, people)
    done = "clock_called" if people else "nobody_called"
    await turn.record(done, issue.id, _codes(clock, people))
    await turn.unit.issues.start_clock(clock)


async def _ask_politely(
    turn: Turn, issue: Issue, clock: RunningClock, of: Asked
) -> None:
    """Ask those who can meet a clock, a few times at most; nobody else is woken."""
    wait = asked_again(issue.level, clock.rung, clock.name)
    people = of.reachable
    if clock.rung > 1 and clock.name not in POLITE:
        leads = await called_now(turn, issue, (Role.CRISIS_LEAD.value,))
        people += [one for one in leads.people if one not in people]
    at = _in_hours(turn, issue, turn.now + wait) if wait else None
    clock = replace(clock, rung=clock.rung + 1, look_at=at)
    await call_about(turn, issue, clock, of, people)
    await turn.record("clock_called", issue.id, _codes(clock, people))
    await turn.unit.issues.start_clock(clock)


async def _meant(
    turn: Turn, issue: Issue, call: tuple[str, ...] | None, of: Asked
) -> list[Member]:
    if call is None:
        return of.reachable
    return list((await called_now(turn, issue, call)).people)


def _codes(clock: RunningClock, people: Sequence[Member]) -> str:
    ids = ",".join(str(member.user_id) for member in people)
    return f"{clock.name}:{clock.subject}:{clock.rung} {ids}"
