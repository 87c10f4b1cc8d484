"""Opens the database: migration, pool, sign of life; and closes it again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from bot.storage.postgresql.engine import PostgresEngine
from bot.storage.postgresql.faults import translated
from bot.storage.postgresql.migrations import migrate
from bot.storage.postgresql.pool import connection_for_migrating, pool_to
from bot.storage.postgresql.presence import Presence
from bot.storage.postgresql.tidying import tidy
from bot.storage.session import Probe
from bot.storage.storage import SqlStorage


@asynccontextmanager
async def open_postgresql(url: str, probe: Probe | None) -> AsyncIterator[SqlStorage]:
    """Open `postgresql://…`, or raise `StorageUnavailable` with the reason."""
    await _migrated(url, probe or _ignore)
    pool = await pool_to(url)
    presence = Presence(pool)
    engine = PostgresEngine(pool, presence, probe)
    try:
        with translated():
            await presence.begin()
        yield SqlStorage(engine, partial(tidy, pool))
    finally:
        await engine.close()


async def _migrated(url: str, probe: Probe) -> None:
    connection = await connection_for_migrating(url)
    try:
        with translated():
            await migrate(connection, probe)
    finally:
        await connection.close()


def _ignore(point: str) -> None:
    """Take no notice of any point."""
