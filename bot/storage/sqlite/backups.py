"""Copies beside the database: made on its own connection, while it goes on working."""

import asyncio
import shutil
import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.ports.backups import OtherCopy
from bot.ports.storage import StorageUnavailable
from bot.storage.sqlite.copies import Progress, copy_verified
from bot.storage.sqlite.engine import SqliteEngine
from bot.storage.sqlite.faults import of_the_disk, translated
from bot.storage.sqlite.leftovers import others_beside, remove_other
from bot.storage.sqlite.pragmas import check
from bot.storage.sqlite.register import write_register

#: siaga-20261126T113000Z.db: UTC, so that names sort by age.
NAME = "siaga-%Y%m%dT%H%M%SZ.db"

#: A copy that takes longer than this is given up, in seconds.
LONGEST = 600.0

#: Between two steps others have the connection, in seconds.
PAUSE = 0.001

#: A copy leaves at least its own size free: the database has to grow, too.
ROOM = 2


class SqliteBackups:
    """`bot.ports.backups.Backups`: files in a folder beside the database."""

    def __init__(self, engine: SqliteEngine, path: Path) -> None:
        self._engine = engine
        self._path = path
        self._folder = folder_of(path)

    def made(self) -> Sequence[datetime]:
        return list(copies_in(self._folder))

    async def make(self, at: datetime) -> None:
        with of_the_disk():
            self._prepare_folder()
        await self.write(str(self._folder / at.astimezone(UTC).strftime(NAME)))

    async def forget(self, at: datetime) -> None:
        with of_the_disk():
            copies_in(self._folder)[at].unlink(missing_ok=True)

    def others(self) -> Sequence[OtherCopy]:
        return others_beside(self._path, set(copies_in(self._folder).values()))

    async def forget_other(self, name: str) -> None:
        with of_the_disk():
            remove_other(self._path, name)

    async def remember_erased(self, erased: Mapping[str, datetime]) -> None:
        with of_the_disk():
            self._folder.mkdir(mode=0o700, exist_ok=True)
            write_register(self._folder, erased)

    async def write(self, file: str) -> None:
        connection = await self._engine.hop(lambda opened: opened)
        work = partial(self._copy, connection, Path(file))
        # The engine waits for it before it closes, even if nobody else does any more.
        copying = self._engine.spawn(asyncio.to_thread(work))
        fault = await asyncio.shield(copying)
        if fault is not None:
            raise fault

    def _prepare_folder(self) -> None:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        for rest in self._folder.glob("*.part*"):
            rest.unlink(missing_ok=True)  # left by a process that was killed

    def _copy(
        self, connection: sqlite3.Connection, to: Path
    ) -> StorageUnavailable | None:
        """Copy in a thread of its own; return what went wrong, as nobody may wait."""
        try:
            with of_the_disk(), translated():
                if to.exists():
                    raise StorageUnavailable(f"{to.name} is there already")
                _refuse_without_room(self._path, to)
                copy_verified(connection, to, self._progress())
        except StorageUnavailable as fault:
            return fault
        return None

    def _progress(self) -> Progress:
        deadline = time.monotonic() + LONGEST

        def step(status: int, remaining: int, total: int) -> None:
            if self._engine.ending:
                raise StorageUnavailable("the bot stops: the copy was given up")
            if time.monotonic() > deadline:
                raise StorageUnavailable("the copy took too long and was given up")
            time.sleep(PAUSE)

        return step


def folder_of(path: Path) -> Path:
    """Return the folder of the automatic copies of a database."""
    return path.parent / "backups"


def copies_in(folder: Path) -> dict[datetime, Path]:
    """Return the automatic copies of a folder by their instants, oldest first."""
    found: dict[datetime, Path] = {}
    for file in sorted(folder.glob("siaga-*.db")):
        with suppress(ValueError):  # a file that somebody else put there
            at = datetime.strptime(file.name, NAME).replace(tzinfo=UTC)
            found[at] = file
    return found


def last_good(path: Path) -> Path | None:
    """Return the newest automatic copy that can be read, None where there is none."""
    copies = copies_in(folder_of(path)).values()
    return next((copy for copy in reversed(copies) if is_whole(copy)), None)


def is_whole(copy: Path) -> bool:
    """Read a copy through, without touching it."""
    try:
        uri = f"{copy.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            return not check(connection, "quick_check")
    except sqlite3.Error:
        return False


def _refuse_without_room(path: Path, to: Path) -> None:
    free, needed = shutil.disk_usage(to.parent).free, path.stat().st_size
    if free < ROOM * needed:
        raise StorageUnavailable(
            f"no room for a copy: {free >> 20} MB free, {ROOM * needed >> 20} needed"
        )
