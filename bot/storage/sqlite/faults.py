"""What SQLite's errors mean to the rest of the house."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType

from bot.ports.storage import StorageUnavailable
from bot.storage.session import RuleBroken

#: A generic error is a mistake in a statement, not a fault of the disk.
_OUR_MISTAKE = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE})


class _Translation:
    """Around every statement: a generator in its place took as long as a small one."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, sqlite3.IntegrityError):
            raise RuleBroken(str(error)) from error
        if isinstance(error, sqlite3.Error):
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_MISUSE)
            if code & 0xFF not in _OUR_MISTAKE:
                raise StorageUnavailable(f"the database: {error}") from error


_TRANSLATION = _Translation()


def translated(dead: str = "") -> AbstractContextManager[None]:
    """Turn the driver's errors into the ports' own; our own mistakes stay.

    Where it is *dead*, for this reason, nothing is begun.
    """
    if dead:
        raise StorageUnavailable(dead)
    return _TRANSLATION


@contextmanager
def of_the_disk() -> Iterator[None]:
    """Turn what the file system refuses into one line with the name of the file."""
    try:
        yield
    except OSError as error:
        name = Path(str(error.filename or "")).name
        raise StorageUnavailable(f"{name}: {error.strerror}") from error
