"""Opens the database: lock, set-up, checks, migration; and closes it again."""

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from bot.ports.storage import StorageUnavailable
from bot.storage.session import Probe
from bot.storage.sql import queries
from bot.storage.sqlite.connection import Connection, connection_to
from bot.storage.sqlite.engine import SqliteEngine
from bot.storage.sqlite.faults import translated
from bot.storage.sqlite.migrations import migrate, refuse_foreign
from bot.storage.sqlite.place import FileLock, file_of, prepare_place
from bot.storage.sqlite.pragmas import check, set_up
from bot.storage.storage import SqlStorage


@asynccontextmanager
async def open_sqlite(url: str, probe: Probe | None) -> AsyncIterator[SqlStorage]:
    """Open `sqlite:///…`, or raise `StorageUnavailable` with the reason."""
    path = file_of(url)
    free = _locked(path) if path else _nothing
    try:
        engine = SqliteEngine(await _connected(path, probe), probe, free)
    except BaseException:
        free()
        raise
    try:
        yield SqlStorage(engine)
    finally:
        await engine.close()


def _locked(path: Path) -> Callable[[], None]:
    """Make the place this process's own; return what gives it back."""
    lock = FileLock(path)
    try:
        prepare_place(path)
        lock.take()
    except OSError as error:
        raise StorageUnavailable(f"{path.name}: {error.strerror}") from error
    return lock.free


async def _connected(path: Path | None, probe: Probe | None) -> Connection:
    connection = connection_to(path)
    with translated():
        await connection
        try:
            await connection.hop(lambda c: _make_ready(c, path, probe or _ignore))
        except BaseException:
            await connection.close()
            raise
    return connection


def _make_ready(
    connection: sqlite3.Connection, path: Path | None, probe: Probe
) -> None:
    """Check and prepare an opened file, in the thread."""
    refuse_foreign(connection)
    set_up(connection, in_file=path is not None)
    if _unclean(connection) and check(connection, "quick_check"):
        raise StorageUnavailable("the database file is damaged: restore a backup")
    migrate(connection, path, probe)


def _unclean(connection: sqlite3.Connection) -> bool:
    """Tell whether the last run ended without a word."""
    with suppress(sqlite3.OperationalError):  # a new file has no such table
        row = connection.execute(queries("sqlite")["boots.last"]).fetchone()
        return row is not None and row["stopped_at"] is None
    return False


def _ignore(point: str) -> None:
    """Take no notice of any point."""


def _nothing() -> None:
    """Free no lock: memory has none."""
