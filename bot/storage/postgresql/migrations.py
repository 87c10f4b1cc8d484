"""Brings the database to the newest schema: every step it lacks, in one transaction."""

import re
from typing import Any

from bot.ports.storage import StorageUnavailable
from bot.storage.postgresql.lanes import ALONE
from bot.storage.session import Probe
from bot.storage.sql import migrations

#: Texts compare byte by byte, as on the other engine, whatever the database's language.
_TEXT = re.compile(r"\bTEXT\b")


async def migrate(connection: Any, probe: Probe) -> None:
    """Apply the steps that this database has not seen; one process at a time.

    Raise `StorageUnavailable` for another application's database, and for one that is
    newer than this program.
    """
    async with connection.transaction():
        # Whoever works meanwhile finishes first; whoever comes later sees the result.
        await connection.execute(ALONE)
        version = await _version(connection)
        newest = max(migrations("postgresql"))
        if version > newest:
            raise StorageUnavailable(
                f"the database has schema {version}, this program knows {newest}:"
                " it was used by a newer version of Siaga"
            )
        for number, script in migrations("postgresql").items():
            if number > version:
                probe(f"statement:schema.{number}")
                await connection.execute(_TEXT.sub('TEXT COLLATE "C"', script))
                await connection.execute("UPDATE siaga_schema SET version = $1", number)
        probe("commit:before")
    probe("commit:after")


async def _version(connection: Any) -> int:
    """Return the schema's number; make its table in a database that is empty."""
    if await connection.fetchval("SELECT to_regclass('siaga_schema')") is None:
        if await connection.fetchval(_TABLES):
            raise StorageUnavailable("the database belongs to another application")
        await connection.execute(_NEW)
    return int(await connection.fetchval("SELECT version FROM siaga_schema"))


_TABLES = (
    "SELECT COUNT(*) FROM information_schema.tables"
    " WHERE table_schema = current_schema()"
)
_NEW = (
    "CREATE TABLE siaga_schema (version BIGINT NOT NULL);"
    "INSERT INTO siaga_schema (version) VALUES (0)"
)
