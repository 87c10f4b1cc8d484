"""A database file with the newest schema: made once, every test gets a copy of it.

Its steps are proved by `tests/storage/test_migrations.py`; a house that lives in a test
need not take all of them again, which took half of its opening.
"""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from bot.storage import SqlStorage, open_storage


def migrated(path: Path) -> str:
    """Put a copy at *path*, unless a file is there; return its address."""
    if not path.exists():
        path.write_bytes(_newest())
    return f"sqlite:///{path}"


@asynccontextmanager
async def open_migrated() -> AsyncIterator[SqlStorage]:
    """Open a copy that nobody needs afterwards."""
    with tempfile.TemporaryDirectory(dir=folder_of_tests()) as folder:
        async with open_storage(migrated(Path(folder, "siaga.db"))) as storage:
            yield storage


def folder_of_tests() -> str:
    """Return where tests put what is not in a folder of their own."""
    return os.environ.get("PYTEST_DEBUG_TEMPROOT") or tempfile.gettempdir()


@cache
def _newest() -> bytes:
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as beside:
        path = Path(folder, "siaga.db")
        # The test that asks first has a loop of its own in this thread.
        beside.submit(asyncio.run, _opened_and_closed(path)).result()
        return path.read_bytes()


async def _opened_and_closed(path: Path) -> None:
    async with open_storage(f"sqlite:///{path}"):
        pass
