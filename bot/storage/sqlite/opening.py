"""Opens the database: lock, set-up, checks, migration; and closes it again."""

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path

from bot.ports.storage import StorageUnavailable
from bot.storage.session import Probe
from bot.storage.sql import queries
from bot.storage.sqlite.backups import SqliteBackups, folder_of, last_good
from bot.storage.sqlite.connection import Connection, connection_to
from bot.storage.sqlite.engine import SqliteEngine
from bot.storage.sqlite.faults import translated
from bot.storage.sqlite.migrations import migrate, refuse_foreign
from bot.storage.sqlite.place import FileLock, file_of, prepare_place
from bot.storage.sqlite.pragmas import check, pragma, set_up
from bot.storage.sqlite.presence import Presence
from bot.storage.sqlite.tidying import tidy
from bot.storage.storage import SqlStorage

#: SQLite's words for a file that cannot be trusted.
DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

#: So many bytes are read through in a fraction of a second: at each start.
ALWAYS_TESTED = 64 << 20


@asynccontextmanager
async def open_sqlite(url: str, probe: Probe | None) -> AsyncIterator[SqlStorage]:
    """Open `sqlite:///…`, or raise `StorageUnavailable` with the reason."""
    path = file_of(url)
    free = locked(path) if path else _nothing
    try:
        connection = await _connected(path, probe)
        in_place = Presence(path).check if path else _nothing
        engine = SqliteEngine(connection, probe, free, in_place)
    except BaseException:
        free()
        raise
    try:
        backups = SqliteBackups(engine, path) if path else None
        yield SqlStorage(engine, partial(tidy, engine), backups)
    finally:
        await engine.close()


def locked(path: Path) -> Callable[[], None]:
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
    try:
        refuse_foreign(connection)
        set_up(connection, in_file=path is not None)
        damaged = _is_suspect(connection) and _damage(connection)
    except sqlite3.DatabaseError as error:
        if path is None or getattr(error, "sqlite_errorcode", 0) & 0xFF not in DAMAGE:
            raise
        raise StorageUnavailable(_what_to_do(path, str(error))) from error
    if damaged and path:
        raise StorageUnavailable(_what_to_do(path, "the database file is damaged"))
    migrate(connection, path, probe)


def _what_to_do(path: Path, fault: str) -> str:
    """Say what is wrong with the file, and which copy can be read."""
    copy = last_good(path)
    if copy is None:
        return f"{fault}: restore a backup; there is none in {folder_of(path)}"
    return f"{fault}: siaga restore {copy}"


def _damage(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the pages; a broken rule is for `siaga verify`."""
    found = check(connection, "quick_check")
    return [line for line in found if not line.startswith("CHECK constraint")]


def _is_suspect(connection: sqlite3.Connection) -> bool:
    """Tell whether the last run ended without a word, or a test costs nothing."""
    size = int(pragma(connection, "page_count")) * int(pragma(connection, "page_size"))
    if size <= ALWAYS_TESTED:
        return True
    with suppress(sqlite3.OperationalError):  # a new file has no such table
        row = connection.execute(queries("sqlite")["boots.last"]).fetchone()
        return row is not None and row["stopped_at"] is None
    return False


def _ignore(point: str) -> None:
    """Take no notice of any point."""


def _nothing() -> None:
    """Free no lock: memory has none."""
