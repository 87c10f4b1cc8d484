"""A storage of every kind, opened for one test."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.storage import SqlStorage, open_storage

#: How to reach a fresh database of each engine: the whole suite runs on all of them.
PLACES: dict[str, Callable[[Path], str]] = {
    "sqlite-file": lambda folder: f"sqlite:///{folder / 'siaga.db'}",
    "sqlite-memory": lambda folder: "sqlite://",
}


@pytest.fixture(params=PLACES, ids=str)
def url(request, tmp_path) -> str:
    return PLACES[request.param](tmp_path)


@pytest.fixture
def file_url(tmp_path) -> str:
    return PLACES["sqlite-file"](tmp_path)


@pytest.fixture
async def storage(url) -> AsyncIterator[SqlStorage]:
    async with open_storage(url) as opened:
        yield opened
        assert [code for code in await opened.integrity() if code in NEVER] == []


#: These hold whatever a test does to one table alone.
NEVER = {"journal_chain", "database_file", "foreign_key", "approved_by_author"}
