"""A database that is deleted or replaced under the running bot confirms nothing."""

import shutil

import pytest

from bot.ports.storage import StorageUnavailable
from bot.storage import open_storage
from tests.storage.builders import NOW, raw, update


@pytest.fixture
async def storage(file_url):
    async with open_storage(file_url) as opened:
        await opened.inbox.receive([update(1)], NOW)
        yield opened


async def refused(storage, name):
    with pytest.raises(StorageUnavailable, match=f"{name} was deleted or replaced"):
        await storage.inbox.receive([update(99)], NOW)


@pytest.mark.parametrize("name", ["siaga.db", "siaga.db-wal"])
async def test_a_deleted_file_confirms_nothing_until_it_is_back(
    storage, tmp_path, name
):
    file, away = tmp_path / name, tmp_path / "away"
    file.rename(away)
    await refused(storage, name)
    assert await storage.inbox.backlog() == 1

    away.rename(file)
    await storage.inbox.receive([update(2)], NOW)
    assert await storage.inbox.backlog() == 2


async def test_a_replaced_file_confirms_nothing(storage, tmp_path):
    copy = tmp_path / "copy.db"
    shutil.copy(raw(tmp_path), copy)
    copy.rename(raw(tmp_path))

    await refused(storage, "siaga.db")


async def test_what_was_refused_is_not_in_the_file_afterwards(file_url, tmp_path):
    away = tmp_path / "away"
    async with open_storage(file_url) as storage:
        await storage.inbox.receive([update(1)], NOW)
        raw(tmp_path).rename(away)
        await refused(storage, "siaga.db")
        away.rename(raw(tmp_path))

    async with open_storage(file_url) as storage:
        assert await storage.inbox.backlog() == 1
