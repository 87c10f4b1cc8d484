"""Lets nothing that was deleted stay on the disk: not in the -wal, not in the file."""

import sqlite3
from functools import partial
from typing import TYPE_CHECKING

from bot.ports.storage import StorageUnavailable

if TYPE_CHECKING:
    from bot.storage.sqlite.engine import SqliteEngine

#: So often the connection may turn out to be in use, before it is left for later.
TRIES = 50


async def tidy(engine: "SqliteEngine", *, whole: bool = False) -> None:
    """Empty the -wal, and write the file anew where *whole* is asked for.

    Deleted content is overwritten at once (secure_delete); between the rows of a page
    some bytes of it may be left until the page is written anew.
    """
    for _ in range(TRIES):
        async with engine.lock:
            group = engine.group
            if group is None:  # nothing is open: this is between two transactions
                await engine.hop(partial(_tidy, whole=whole))
                return
        await group.durable()
    raise StorageUnavailable("the database is too busy to be tidied: later again")


def _tidy(connection: sqlite3.Connection, *, whole: bool) -> None:
    if whole:
        connection.execute("VACUUM")
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StorageUnavailable("the database is being read: its -wal stays a while")
