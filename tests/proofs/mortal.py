"""A process that may die at any point: at a statement, at a commit, at a call."""

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine, Generator
from contextlib import suppress
from pathlib import Path
from typing import Any

from bot.sandbox.calls import Call, Calls

#: What connects; a test may bring one with a full disk.
CONNECTION: type[sqlite3.Connection] = sqlite3.Connection


class ProcessDied(BaseException):
    """The process is gone; nothing catches this."""


class Mortal:
    """Counts the points of a life and lets the process die at the ones it is told.

    `deaths` are counted from 0 over all lives. Once dead, a process has no effect any
    more: every further point refuses, until `reborn`.
    """

    def __init__(self, *deaths: int) -> None:
        self.deaths = set(deaths)
        self.points: list[str] = []
        self.died_at: list[str] = []
        self._died = asyncio.Event()

    def __call__(self, point: str) -> None:
        """Reach a point; the storage calls this as its probe."""
        if self._died.is_set():
            raise ProcessDied(point)
        self.points.append(point)
        if len(self.points) - 1 in self.deaths:
            self.died_at.append(point)
            self._died.set()
            raise ProcessDied(point)

    def listen_to(self, calls: Calls) -> None:
        """Count each call twice: before it takes effect and after."""

        def reach(when: str) -> Callable[[Call], None]:
            return lambda call: self(f"call:{call.method}:{when}")

        calls.before, calls.after = reach("before"), reach("after")

    @property
    def dead(self) -> bool:
        return self._died.is_set()

    def reborn(self) -> None:
        """Begin another process."""
        self._died = asyncio.Event()

    async def live(self, life: Coroutine[Any, Any, None]) -> None:
        """Run a life to its end, or to its death: then raise `ProcessDied`."""
        living = asyncio.create_task(life)
        dying = asyncio.create_task(self._died.wait())
        await asyncio.wait({living, dying}, return_when=asyncio.FIRST_COMPLETED)
        dying.cancel()
        if self.dead:
            living.cancel()
            with suppress(BaseException):
                await living
            raise ProcessDied(self.died_at[-1])
        await living


async def bury() -> None:
    """End every task of a dead process; nobody asks any more what came of them."""
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


class ThreadlessConnection:
    """`bot.storage.sqlite.connection.Connection` without its thread.

    Which of two tasks is first depends on no scheduler then: a life that is repeated
    is the same life, point by point. `tests/proofs/test_kills.py` has the thread.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._conn: sqlite3.Connection | None = None

    def __await__(self) -> Generator[Any, None, "ThreadlessConnection"]:
        self._conn = sqlite3.connect(
            self._path or ":memory:",
            isolation_level=None,
            factory=CONNECTION,
            check_same_thread=False,
        )
        self._conn.row_factory = sqlite3.Row
        yield from asyncio.sleep(0).__await__()
        return self

    async def hop(self, work: Callable[[sqlite3.Connection], Any]) -> Any:
        await asyncio.sleep(0)
        return self.here(work)

    def here(self, work: Callable[[sqlite3.Connection], Any]) -> Any:
        if self._conn is None:
            raise ValueError("no active connection")
        return work(self._conn)

    def drop(self) -> None:
        """Close at once; what is not committed is undone."""
        if self._conn is not None:
            self._conn.close()

    async def close(self) -> None:
        self.drop()
        self._conn = None
