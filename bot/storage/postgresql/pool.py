"""How the connections are set up (reliability.md 4.2)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import asyncpg

from bot.ports.storage import StorageUnavailable
from bot.storage.postgresql.faults import translated

#: Units come one after another, claims too; the rest is single changes.
CONNECTIONS = 10

#: An answer that takes longer will not come: the way is broken, in seconds.
LONGEST_ANSWER = 12.0

#: Durable when COMMIT returns; nobody waits, or is waited for, without an end.
SETTINGS = {
    "application_name": "siaga",
    "synchronous_commit": "on",
    "default_transaction_isolation": "read committed",
    "lock_timeout": "4s",
    "statement_timeout": "10s",
    "idle_in_transaction_session_timeout": "5s",
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
    "jit": "off",
}

#: A migration of a large table may take its time.
UNHURRIED = SETTINGS | {"statement_timeout": "0", "lock_timeout": "60s"}


class Connection(asyncpg.Connection):  # type: ignore[misc]
    """A connection that goes back to the pool as it came."""

    def get_reset_query(self) -> str:
        """Return nothing to run: a session leaves nothing behind."""
        return ""


async def pool_to(url: str) -> Any:
    """Open the pool, or raise `StorageUnavailable` with the reason."""
    with translated(), _readable():
        return await asyncpg.create_pool(
            url,
            min_size=1,
            max_size=CONNECTIONS,
            connection_class=Connection,
            server_settings=SETTINGS,
            command_timeout=LONGEST_ANSWER,
            timeout=5.0,
        )


async def connection_for_migrating(url: str) -> Any:
    """Open a single connection that waits as long as a migration needs."""
    with translated(), _readable():
        return await asyncpg.connect(url, server_settings=UNHURRIED, timeout=5.0)


@contextmanager
def _readable() -> Iterator[None]:
    """Say how an address is written where it cannot be read; never what stood there."""
    try:
        yield
    except ValueError:
        raise StorageUnavailable(
            "SIAGA_DATABASE must be like postgresql://USER:PASSWORD@HOST/NAME"
        ) from None
