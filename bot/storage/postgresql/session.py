"""One transaction on one connection; what has begun is finished, come what may."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from itertools import groupby
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from bot.storage.postgresql.faults import translated
from bot.storage.postgresql.texts import incoming, outgoing
from bot.storage.postgresql.wording import wordings
from bot.storage.remembering import forget
from bot.storage.session import Lane, Row

if TYPE_CHECKING:
    from bot.storage.postgresql.engine import PostgresEngine

T = TypeVar("T")

Statement = tuple[str, dict[str, object]]


class PostgresSession:
    """`bot.storage.session.Session`; *leave* is called when it has ended."""

    def __init__(
        self, engine: "PostgresEngine", lane: Lane, leave: Callable[[], None]
    ) -> None:
        self._engine = engine
        self._lane = lane
        self._leave = leave
        self._connection: Any = None
        self._waiting: list[Statement] = []
        self._calls: list[Callable[[], None]] = []
        self._ended = self._spoiled = False
        # A caller whose time is up may go on while its last statement still runs.
        self._one_by_one = asyncio.Lock()
        self.notes: dict[str, Any] = {}

    async def rows(self, name: str, /, **values: object) -> Sequence[Row]:
        return await self._run(lambda: self._fetch(name, values))

    async def write(self, name: str, /, **values: object) -> None:
        forget(self.notes, name)
        self._waiting.append((name, values))

    async def change(self, name: str, /, **values: object) -> int:
        forget(self.notes, name)
        return await self._run(lambda: self._count(name, values))

    def knows(self, name: str) -> bool:
        return name in wordings()

    def once_kept(self, call: Callable[[], None]) -> None:
        self._calls.append(call)

    async def keep(self) -> None:
        if self._waiting:
            await self._run(_nothing)
        self._refuse_if_over()
        self._refuse_if_spoiled()
        # From here to the end nothing can be cancelled half-way.
        self._ended = True
        await self._engine.surely(self._end(keep=True))

    async def undo(self) -> None:
        self._ended = True
        await self._engine.surely(self._end(keep=False))

    async def __aenter__(self) -> "PostgresSession":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self._ended:
            await self.undo()

    async def _run(self, last: Callable[[], Awaitable[T]]) -> T:
        self._refuse_if_over()
        statements, self._waiting = self._waiting, []
        return await self._engine.surely(self._play(statements, last))

    async def _play(
        self, statements: list[Statement], last: Callable[[], Awaitable[T]]
    ) -> T:
        async with self._one_by_one:
            self._refuse_if_spoiled()
            self._spoiled = True
            with translated():
                if self._connection is None:
                    self._connection = await self._engine.begun(self._lane)
                await self._write_all(statements)
                result = await last()
            self._spoiled = False
            return result

    async def _write_all(self, statements: list[Statement]) -> None:
        """Run statements in order; a row of the same kind is one trip to the server."""
        for name, run in groupby(statements, key=lambda statement: statement[0]):
            rows = [self._prepared(name, values) for _, values in run]
            await self._connection.executemany(wordings()[name].text, rows)

    async def _fetch(self, name: str, values: dict[str, object]) -> Sequence[Row]:
        arguments = self._prepared(name, values)
        found = await self._connection.fetch(wordings()[name].text, *arguments)
        return incoming(found)

    async def _count(self, name: str, values: dict[str, object]) -> int:
        arguments = self._prepared(name, values)
        said = await self._connection.execute(wordings()[name].text, *arguments)
        return int(said.rpartition(" ")[2])

    def _prepared(self, name: str, values: dict[str, object]) -> list[object]:
        self._engine.reach(f"statement:{name}")
        known = {"holder": self._engine.holder} | values
        return outgoing(wordings()[name].arguments(known))

    async def _end(self, *, keep: bool) -> None:
        try:
            async with self._one_by_one:
                if self._connection is not None:
                    await self._engine.end(self._connection, keep=keep)
        finally:
            self._leave()
        if keep:
            for call in self._calls:
                call()

    def _refuse_if_over(self) -> None:
        if self._ended:
            raise RuntimeError("this unit of work has ended")

    def _refuse_if_spoiled(self) -> None:
        if self._spoiled:
            raise RuntimeError("an earlier statement of this unit failed")


async def _nothing() -> None:
    """Ask for nothing after the writes that waited."""
