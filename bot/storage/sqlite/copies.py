"""A copy of the database that was read back and found whole before it has its name."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from bot.ports.storage import StorageUnavailable
from bot.storage.sqlite.pragmas import check

#: Told after each step how many pages are left, and of how many.
Progress = Callable[[int, int, int], None]

#: Pages that are copied while nobody else may use the connection: two megabytes.
STEP = 512

#: Between two tries while a transaction is open, in seconds.
WAIT = 0.01


def copy_verified(
    connection: sqlite3.Connection, to: Path, progress: Progress | None = None
) -> None:
    """Copy into *to*, which appears only when it is complete, checked and on disk."""
    part = to.with_name(to.name + ".part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        _fill(connection, part, progress)
        if _damaged(part):
            raise StorageUnavailable(f"the copy {to.name} is damaged")
        to_disk(part)
        part.replace(to)
    except BaseException:
        for rest in (part, part.with_name(part.name + "-journal")):
            rest.unlink(missing_ok=True)
        raise
    to_disk(to.parent)


def to_disk(path: Path) -> None:
    """Return when a file, or the names in a folder, would outlive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _fill(
    connection: sqlite3.Connection, part: Path, progress: Progress | None
) -> None:
    with closing(sqlite3.connect(part)) as copy:
        # It has no name yet: after a power cut it is thrown away, whatever it holds.
        copy.execute("PRAGMA synchronous = OFF")
        connection.backup(copy, pages=STEP, progress=progress, sleep=WAIT)
        # The copy is one file: no -wal has to travel with it.
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()


def _damaged(part: Path) -> bool:
    """Read the copy back from its file, over a connection that remembers nothing."""
    with closing(sqlite3.connect(part)) as copy:
        return bool(check(copy))
