"""One unit inside the shared transaction: a savepoint, and writes that wait."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any

from bot.storage.remembering import forget
from bot.storage.session import Row
from bot.storage.sqlite.savepoint import Savepoint, Statement

if TYPE_CHECKING:
    from bot.storage.sqlite.engine import SqliteEngine


class SqliteSession:
    """`bot.storage.session.Session`; it owns the engine's lock until it has ended."""

    def __init__(self, engine: "SqliteEngine") -> None:
        self._engine = engine
        self._waiting: list[Statement] = []
        self._calls: list[Callable[[], None]] = []
        self._used = self._ended = False

    async def rows(self, name: str, /, **values: object) -> Sequence[Row]:
        rows, _ = await self._flush((name, values))
        return rows

    async def write(self, name: str, /, **values: object) -> None:
        forget(self.notes, name)
        self._waiting.append((name, values))

    async def change(self, name: str, /, **values: object) -> int:
        forget(self.notes, name)
        _, count = await self._flush((name, values))
        return count

    def knows(self, name: str) -> bool:
        return name in self._engine.statements

    def once_kept(self, call: Callable[[], None]) -> None:
        self._calls.append(call)

    async def keep(self) -> None:
        if self._waiting:
            await self._flush()
        self._refuse_if_over()
        self._savepoint.refuse_spoiled()
        if not self._savepoint.changed:
            await self._keep_nothing()
            return
        self._engine.here(self._savepoint.release)
        # From here to the end nothing can be cancelled half-way.
        self._ended = True
        group = self._engine.join(self._calls, self.notes)
        self._engine.lock.release()
        await group.durable()

    async def _keep_nothing(self) -> None:
        """End without a COMMIT: no row was changed."""
        self._engine.notes = self.notes
        await self.undo()
        for call in self._calls:
            call()

    async def undo(self) -> None:
        self._end()
        if self._seen is not None:
            await self._seen.durable()

    async def __aenter__(self) -> "SqliteSession":
        await self._engine.lock.acquire()
        self._seen = self._engine.group
        self._savepoint = Savepoint(self._engine, alone=self._seen is None)
        self.notes: dict[str, Any] = dict(self._engine.notes)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._ended:
            return
        self._end()
        calm = error is None or isinstance(error, Exception)
        # What this unit saw of the group is true only if the group is kept.
        if calm and self._seen is not None:
            await self._seen.durable()

    def _end(self) -> None:
        self._ended = True
        try:
            if self._used:
                self._roll_back()
        finally:
            self._engine.lock.release()

    def _roll_back(self) -> None:
        try:
            intact = self._engine.here(self._savepoint.take_back)
        except BaseException as error:
            self._engine.die(error)
        else:
            if not intact:
                self._engine.lose_group(sqlite3.OperationalError("rolled back"))

    async def _flush(self, last: Statement | None = None) -> tuple[list[Row], int]:
        self._refuse_if_over()
        statements, self._waiting = self._waiting, []
        if last:
            statements.append(last)
        self._used = True
        play = partial(self._savepoint.play, statements=statements)
        for name, _ in statements:
            if self._engine.statements[name].long:
                return await self._in_the_thread(play)
        return self._engine.here(play)

    async def _in_the_thread(
        self, play: Callable[[sqlite3.Connection], tuple[list[Row], int]]
    ) -> tuple[list[Row], int]:
        task = asyncio.ensure_future(self._engine.hop(play))
        try:
            return await asyncio.shield(task)
        finally:
            # Who is cancelled waits all the same: the lock is held by one at a time.
            await asyncio.wait([task])
            task.exception()

    def _refuse_if_over(self) -> None:
        if self._ended:
            raise RuntimeError("this unit of work has ended")
