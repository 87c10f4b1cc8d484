"""Begins transactions on connections of the pool, and ends them."""

import asyncio
from contextlib import suppress
from typing import Any

import asyncpg

from bot.ports.storage import StorageUnavailable
from bot.storage.postgresql.faults import ConnectionLost, translated
from bot.storage.postgresql.lanes import BEGIN
from bot.storage.session import Collided, Lane

#: Before anything was done, beginning again harms nobody: so often, so far apart.
TRIES, PAUSE = 4, 0.05

#: A server that does not answer this long is not waited for, in seconds.
LONGEST_END = 3.0


class Transactions:
    """Gives out connections on which a transaction has begun."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    async def look(self, text: str, arguments: list[object]) -> Any:
        """Return the rows of one statement, without a transaction around it."""
        for number in range(1, TRIES):
            try:
                return await self._look(text, arguments)
            except ConnectionLost:
                await asyncio.sleep(PAUSE * number)
        return await self._look(text, arguments)

    async def _look(self, text: str, arguments: list[object]) -> Any:
        with translated():
            return await self._pool.fetch(text, *arguments)

    async def begun(self, lane: Lane) -> Any:
        """Begin a transaction and return its connection.

        While others stay in the lane too long, or the way is broken, try again.
        """
        for number in range(1, TRIES):
            try:
                return await self._begin(lane)
            except (Collided, ConnectionLost):
                await asyncio.sleep(PAUSE * number)
        return await self._begin(lane)

    async def _begin(self, lane: Lane) -> Any:
        with translated():
            connection = await self._pool.acquire()
            try:
                await connection.execute(BEGIN[lane])
            except BaseException:
                await self.roll_back(connection)
                await self.release(connection)
                raise
        return connection

    async def commit(self, connection: Any) -> None:
        """Make it durable; raise `StorageUnavailable` where nobody knows."""
        with translated():
            said = await connection.execute("COMMIT")
        if said != "COMMIT":
            raise StorageUnavailable("the database undid a transaction")

    async def roll_back(self, connection: Any) -> None:
        """Undo; a connection that cannot even do that is given up."""
        try:
            await connection.execute("ROLLBACK", timeout=LONGEST_END)
        except Exception:
            # One that is closed already went back to the pool by itself.
            with suppress(asyncpg.InterfaceError):
                connection.terminate()

    async def release(self, connection: Any) -> None:
        """Give a connection back to the pool."""
        with suppress(Exception):
            await self._pool.release(connection)

    async def close(self) -> None:
        """Close every connection; one that hangs is cut."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._pool.close(), LONGEST_END)

    def cut(self) -> None:
        """Close every connection now: what is not committed is lost."""
        self._pool.terminate()
