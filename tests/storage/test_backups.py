"""Copies: whole, made while the storage works, and never half."""

import asyncio
import errno
import shutil
import sqlite3
import stat
from contextlib import closing

import pytest

from bot.ports.storage import StorageUnavailable
from bot.storage import open_storage
from bot.storage.sqlite import backups, copies
from bot.storage.sqlite.backups import copies_in, last_good
from tests.storage.builders import NOW, later, raw, update
from tests.storage.syncing import Steps


@pytest.fixture
async def storage(file_url):
    async with open_storage(file_url) as opened:
        await opened.inbox.receive([update(1)], NOW)
        yield opened


def inbox(file) -> int:
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return connection.execute("SELECT COUNT(*) FROM inbox").fetchone()[0]


def files(folder) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


async def test_a_copy_has_its_instant_in_its_name_and_is_for_its_owner_alone(
    storage, tmp_path
):
    await storage.backups.make(NOW)

    folder = tmp_path / "backups"
    (copy,) = folder.iterdir()
    assert copy.name == "siaga-20260312T070500Z.db"
    assert inbox(copy) == 1
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert storage.backups.made() == [NOW]


async def test_a_copy_can_be_opened_as_a_database(storage, tmp_path):
    await storage.backups.write(str(tmp_path / "copy.db"))

    async with open_storage(f"sqlite:///{tmp_path}/copy.db") as copy:
        assert await copy.integrity() == []
        assert await copy.inbox.backlog() == 1


async def test_a_copy_is_on_the_disk_before_it_has_its_name(
    storage, tmp_path, monkeypatch
):
    steps = Steps(monkeypatch, tmp_path)
    await storage.backups.write(str(tmp_path / "copy.db"))

    assert steps == [("synced", "copy.db.part"), ("named", "copy.db"), ("synced", ".")]


async def test_memory_has_no_copies():
    async with open_storage("sqlite://") as storage:
        assert storage.backups is None


async def test_units_are_committed_while_a_copy_is_made(storage, tmp_path, monkeypatch):
    """Step by step, and what changes on the way is in the copy or not, but whole."""
    monkeypatch.setattr(copies, "STEP", 1)
    await storage.inbox.receive([update(n) for n in range(2, 300)], NOW)
    to = tmp_path / "copy.db"
    copying = asyncio.create_task(storage.backups.write(str(to)))
    received = 0
    # Where a commit waits for no disk, pages come faster than they are copied here.
    while not copying.done() and received < 300:
        await storage.inbox.receive([update(1000 + received)], NOW)
        received += 1
    await copying

    assert received > 3, "the copy held up the storage"
    assert 299 <= inbox(to) <= 299 + received
    assert await storage.inbox.backlog() == 299 + received


async def test_a_unit_that_is_open_is_not_in_the_copy(storage, tmp_path):
    to = tmp_path / "copy.db"
    async with storage.begin() as unit:
        assert await unit.dialogues.greet_stranger(7, NOW)
        copying = asyncio.create_task(storage.backups.write(str(to)))
        await asyncio.wait({copying}, timeout=0.2)
        assert not copying.done()
    await copying

    with closing(sqlite3.connect(to)) as copy:
        assert copy.execute("SELECT COUNT(*) FROM stranger").fetchone() == (0,)


async def test_a_file_that_is_there_is_not_overwritten(storage, tmp_path):
    (tmp_path / "letter.txt").write_text("penting")
    with pytest.raises(StorageUnavailable, match=r"letter\.txt is there already"):
        await storage.backups.write(str(tmp_path / "letter.txt"))

    assert (tmp_path / "letter.txt").read_text() == "penting"


async def test_a_folder_that_is_not_there_is_said(storage, tmp_path):
    with pytest.raises(StorageUnavailable, match="No such file"):
        await storage.backups.write(str(tmp_path / "nowhere" / "copy.db"))


@pytest.mark.parametrize("broken", ["check", "fsync", "rename"])
async def test_a_copy_that_fails_leaves_no_file_and_stops_nothing(
    storage, tmp_path, monkeypatch, broken
):
    def full(*args):
        raise OSError(errno.ENOSPC, "No space left on device", "copy.db.part")

    if broken == "check":
        monkeypatch.setattr(copies, "check", lambda copy: ["row 7 missing"])
    elif broken == "fsync":
        monkeypatch.setattr(copies, "to_disk", full)
    else:
        monkeypatch.setattr(copies.Path, "replace", full)
    with pytest.raises(StorageUnavailable, match=r"damaged|No space left"):
        await storage.backups.make(NOW)

    assert files(tmp_path / "backups") == []
    await storage.inbox.receive([update(2)], NOW)
    monkeypatch.undo()
    await storage.backups.make(NOW)
    assert files(tmp_path / "backups") == ["siaga-20260312T070500Z.db"]


async def test_a_copy_leaves_room_for_the_database(storage, tmp_path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(backups.shutil, "disk_usage", lambda folder: usage)
    with pytest.raises(StorageUnavailable, match="no room for a copy: 0 MB free"):
        await storage.backups.make(NOW)

    assert files(tmp_path / "backups") == []


async def test_a_stop_does_not_wait_for_a_long_copy(file_url, tmp_path, monkeypatch):
    monkeypatch.setattr(copies, "STEP", 1)
    monkeypatch.setattr(backups, "PAUSE", 0.05)
    to = tmp_path / "copy.db"
    async with open_storage(file_url) as storage:
        await storage.inbox.receive([update(n) for n in range(500)], NOW)
        copying = asyncio.create_task(storage.backups.write(str(to)))
        while not to.with_name("copy.db.part").exists():
            await asyncio.sleep(0)
        copying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await copying

    assert [file.name for file in tmp_path.glob("copy*")] == []
    async with open_storage(file_url) as storage:
        assert await storage.inbox.backlog() == 500


async def test_what_a_killed_process_left_is_cleared_away(storage, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "siaga-20260311T070500Z.db.part").write_text("half")
    (folder / "siaga-yesterday.db").write_text("somebody's own")
    await storage.backups.make(NOW)

    assert files(folder) == ["siaga-20260312T070500Z.db", "siaga-yesterday.db"]
    assert storage.backups.made() == [NOW]


async def test_a_copy_can_be_forgotten(storage, tmp_path):
    for at in (NOW, later(minutes=15)):
        await storage.backups.make(at)
    await storage.backups.forget(NOW)

    assert storage.backups.made() == [later(minutes=15)]


async def test_the_last_good_copy_is_the_newest_that_can_be_read(storage, tmp_path):
    for minutes in (0, 15, 30):
        await storage.backups.make(later(minutes=minutes))
    first, second, third = copies_in(tmp_path / "backups").values()
    assert last_good(raw(tmp_path)) == third

    third.write_bytes(third.read_bytes()[:5000])
    second.write_text("kosong " * 3000)
    assert last_good(raw(tmp_path)) == first
    first.unlink()
    assert last_good(raw(tmp_path)) is None


async def test_a_damaged_database_is_refused_with_the_command_that_helps(
    file_url, tmp_path
):
    async with open_storage(file_url) as storage:
        await storage.backups.make(NOW)
    with raw(tmp_path).open("r+b") as file:
        file.seek(0)
        file.write(b"\xff" * 4096)

    with pytest.raises(
        StorageUnavailable, match=r"siaga restore .*/siaga-20260312T070500Z\.db"
    ):
        async with open_storage(file_url):
            pass
