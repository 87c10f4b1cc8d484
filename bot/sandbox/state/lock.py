"""One state file is for one process: a lock that ends with whoever holds it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.sandbox.state.file import PRIVATE, StateError, StateFile


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep every other process from a state file, or raise `StateError`.

    The file of the lock stays: deleting it would race with who opens it next.
    """
    number = _opened(path)
    try:
        _take(number, path)
        yield
    finally:
        os.close(number)


def _take(number: int, path: Path) -> None:
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise StateError(
            f"The state file {path} is in use by another process; "
            "stop that one, or name another file."
        ) from None


def _opened(path: Path) -> int:
    try:
        return os.open(
            path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT, PRIVATE
        )
    except OSError as error:
        raise StateFile(path).trouble(f"cannot be written ({error.strerror})") from None
