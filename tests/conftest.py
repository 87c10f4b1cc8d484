"""Fixtures that every test may use."""

import os

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
