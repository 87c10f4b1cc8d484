"""The one connection: statements run at once, what waits for the disk in a thread."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import aiosqlite

T = TypeVar("T")


class Connection(aiosqlite.Connection):
    """aiosqlite's connection and its thread."""

    async def hop(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run *work* in the thread; calls run in the order in which they are made."""
        result: T = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]
        return result

    def here(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run *work* at once, while the thread rests.

        A statement takes microseconds; a hop to the thread and back costs as much as
        ten of them, and more where both threads want the interpreter.
        """
        return work(self._conn)

    def drop(self) -> None:
        """Close at once; what is not committed is undone."""
        self._conn.close()


def connection_to(path: Path | None) -> Connection:
    """Make a connection to a file, or to memory; awaiting it opens it."""

    def connect() -> sqlite3.Connection:
        opened = sqlite3.connect(
            path or ":memory:",
            isolation_level=None,
            cached_statements=256,
            # The engine's lock lets one in: the loop, or the thread that commits; a
            # copy is made beside them, step by step, and SQLite takes turns.
            check_same_thread=False,
        )
        opened.row_factory = sqlite3.Row
        return opened

    return Connection(connect, iter_chunk_size=64)
