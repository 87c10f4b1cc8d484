"""A storage of every kind, opened for one test."""

import itertools
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.storage import SqlStorage, open_storage
from tests.migrated import migrated

#: How to reach a fresh database of each engine: the whole suite runs on all of them.
PLACES: dict[str, Callable[[Path], str]] = {
    "sqlite-file": lambda folder: migrated(folder / "siaga.db"),
    "sqlite-memory": lambda folder: "sqlite://",
}


ENGINES = ("sqlite-file", "sqlite-memory", "postgresql")

#: Those whose databases are there after their process died.
LASTING = ("sqlite-file", "postgresql")


@pytest.fixture(params=ENGINES)
def url(request, tmp_path) -> str:
    return maker(request, tmp_path)()


@pytest.fixture(params=LASTING)
def lasting_url(request, tmp_path) -> str:
    return maker(request, tmp_path)()


@pytest.fixture(params=LASTING)
def fresh_url(request, tmp_path) -> Callable[[], str]:
    """Makes one fresh database after the other."""
    return maker(request, tmp_path)


def maker(request, folder: Path) -> Callable[[], str]:
    """Return what makes a fresh database of the engine that a fixture asks for."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgres").fresh
    numbers = itertools.count()

    def make() -> str:
        place = folder if (number := next(numbers)) == 0 else folder / str(number)
        place.mkdir(exist_ok=True)
        return PLACES[request.param](place)

    return make


@pytest.fixture
def file_url(tmp_path) -> str:
    return f"sqlite:///{tmp_path / 'siaga.db'}"


@pytest.fixture
async def storage(url) -> AsyncIterator[SqlStorage]:
    async with open_storage(url) as opened:
        yield opened
        assert [code for code in await opened.integrity() if code in NEVER] == []


#: These hold whatever a test does to one table alone.
NEVER = {"journal_chain", "database_file", "foreign_key", "approved_by_author"}
