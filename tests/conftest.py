"""Fixtures that every test may use."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

os.environ.setdefault("PTB_TIMEDELTA", "1")
os.environ.setdefault("POSTGRES_OF_THIS_RUN", str(os.getpid()))


def pytest_unconfigure(config):
    """Leave nothing of the server of this run behind, once its workers have ended."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        from tests.postgres import sweep

        sweep()


@pytest.fixture(scope="session")
def postgres():
    """A real PostgreSQL server, started when the first test needs it."""
    from tests.postgres import running_server

    return running_server()


@pytest.fixture
def own_server():
    """A PostgreSQL server for one test alone, which may restart it."""
    from tests.postgres import PostgresServer

    folder = Path(tempfile.mkdtemp(prefix="siaga-own-postgres-"))
    folder.chmod(0o755)
    server = PostgresServer(folder)
    yield server
    server.leave()
    shutil.rmtree(folder, ignore_errors=True)
