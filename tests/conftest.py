"""Fixtures that every test may use."""

import gc
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from tests.harness import draws, nursery, second_try

draws.settle()

#: A file system in memory, and the room that it must have.
MEMORY, ROOM = Path("/dev/shm"), 2 << 30


def in_memory() -> bool:
    """Tell whether there is a file system in memory with room for all tests.

    A commit waits for the disk, and here there are hundreds of thousands of them. What
    a process wrote is there after its death in either place; power is cut in
    `tests/proofs/test_power_cuts.py`, on a disk that keeps only what was synced.
    """
    return os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM


# Hundreds of processes are started here: where none may keep what it compiled, each
# compiles the whole house, and that takes longer than most tests.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

os.environ.setdefault("PTB_TIMEDELTA", "1")
os.environ.setdefault("POSTGRES_OF_THIS_RUN", str(os.getpid()))
if in_memory():
    # Read by pytest for the folders of the tests; a folder that is named wins.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


#: So many new things make the collector look at the young ones; the rest as usual.
YOUNG = 20_000


#: Tests of these files wait longest, the first of them for a minute.
WAITING = (
    "test_replicas.py",
    "test_every_class.py",
    "test_kills.py",
    "test_restore_drill.py",
    "test_storage_faults.py",
    "test_ends.py",
)


def pytest_collection_modifyitems(items):
    """Begin with what waits for real processes: one worker waits while others work.

    Each worker gets a slice of the tests, and who has none left takes from the end of
    another's: what waits longest must not come last, when nobody else has work.
    """
    waiting = {name: number for number, name in enumerate(WAITING)}
    items.sort(
        key=lambda item: (
            not item.get_closest_marker(second_try.MARKER),
            waiting.get(item.path.name, len(waiting)),
        )
    )


def pytest_collection_finish(session):
    """Let the collector leave alone what stays until the end: modules and the tests.

    There are millions of them; each full collection went through all.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 10, 10)


def pytest_configure(config):
    """Give what starts real processes a second try."""
    second_try.watch(config)


def pytest_unconfigure(config):
    """Leave nothing of the servers of this run behind, once its workers have ended."""
    nursery.leave()
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
    from tests.migrated import folder_of_tests
    from tests.postgres import PostgresServer

    folder = Path(tempfile.mkdtemp(prefix="siaga-own-postgres-", dir=folder_of_tests()))
    folder.chmod(0o755)
    server = PostgresServer(folder)
    yield server
    server.leave()
    shutil.rmtree(folder, ignore_errors=True)
