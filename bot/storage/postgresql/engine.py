"""The engine: lanes, transactions, and an end that waits for what is under way."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from bot.ports.storage import StorageUnavailable
from bot.storage.postgresql.presence import Presence
from bot.storage.postgresql.session import PostgresSession
from bot.storage.postgresql.texts import incoming, outgoing
from bot.storage.postgresql.transactions import Transactions
from bot.storage.postgresql.wording import wordings
from bot.storage.session import Lane, Probe, Row

T = TypeVar("T")


class PostgresEngine:
    """`bot.storage.session.Engine`."""

    shared = True

    def __init__(self, pool: Any, presence: Presence, probe: Probe | None) -> None:
        self._transactions = Transactions(pool)
        self._presence = presence
        self._probe = probe
        self._tasks: set[asyncio.Task[Any]] = set()
        self._dead = ""
        # Inside one process they queue here: a connection each would be a waste.
        self._lanes = {lane: asyncio.Lock() for lane in (Lane.UNITS, Lane.CLAIMS)}

    @property
    def holder(self) -> str:
        return self._presence.name

    @property
    def leads(self) -> bool:
        return self._presence.leads

    def in_hand(self, holder: str) -> bool:
        return holder == self._presence.name and self._presence.fresh

    @asynccontextmanager
    async def session(self, lane: Lane = Lane.UNITS) -> AsyncIterator[PostgresSession]:
        queue = self._lanes.get(lane)
        if queue is not None:
            await queue.acquire()
        leave = queue.release if queue is not None else _nothing
        async with PostgresSession(self, lane, leave) as session:
            yield session

    async def look(self, name: str, /, **values: object) -> Sequence[Row]:
        self._refuse_if_dead()
        wording = wordings()[name]
        arguments = outgoing(wording.arguments(values))
        return incoming(await self._transactions.look(wording.text, arguments))

    async def check(self) -> Sequence[str]:
        rows = await self.look("soundness.broken")
        return [f"{row['code']}: {row['broken']}" for row in rows if row["broken"]]

    async def close(self) -> None:
        while self._tasks:
            await asyncio.wait(self._tasks)
        await self._presence.end()
        self._dead = self._dead or "the storage is closed"
        await self._transactions.close()

    async def abandon(self) -> None:
        self._die("the storage was abandoned")
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def begun(self, lane: Lane) -> Any:
        """Begin a transaction in a lane and return its connection."""
        self._refuse_if_dead()
        return await self._transactions.begun(lane)

    async def end(self, connection: Any, *, keep: bool) -> None:
        """Commit or undo a transaction and give its connection back."""
        try:
            if keep:
                await self._commit(connection)
            else:
                await self._transactions.roll_back(connection)
        finally:
            await self._transactions.release(connection)

    async def surely(self, work: Coroutine[Any, Any, T]) -> T:
        """Finish *work* even if whoever waits for it is cancelled."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return await asyncio.shield(task)

    def reach(self, point: str) -> None:
        """Tell the probe; what it raises is the death of the process."""
        self._refuse_if_dead()
        if self._probe is None:
            return
        try:
            self._probe(point)
        except BaseException:
            self._die(f"the process died at {point}")
            raise

    async def _commit(self, connection: Any) -> None:
        self.reach("commit:before")
        await self._transactions.commit(connection)
        self.reach("commit:after")

    def _die(self, reason: str) -> None:
        self._dead = self._dead or reason
        self._presence.vanish()
        self._transactions.cut()

    def _refuse_if_dead(self) -> None:
        if self._dead:
            raise StorageUnavailable(self._dead)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        # Nobody may be left to take the error.
        if not task.cancelled():
            task.exception()


def _nothing() -> None:
    """Leave no lane."""
