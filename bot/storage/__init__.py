"""Where everything is kept. An engine is a folder here and one row in `BACKENDS`."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path

from bot.ports.storage import StorageUnavailable
from bot.storage.session import Probe, RuleBroken
from bot.storage.sqlite.opening import open_sqlite
from bot.storage.sqlite.restoring import restore_sqlite
from bot.storage.storage import SqlStorage

__all__ = [
    "BACKENDS",
    "Probe",
    "RuleBroken",
    "SqlStorage",
    "open_storage",
    "restore",
]

Opener = Callable[[str, Probe | None], AbstractAsyncContextManager[SqlStorage]]


def _open_postgresql(
    url: str, probe: Probe | None
) -> AbstractAsyncContextManager[SqlStorage]:
    """Open PostgreSQL; its driver is loaded only where it is used."""
    from bot.storage.postgresql.opening import open_postgresql  # noqa: PLC0415

    return open_postgresql(url, probe)


#: scheme -> what opens an URL of that scheme.
BACKENDS: dict[str, Opener] = {
    "sqlite": open_sqlite,
    "postgresql": _open_postgresql,
}


class UnknownDatabase(StorageUnavailable, ValueError):
    """No engine of this version opens such a database."""


def open_storage(
    url: str, *, probe: Probe | None = None
) -> AbstractAsyncContextManager[SqlStorage]:
    """Open `sqlite:///data/siaga.db` or `postgresql://user:password@host/name`.

    `sqlite:////abs.db` is absolute, `sqlite://` lives in memory.

    *probe* is told the name of every point of a transaction where a process may die;
    what it raises kills the storage there. Raise ValueError for an unknown scheme.
    """
    scheme, separator, _ = url.partition("://")
    if not separator or scheme not in BACKENDS:
        allowed = ", ".join(f"{name}://" for name in BACKENDS)
        raise UnknownDatabase(f"SIAGA_DATABASE must begin with one of: {allowed}")
    return BACKENDS[scheme](url, probe)


async def restore(url: str, file: Path, at: datetime) -> Path | None:
    """Put a copy in the place of the database; return where the old one lies now."""
    if not url.startswith("sqlite:"):
        raise StorageUnavailable("PostgreSQL is restored with its own pg_restore")
    return await restore_sqlite(url, file, at)
