"""What SQLite's errors mean to the rest of the house."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.ports.storage import StorageUnavailable
from bot.storage.session import RuleBroken

#: A generic error is a mistake in a statement, not a fault of the disk.
_OUR_MISTAKE = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE})


@contextmanager
def translated(dead: str = "") -> Iterator[None]:
    """Turn the driver's errors into the ports' own; our own mistakes stay.

    Where it is *dead*, for this reason, nothing is begun.
    """
    if dead:
        raise StorageUnavailable(dead)
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise RuleBroken(str(error)) from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_MISUSE)
        if code & 0xFF in _OUR_MISTAKE:
            raise
        raise StorageUnavailable(f"the database: {error}") from error


@contextmanager
def of_the_disk() -> Iterator[None]:
    """Turn what the file system refuses into one line with the name of the file."""
    try:
        yield
    except OSError as error:
        name = Path(str(error.filename or "")).name
        raise StorageUnavailable(f"{name}: {error.strerror}") from error
