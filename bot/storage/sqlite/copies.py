"""A copy of the database that was read back and found whole before it has its name."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.ports.storage import StorageUnavailable
from bot.storage.sqlite.pragmas import check


def copy_verified(connection: sqlite3.Connection, to: Path) -> None:
    """Copy into *to*, which appears only when it is complete, checked and on disk."""
    part = to.with_name(to.name + ".part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(part)) as copy:
        connection.backup(copy)
        # The copy is one file: no -wal has to travel with it.
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()
        if check(copy):
            raise StorageUnavailable(f"the copy {to.name} is damaged")
    _to_disk(part)
    part.replace(to)
    _to_disk(to.parent)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
