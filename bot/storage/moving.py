"""Moves everything from a SQLite file into a PostgreSQL database, and compares it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.ports.storage import StorageUnavailable
from bot.storage.chain import BEGINNING, broken_links, journal_row
from bot.storage.postgresql.faults import translated
from bot.storage.postgresql.lanes import ALONE
from bot.storage.postgresql.opening import open_postgresql
from bot.storage.postgresql.pool import connection_for_migrating
from bot.storage.postgresql.texts import incoming, outgoing
from bot.storage.sql import queries
from bot.storage.sqlite.migrations import supersede
from bot.storage.sqlite.opening import locked, open_sqlite
from bot.storage.sqlite.place import file_of
from bot.storage.tables import Digest, Table, tables_of

#: So many rows travel at a time.
PAGE = 1000


async def move(source: str, target: str) -> dict[str, int]:
    """Copy everything; return how many rows each table has.

    Raise `StorageUnavailable`, and leave both as they were, if a bot runs, if the
    target is not empty, or if anything differs afterwards. At the end the old file
    says where everything went, and refuses to be opened.
    """
    path = _file(source)
    async with open_sqlite(source, None), open_postgresql(target, None):
        pass  # both have the newest schema, and the file was checked
    free = locked(path)
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as old:
            counts = await _copied(old, target)
            supersede(old, _place(target))
    finally:
        free()
    return counts


def _file(source: str) -> Path:
    path = file_of(source) if source.startswith("sqlite:") else None
    if path is None or not path.exists():
        raise StorageUnavailable("there is no such SQLite file to copy from")
    return path


def _place(target: str) -> str:
    """Name a database without its user and password."""
    parts = urlsplit(target)
    return f"postgresql://{parts.hostname or ''}{parts.path}"


async def _copied(old: sqlite3.Connection, target: str) -> dict[str, int]:
    connection = await connection_for_migrating(target)
    try:
        with translated():
            async with connection.transaction():
                await connection.execute(ALONE)
                return await _copy_all(old, connection)
    finally:
        await connection.close()


async def _copy_all(old: sqlite3.Connection, new: Any) -> dict[str, int]:
    counts: dict[str, int] = {}
    tables = tables_of(old)
    for table in tables:
        await _refuse_full(new, table)
        await _fill(old, new, table)
    await new.execute("SELECT setval('inbox_arrival', MAX(seq)) FROM inbox")
    await new.execute("INSERT INTO search_stale (issue_id) SELECT id FROM issue")
    for table in tables:
        counts[table.name] = await _same(old, new, table)
    await _refuse_broken_chain(new)
    return counts


async def _refuse_full(new: Any, table: Table) -> None:
    if await new.fetch(f"{table.reading} LIMIT 1"):
        raise StorageUnavailable(
            f"the target is not empty: its table {table.name} has rows"
        )


async def _fill(old: sqlite3.Connection, new: Any, table: Table) -> None:
    rows = old.execute(table.reading)
    while page := rows.fetchmany(PAGE):
        records = [outgoing(row) for row in page]
        await new.copy_records_to_table(
            table.name, records=records, columns=table.columns
        )


async def _same(old: sqlite3.Connection, new: Any, table: Table) -> int:
    """Return how many rows both have; raise `StorageUnavailable` if they differ."""
    expected, found = Digest(), Digest()
    rows = old.execute(table.reading)
    while page := rows.fetchmany(PAGE):
        expected.add(page)
    cursor = await new.cursor(table.reading)
    while records := await cursor.fetch(PAGE):
        read = incoming(records)
        found.add([[row[name] for name in table.columns] for row in read])
    if (expected.count, expected.hash) != (found.count, found.hash):
        raise StorageUnavailable(f"the copy of {table.name} differs: nothing was moved")
    return found.count


async def _refuse_broken_chain(new: Any) -> None:
    """Recompute the journal where it stands now."""
    text = queries("sqlite")["journal.after"].partition("WHERE")[0]
    lines = [
        journal_row(row) for row in incoming(await new.fetch(f"{text}ORDER BY seq"))
    ]
    if broken_links(lines, 0, BEGINNING):
        raise StorageUnavailable("the journal's chain is broken: run siaga verify")
