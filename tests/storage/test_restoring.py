"""Restoring: nothing is replaced by what cannot be trusted, and nothing is thrown away."""

import os
import sqlite3
import stat
from contextlib import closing

import pytest

from bot.ports.storage import RESTORE, DatabaseInUse, StorageUnavailable
from bot.storage import open_storage, restore
from bot.storage.sqlite import restoring
from tests.storage.builders import NOW, later, raw, update
from tests.storage.syncing import Steps

WHEN = later(hours=2)


@pytest.fixture
async def copy(file_url, tmp_path):
    """A copy with one update; the database beside it has two."""
    async with open_storage(file_url) as storage:
        await storage.starting(NOW)
        await storage.inbox.receive([update(1)], NOW)
        await storage.backups.write(str(tmp_path / "copy.db"))
        await storage.inbox.receive([update(2)], NOW)
    return tmp_path / "copy.db"


async def backlog(url) -> int:
    async with open_storage(url) as storage:
        assert await storage.integrity() == []
        return await storage.inbox.backlog()


async def test_a_copy_takes_the_place_of_the_database_which_is_kept(
    copy, file_url, tmp_path
):
    kept = await restore(file_url, copy, WHEN)

    assert kept == tmp_path / "siaga.db.replaced-20260312T090500Z"
    assert await backlog(file_url) == 1
    assert await backlog(f"sqlite:///{kept}") == 2
    assert await backlog(f"sqlite:///{copy}") == 1, "the copy itself was touched"
    assert stat.S_IMODE(raw(tmp_path).stat().st_mode) == 0o600
    assert list(tmp_path.glob("*.restore*")) == []


async def test_a_restored_file_is_on_the_disk_before_it_has_its_name(
    copy, file_url, tmp_path, monkeypatch
):
    steps = Steps(monkeypatch, tmp_path)
    await restore(file_url, copy, WHEN)

    whole = ("synced", "siaga.db.restore")
    assert steps[-3:] == [whole, ("named", "siaga.db"), ("synced", ".")]


async def test_the_journal_says_that_this_is_a_copy_and_how_old(copy, file_url):
    await restore(file_url, copy, WHEN)

    async with open_storage(file_url) as storage, storage.begin() as unit:
        (line,) = await unit.journal.of_subject(RESTORE)
    assert (line.entry.action, line.entry.detail) == ("restored", NOW.isoformat())
    assert line.at == WHEN


async def test_what_a_killed_bot_left_beside_the_database_is_kept_with_it(
    copy, file_url, tmp_path
):
    """F18: a -wal of the old database must never be read into the copy."""
    async with open_storage(file_url) as storage:
        await storage.inbox.receive([update(3)], NOW)
        wal = (tmp_path / "siaga.db-wal").read_bytes()
    (tmp_path / "siaga.db-wal").write_bytes(wal)
    kept = await restore(file_url, copy, WHEN)

    assert await backlog(file_url) == 1
    assert await backlog(f"sqlite:///{kept}") == 3


async def test_a_damaged_database_can_be_replaced_and_is_kept_as_it_is(
    copy, file_url, tmp_path
):
    raw(tmp_path).write_bytes(b"\xff" * 8192)
    (tmp_path / "siaga.db-wal").write_bytes(b"wal")
    kept = await restore(file_url, copy, WHEN)

    assert await backlog(file_url) == 1
    assert kept.read_bytes() == b"\xff" * 8192
    assert kept.with_name(kept.name + "-wal").read_bytes() == b"wal"


async def test_a_copy_can_be_put_where_no_database_is(copy, tmp_path):
    url = f"sqlite:///{tmp_path}/elsewhere/siaga.db"

    assert await restore(url, copy, WHEN) is None
    assert await backlog(url) == 1


async def test_the_raw_files_of_a_killed_bot_are_a_copy_too(file_url, tmp_path):
    """What is still in the -wal of the copy belongs to it."""
    async with open_storage(file_url) as storage:
        await storage.inbox.receive([update(1)], NOW)
        for end in ("", "-wal"):
            content = (tmp_path / f"siaga.db{end}").read_bytes()
            (tmp_path / f"taken.db{end}").write_bytes(content)
        assert (tmp_path / "taken.db-wal").stat().st_size
    await restore(file_url, tmp_path / "taken.db", WHEN)

    assert await backlog(file_url) == 1


async def refused(url, copy, match):
    with pytest.raises(StorageUnavailable, match=match):
        await restore(url, copy, WHEN)
    assert await backlog(url) == 2, "the database was touched"
    folder = raw(copy.parent).parent
    assert list(folder.glob("*.re[sp]*")) == [], "something was left behind"


def meddle(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


async def test_a_running_bot_keeps_its_database(copy, file_url):
    async with open_storage(file_url):
        with pytest.raises(DatabaseInUse, match="the bot runs with siaga"):
            await restore(file_url, copy, WHEN)


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"", r"copy\.db is empty"),
        (b"halo " * 4000, r"copy\.db is no good copy: file is not a database"),
    ],
)
async def test_what_is_no_database_is_refused(copy, file_url, content, match):
    copy.write_bytes(content)

    await refused(file_url, copy, match)


async def test_a_file_that_is_not_there_is_refused(copy, file_url):
    await refused(file_url, copy.with_name("other.db"), r"other\.db: No such file")


async def test_a_copy_of_a_newer_version_is_refused(copy, file_url):
    meddle(copy, "PRAGMA user_version = 99")

    await refused(file_url, copy, "schema 99.*newer version")


async def test_the_database_of_another_application_is_refused(copy, file_url):
    meddle(copy, "PRAGMA application_id = 7")

    await refused(file_url, copy, "another application")


async def test_a_damaged_copy_is_refused(copy, file_url):
    with copy.open("r+b") as file:
        file.truncate(os.stat(copy).st_size - 8192)

    await refused(file_url, copy, r"copy\.db is (damaged|no good copy)")


async def test_a_copy_whose_journal_was_changed_is_refused(copy, file_url, tmp_path):
    await restore(f"sqlite:///{tmp_path}/other/siaga.db", copy, NOW)
    forged = tmp_path / "other" / "siaga.db"
    meddle(
        forged,
        "DROP TRIGGER journal_no_update",
        "UPDATE journal SET detail = 'nothing to see'",
    )

    await refused(file_url, forged, "siaga.db is damaged: journal_chain: 1")


async def test_a_restore_that_fails_at_the_last_step_changes_nothing(
    copy, file_url, tmp_path, monkeypatch
):
    def full(*args):
        raise OSError(28, "No space left on device", "siaga.db.restore")

    monkeypatch.setattr(restoring, "to_disk", full)
    await refused(file_url, copy, "No space left")


async def test_a_database_in_memory_is_not_restored(copy):
    with pytest.raises(StorageUnavailable, match="memory"):
        await restore("sqlite://", copy, WHEN)
