"""A chore: a promise whose time is over is noted as late, once."""

from bot.domain.access import Action
from bot.domain.promise import Promise, moved
from bot.services.desk import Desk
from bot.services.turn import clock_turn

#: So many promises are looked at in one go.
AT_ONCE = 100


async def note_missed(desk: Desk) -> None:
    """Note every promise whose time is over; its clock calls those who can keep it."""
    async with desk.storage.begin() as unit:
        missed = await unit.promises.missed(desk.clock.now(), AT_ONCE)
    for promise in missed:
        await _note(desk, promise)


async def _note(desk: Desk, promise: Promise) -> None:
    async with clock_turn(desk, f"promise_missed:{promise.id}") as turn:
        current = await turn.unit.promises.find(promise.id)
        if current is None or current.version != promise.version:
            turn.idle = True
            return
        await turn.unit.promises.save(moved(current, Action.MISS_PROMISE))
        await turn.record("promise_missed", current.issue_id, current.short)
