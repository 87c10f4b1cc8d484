"""Calling people about an issue: pings, skipped phones, and an end only by a human."""

import asyncio
import logging
from datetime import timedelta

from bot.domain.calling import Called
from bot.domain.escalation import Call, Escalation
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.ladders import Ladder
from bot.ports.storage import StorageUnavailable
from bot.services.calls.circumstances import called_now
from bot.services.calls.listing import rewrite_lists
from bot.services.calls.pacing import goes_alone, put_on_list
from bot.services.calls.pings import ping
from bot.services.calls.unreached import nobody_reached, tell_skipped
from bot.services.desk import Desk
from bot.services.turn import Turn, clock_turn

log = logging.getLogger(__name__)

#: A call that leaves later than this says so.
LATE = timedelta(minutes=2)

#: So many calls that are due share a commit; others get their turn in between.
TOGETHER = 10


async def begin_calls(
    turn: Turn, issue: Issue, ladder: Ladder, reason: str, started_by: int = 0
) -> None:
    """Start climbing *ladder* for an issue, in place of any earlier climb."""
    before = await turn.unit.escalations.find(issue.id)
    serial = before.serial + 1 if before else 1
    climb = Escalation(issue.id, serial, reason, ladder, turn.now, 0, started_by)
    await make_calls(turn, issue, climb)


async def make_calls(turn: Turn, issue: Issue, climb: Escalation) -> None:
    """Make the call that is due; step on at once while nobody can be reached.

    Where a whole round meets only people who are away or at rest, these are called.
    """
    late = climb.due_at is not None and turn.now - climb.due_at > LATE
    for attempt in range(2 * len(climb.ladder.steps)):
        last_resort = attempt >= len(climb.ladder.steps)
        climb, call = climb.advance(turn.now)
        if call is None or await _call(
            turn, issue, climb, call, late=late, last_resort=last_resort
        ):
            break
        climb = climb.hurry(turn.now)
    else:
        if await turn.unit.calls.answered(issue.id, climb.serial):
            climb = climb.stop()  # everybody who is there answered
        else:
            climb = climb.sleep(turn.now + climb.ladder.repeat)
            await nobody_reached(turn, issue)
    await turn.unit.escalations.save(climb)


async def _call(
    turn: Turn,
    issue: Issue,
    climb: Escalation,
    call: Call,
    *,
    late: bool,
    last_resort: bool,
) -> bool:
    found = await called_now(
        turn,
        issue,
        call.call,
        0 if last_resort else climb.started_by,
        answered=await turn.unit.calls.answered(issue.id, call.serial),
        last_resort=last_resort,
    )
    await tell_skipped(turn, issue, climb, found.unreachable)
    codes = ",".join(str(member.user_id) for member in found.people)
    done = "called" if found.people else "nobody_called"
    await turn.record(done, issue.id, f"{call.key} {codes}")
    await _record_spared(turn, issue, call, found)
    for member in found.people:
        if await goes_alone(turn, issue, member):
            await ping(turn, issue, climb, call, member, late=late)
        else:
            await put_on_list(turn, issue, member, called=True, serial=call.serial)
    return bool(found.people)


async def _record_spared(turn: Turn, issue: Issue, call: Call, found: Called) -> None:
    """Journal who was meant and was not called, with the reason, and who stands in."""
    if found.spared:
        codes = " ".join(f"member:{m.user_id}:{why}" for m, why in found.spared)
        await turn.record("not_called", issue.id, f"{call.key} {codes}")
    for member, gone in found.instead:
        codes = f"member:{member.user_id} for member:{gone.user_id}"
        await turn.record("called_instead", issue.id, f"{call.key} {codes}")


async def stop_calls(turn: Turn, issue: Issue) -> None:
    """Stop the climb and cancel every ping that is not written yet."""
    climb = await turn.unit.escalations.find(issue.id)
    if climb is not None and climb.running:
        await turn.unit.escalations.save(climb.stop())
    await turn.unit.letters.cancel_guarded(issue.id)
    await rewrite_lists(turn, issue)


async def escalate_due(desk: Desk) -> None:
    """Call the next people for every issue that nobody answered in time."""
    async with desk.storage.begin() as unit:
        due = await unit.escalations.due(desk.clock.now(), 100)
    for first in range(0, len(due), TOGETHER):
        group = due[first : first + TOGETHER]
        calls = (_escalate_or_say(desk, climb) for climb in group)
        for fault in await asyncio.gather(*calls, return_exceptions=True):
            if fault is not None:
                raise fault


async def _escalate_or_say(desk: Desk, climb: Escalation) -> None:
    """One call that cannot be made must not silence the others."""
    try:
        await _escalate(desk, climb)
    except StorageUnavailable:
        raise
    except Exception as error:
        name, kind = climb.issue_id, type(error).__name__
        log.error("the call about %s failed: %s", name, kind, exc_info=error)


async def _escalate(desk: Desk, climb: Escalation) -> None:
    key = f"escalation:{climb.issue_id}:{climb.serial}:{climb.calls}"
    async with clock_turn(desk, key) as turn:
        current = await turn.unit.escalations.find(climb.issue_id)
        issue = await turn.unit.issues.find(climb.issue_id)
        if current is None or issue is None or not _due(current, issue, turn):
            turn.idle = True
            return
        await make_calls(turn, issue, current)


def _due(climb: Escalation, issue: Issue, turn: Turn) -> bool:
    open_ = issue.state not in TERMINAL
    return open_ and climb.due_at is not None and climb.due_at <= turn.now
