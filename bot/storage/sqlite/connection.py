"""The one connection, in its thread: a whole list of statements is one hop."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import aiosqlite

T = TypeVar("T")


class Connection(aiosqlite.Connection):
    """aiosqlite's thread, asked once for many statements."""

    async def hop(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run *work* in the thread; calls run in the order in which they are made."""
        # aiosqlite offers one statement a hop; a hop costs as much as ten statements.
        result: T = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]
        return result

    def drop(self) -> None:
        """Close at once, from inside the thread; what is not committed is undone."""
        self._conn.close()


def connection_to(path: Path | None) -> Connection:
    """Make a connection to a file, or to memory; awaiting it opens it."""

    def connect() -> sqlite3.Connection:
        opened = sqlite3.connect(
            path or ":memory:",
            isolation_level=None,
            cached_statements=256,
            # A copy is made beside the thread, step by step; SQLite lets one in.
            check_same_thread=False,
        )
        opened.row_factory = sqlite3.Row
        return opened

    return Connection(connect, iter_chunk_size=64)
