"""A transaction by itself, which is done again where another was in the way."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from bot.storage.session import Collided, Engine, Lane, Row, Session

T = TypeVar("T")

#: How often in all, and how long between two tries, in seconds.
TRIES, PAUSE = 4, 0.02


async def in_one(
    engine: Engine,
    work: Callable[[Session], Awaitable[T]],
    lane: Lane = Lane.BESIDE,
) -> T:
    """Run *work* in one transaction and return its result; it must bear repeating."""
    for number in range(1, TRIES):
        try:
            return await _once(engine, work, lane)
        except Collided:
            await asyncio.sleep(PAUSE * number)
    return await _once(engine, work, lane)


async def taken(engine: Engine, name: str, /, **values: object) -> Sequence[Row]:
    """Return rows that this process takes in hand; alone, it just looks at them."""
    if engine.shared:
        return await in_one(engine, lambda session: session.rows(name, **values))
    return await engine.look(name, **values)


async def _once(
    engine: Engine, work: Callable[[Session], Awaitable[T]], lane: Lane
) -> T:
    async with engine.session(lane) as session:
        result = await work(session)
        await session.keep()
    return result
