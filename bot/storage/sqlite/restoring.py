"""Puts a copy in the place of the database, after it was read through and marked."""

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from bot.ports.storage import DatabaseInUse, StorageUnavailable
from bot.storage.sqlite.backups import folder_of
from bot.storage.sqlite.copies import to_disk
from bot.storage.sqlite.faults import of_the_disk, translated
from bot.storage.sqlite.migrations import APPLICATION_ID, refuse_foreign
from bot.storage.sqlite.opening import locked, open_sqlite
from bot.storage.sqlite.place import file_of
from bot.storage.sqlite.pragmas import check, pragma
from bot.storage.sqlite.register import read_register

#: How a file begins whose changes stand in a -wal: magic, a page size, "WAL" twice.
HEADER = re.compile(rb"SQLite format 3\0..\x02\x02", re.DOTALL)

#: What lies beside a database while it is open.
BESIDE = ("-wal", "-shm")


async def restore_sqlite(url: str, file: Path, at: datetime) -> Path | None:
    """Replace the database by a copy; return where the replaced one lies now.

    Raise `StorageUnavailable`, and change nothing, if the copy cannot be trusted or
    a bot runs.
    """
    path = file_of(url)
    if path is None:
        raise StorageUnavailable("a database in memory cannot be restored")
    free = _alone(path)
    part = path.with_name(path.name + ".restore")
    try:
        with of_the_disk(), translated():
            _bring(file, part)
            _refuse_untrusted(part, file.name)
        erased = read_register(folder_of(path), file.parent)
        await _mark(part, file.name, at, erased)
        with of_the_disk(), translated():
            return _swap(path, part, at)
    finally:
        _clear(part)
        free()


def _alone(path: Path) -> Callable[[], None]:
    """Make the place this process's own, or say who has it."""
    try:
        return locked(path)
    except DatabaseInUse:
        raise DatabaseInUse(
            f"the bot runs with {path.name}: stop it, restore, start it again"
        ) from None


def _bring(file: Path, part: Path) -> None:
    """Copy the file beside the database, with what is still in its -wal."""
    _clear(part)
    for end in ("", "-wal"):
        if not end or Path(f"{file}{end}").exists():
            handle = os.open(f"{part}{end}", os.O_WRONLY | os.O_CREAT, 0o600)
            with Path(f"{file}{end}").open("rb") as read, open(handle, "wb") as written:
                shutil.copyfileobj(read, written)


def _refuse_untrusted(part: Path, name: str) -> None:
    """Refuse what is no database of ours, newer than this program, or damaged."""
    try:
        with closing(sqlite3.connect(part)) as copy:
            refuse_foreign(copy)
            whole = not check(copy)
            ours = pragma(copy, "application_id") == APPLICATION_ID
    except sqlite3.DatabaseError as error:
        raise StorageUnavailable(f"{name} is no good copy: {error}") from error
    if not ours:
        raise StorageUnavailable(f"{name} is empty: not a copy of Siaga's")
    if not whole:
        raise StorageUnavailable(f"{name} is damaged: take an older copy")


async def _mark(
    part: Path, name: str, at: datetime, erased: Mapping[str, datetime]
) -> None:
    """Bring it to this version, check every invariant, and note what it is.

    Whose erasure was accepted since it was made is erased again at the next start.
    """
    async with open_sqlite(f"sqlite:///{part}", None) as storage:
        broken = await storage.integrity()
        if broken:
            raise StorageUnavailable(f"{name} is damaged: {', '.join(broken)}")
        await storage.mark_restored(at, erased)


def _swap(path: Path, part: Path, at: datetime) -> Path | None:
    """Keep what is there under another name, then put the copy in its place."""
    to_disk(part)
    kept = None
    if path.stat().st_size:
        kept = path.with_name(f"{path.name}.replaced-{at:%Y%m%dT%H%M%SZ}")
        _fold_in(path)
        kept.unlink(missing_ok=True)
        os.link(path, kept)
    for end in BESIDE:
        with suppress(FileNotFoundError):
            os.rename(f"{path}{end}", f"{kept or part}{end}")
    part.replace(path)
    to_disk(path.parent)
    return kept


def _fold_in(path: Path) -> None:
    """Bring what is in the -wal into the file, so that it may be renamed alone."""
    # SQLite throws the -wal of a file away that it takes for another kind: then both
    # are kept as they are. It is kept, too, where the file is damaged further inside.
    with path.open("rb") as file:
        if not HEADER.match(file.read(20)):
            return
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as old:
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _clear(part: Path) -> None:
    for file in part.parent.glob(part.name + "*"):
        file.unlink(missing_ok=True)
