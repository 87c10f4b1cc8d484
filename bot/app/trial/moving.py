"""Puts the clock of a trial forward in steps, so that what is due on the way happens.

A leap would make the bot believe that it had slept: it would call once for all that it
missed. In steps the ladder climbs as it does in an office, only faster.
"""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from bot.app.building import Built
from bot.app.trial.clock import TrialClock
from bot.domain.clocks import AWAITED
from bot.ports.storage import StorageUnavailable, UnitOfWork
from bot.sandbox.local import LocalTelegram

#: The finest step, and into how many steps a long way is cut.
STEP, STEPS = timedelta(seconds=30), 240

#: How long a step waits for letters on their way, and how often it looks, in seconds.
PATIENCE, LOOK_EVERY = 2.0, 0.005

#: More open issues than this are not searched for a deadline.
LOOKED_AT = 200


async def put_forward(
    clock: TrialClock, by: timedelta, built: Built | None, telegram: LocalTelegram
) -> None:
    """Move the clock; without a bot that runs nothing happens on the way."""
    if built is None:
        clock.skip(by)
        return
    end, coarse = clock.now() + by, max(STEP, by / STEPS)
    await calm(built, telegram)
    while (left := end - clock.now()) > timedelta(0):
        clock.skip(min(left, coarse, await _until_next_letter(built, coarse)))
        await built.engine.tick()
        await calm(built, telegram)


async def _until_next_letter(built: Built, longest: timedelta) -> timedelta:
    """Return how long the next letter is held back: it leaves at its own time."""
    now = built.desk.clock.now()
    due = await built.storage.outbox.next_due(now)
    return due - now if due is not None and due > now else longest


async def calm(built: Built, telegram: LocalTelegram) -> None:
    """Wait until nothing is left that could happen now, or patience ends."""
    end = asyncio.get_running_loop().time() + PATIENCE
    while await _is_busy(built, telegram):
        if asyncio.get_running_loop().time() > end:
            return
        await asyncio.sleep(LOOK_EVERY)


async def _is_busy(built: Built, telegram: LocalTelegram) -> bool:
    now, storage = built.desk.clock.now(), built.storage
    if await storage.inbox.waiting(now, [], 1):
        return True
    if telegram.faults.down:  # Nothing comes and nothing leaves: no use to wait.
        return False
    if any(bot.updates.waiting for bot in telegram.bots.values()):
        return True
    due = await storage.outbox.next_due(now)
    return due is not None and due <= now


async def next_deadline(built: Built | None) -> datetime | None:
    """Return when the next call or the next deadline of an open issue comes.

    None is for no deadline, and for a bot that is off or stops while it is asked.
    """
    if built is None:
        return None
    now = built.desk.clock.now()
    try:
        async with built.storage.begin() as unit:
            found = [at async for at in _deadlines(unit)]
    except StorageUnavailable:
        return None
    return min((at for at in found if at > now), default=None)


async def _deadlines(unit: UnitOfWork) -> AsyncIterator[datetime]:
    for issue in await unit.issues.open(LOOKED_AT):
        climb = await unit.escalations.find(issue.id)
        if climb is not None and climb.due_at is not None:
            yield climb.due_at
        for clock in await unit.issues.clocks(issue.id):
            if clock.met_at is None and clock.name in AWAITED:
                yield clock.due_at
