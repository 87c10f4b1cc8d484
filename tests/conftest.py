"""Fixtures that every test may use."""

import asyncio
import os
import tempfile
from pathlib import Path

import pytest

os.environ.setdefault("PTB_TIMEDELTA", "1")


@pytest.fixture(scope="session")
def postgres():
    """A real server: the processes of one run share it, the last one removes it."""
    from tests.postgres import PostgresServer

    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    # Not in pytest's own folder: started by root, the server runs as somebody else.
    folder = Path(tempfile.gettempdir()) / f"siaga-postgres-{run}"
    folder.mkdir(mode=0o755, exist_ok=True)
    server = PostgresServer(folder)
    asyncio.run(server.prepare())
    return server
