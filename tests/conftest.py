"""Fixtures that every test may use."""

import os

import pytest

os.environ.setdefault("PTB_TIMEDELTA", "1")


@pytest.fixture(scope="session")
def postgres():
    """A real PostgreSQL server, started when the first test needs it."""
    from tests.postgres import running_server

    return running_server()
