"""The engine: units one after another, and a committer that queues up behind them."""

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeVar

from bot.ports.storage import StorageUnavailable
from bot.storage.session import Lane, Probe
from bot.storage.sqlite.alone import Alone
from bot.storage.sqlite.connection import Connection
from bot.storage.sqlite.faults import translated
from bot.storage.sqlite.group import Group
from bot.storage.sqlite.pragmas import broken_files
from bot.storage.sqlite.session import SqliteSession
from bot.storage.sqlite.statements import prepared

T = TypeVar("T")


class SqliteEngine(Alone):
    """`bot.storage.session.Engine`."""

    def __init__(
        self,
        connection: Connection,
        probe: Probe | None = None,
        free: Callable[[], None] = lambda: None,
        in_place: Callable[[], None] = lambda: None,
    ) -> None:
        self._connection = connection
        self._probe, self._free, self._in_place = probe, free, in_place
        self._tasks: set[asyncio.Task[Any]] = set()
        self._dead = ""
        self.ending = False
        # asyncio's lock wakes those who wait in the order in which they came.
        self.lock = asyncio.Lock()
        self.group: Group | None = None
        self.notes: dict[str, Any] = {}
        self.statements = prepared()

    def session(self, lane: Lane = Lane.UNITS) -> SqliteSession:
        return SqliteSession(self)

    async def check(self) -> Sequence[str]:
        async with self.lock:
            found = await self.hop(broken_files)
        return [f"{code}: {count}" for code, count in found.items() if count]

    async def close(self) -> None:
        self.ending = True
        while self._tasks:
            await asyncio.wait(self._tasks)
        self._dead = self._dead or "the storage is closed"
        await self._connection.close()
        self._free()

    async def abandon(self) -> None:
        self.ending = True
        self._dead = self._dead or "the storage was abandoned"
        # Closing rolls back; whoever still waits is told that nothing was stored.
        await self._connection.close()
        self._free()
        self.lose_group(StorageUnavailable(self._dead))

    async def hop(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run in the connection's thread what waits for the disk."""
        with translated(self._dead):
            return await self._connection.hop(work)

    def here(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run *work* at once; whoever calls has the lock, so the thread rests."""
        with translated(self._dead):
            return self._connection.here(work)

    def reach(self, point: str) -> None:
        """Tell the probe; what it raises is the death of the process."""
        if self._probe is None:
            return
        try:
            self._probe(point)
        except BaseException:
            self._dead = f"the process died at {point}"
            self._connection.drop()
            raise

    def spawn(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Run what must be finished even if nobody waits for it any more."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def join(self, calls: list[Callable[[], None]], notes: dict[str, Any]) -> Group:
        """Take a finished unit into the group, and see that it will be committed."""
        if self.group is None:
            self.group = Group()
            self.spawn(self._commit(self.group))
        self.group.join(calls)
        self.notes = notes
        return self.group

    def roll_back(self, connection: sqlite3.Connection) -> None:
        """Undo the whole transaction; if that fails nothing goes on."""
        try:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            self._dead = f"a transaction could not be undone: {error}"
            raise

    def die(self, error: BaseException) -> None:
        """Store nothing more: nobody knows what the open transaction holds."""
        self._dead = self._dead or f"a transaction was left open: {error!r}"
        self.lose_group(error)

    def lose_group(self, error: BaseException) -> None:
        """Tell every unit of the group that nothing of it was stored."""
        self.notes = {}
        if self.group is not None:
            self.group.settle(error)
            self.group = None

    async def _commit(self, group: Group) -> None:
        async with self.lock:
            if group is not self.group:
                return
            try:
                await self.hop(self._commit_now)
            except BaseException as error:
                self.lose_group(error)
            else:
                self.group = None
                group.settle(None)

    def _commit_now(self, connection: sqlite3.Connection) -> None:
        self.reach("commit:before")
        try:
            self._in_place()
            connection.execute("COMMIT")
        except (sqlite3.Error, StorageUnavailable):
            self.roll_back(connection)
            raise
        self.reach("commit:after")
