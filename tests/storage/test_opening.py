"""Opening: one process, this application's file, set up as it must be."""

import asyncio
import os
import sqlite3
import stat
import sys
from contextlib import closing

import pytest

from bot.ports.storage import StorageUnavailable
from bot.storage import open_storage
from bot.storage.sqlite import place, pragmas
from bot.storage.sqlite.migrations import APPLICATION_ID
from tests.storage.builders import NOW, raw, update


async def refused(url, match):
    with pytest.raises(StorageUnavailable, match=match):
        async with open_storage(url):
            pass


def meddle(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize("url", ["", "siaga.db", "mysql://localhost/x", "sqlite:x.db"])
def test_an_unknown_scheme_is_refused_with_what_is_allowed(url):
    with pytest.raises(ValueError, match="sqlite://"):
        open_storage(url)


@pytest.mark.parametrize("url", ["sqlite://host/x.db", "sqlite:///"])
async def test_a_place_that_is_no_file_is_refused(url):
    with pytest.raises(ValueError, match=r"sqlite:///data/siaga\.db"):
        async with open_storage(url):
            pass


async def test_a_path_is_relative_or_absolute_as_everywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for url in ("sqlite:///data/siaga.db", f"sqlite:///{tmp_path}/other/siaga.db"):
        async with open_storage(url):
            pass

    assert (tmp_path / "data" / "siaga.db").is_file()
    assert (tmp_path / "other" / "siaga.db").is_file()


async def test_only_the_owner_may_read_the_files(file_url, tmp_path):
    old = os.umask(0)
    try:
        async with open_storage(file_url) as storage:
            await storage.inbox.receive([update(1)], NOW)
            modes = {f.name: stat.S_IMODE(f.stat().st_mode) for f in tmp_path.iterdir()}
    finally:
        os.umask(old)

    assert modes == dict.fromkeys(
        ["siaga.db", "siaga.db-wal", "siaga.db-shm", "siaga.db.lock"], 0o600
    )


async def test_the_same_file_cannot_be_opened_twice(file_url):
    async with open_storage(file_url):
        await refused(file_url, "siaga.db is already in use by another process")

    async with open_storage(file_url):
        pass


CHILD = """
import asyncio, sys
from bot.storage import open_storage
async def main():
    async with open_storage(sys.argv[1]):
        pass
asyncio.run(main())
"""


@pytest.mark.processes
async def test_a_second_process_is_refused(file_url):
    async with open_storage(file_url):
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", CHILD, file_url),
            stderr=asyncio.subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.getcwd()},
        )
        _, said = await child.communicate()

    assert child.returncode != 0
    assert b"already in use" in said


async def test_memory_is_a_new_database_each_time():
    async with open_storage("sqlite://") as one, open_storage("sqlite://") as other:
        await one.inbox.receive([update(1)], NOW)

        assert await other.inbox.backlog() == 0


async def test_every_pragma_stands_as_it_must(file_url):
    async with open_storage(file_url) as storage:
        found = await storage._engine.hop(
            lambda c: {name: pragmas.pragma(c, name) for name in pragmas._IN_FILE}
        )

    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "mmap_size": 0,
        "trusted_schema": 0,
        "secure_delete": 1,
        "temp_store": 2,
        "cell_size_check": 1,
    }


async def test_a_pragma_that_does_not_stick_stops_the_start(file_url, monkeypatch):
    monkeypatch.setitem(pragmas._IN_FILE, "synchronous", 7)

    await refused(file_url, "keeps synchronous")
    monkeypatch.undo()
    async with open_storage(file_url):
        pass


async def test_a_newer_schema_is_refused(file_url, tmp_path):
    async with open_storage(file_url):
        pass
    meddle(raw(tmp_path), "PRAGMA user_version = 99")

    await refused(file_url, "schema 99.*newer version")


async def test_the_file_of_another_application_is_refused_and_left_alone(
    file_url, tmp_path
):
    meddle(raw(tmp_path), "CREATE TABLE theirs (x)")
    before = raw(tmp_path).read_bytes()

    await refused(file_url, "another application")
    assert raw(tmp_path).read_bytes() == before


async def test_a_file_that_is_no_database_is_refused(file_url, tmp_path):
    raw(tmp_path).write_text("halo " * 1000)

    await refused(file_url, "not a database")


async def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path):
    (tmp_path / "file").write_text("")

    await refused(f"sqlite:///{tmp_path}/file/siaga.db", "siaga.db: ")


async def test_an_empty_file_is_a_new_database(file_url, tmp_path):
    raw(tmp_path).touch()
    async with open_storage(file_url):
        pass

    with closing(sqlite3.connect(raw(tmp_path))) as connection:
        assert pragmas.pragma(connection, "application_id") == APPLICATION_ID


MOUNTS = (
    "/dev/sda / ext4 rw 0 0\nserver:/x /srv/net nfs4 rw 0 0\n"
    "//w/y /mnt/my\\040share cifs rw 0 0\nnone /srv/net/local tmpfs rw 0 0\n"
)


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv", "ext4"),
        ("/srv/net/deep", "nfs4"),
        ("/srv/net/local", "tmpfs"),
        ("/mnt/my share", "cifs"),
    ],
)
def test_the_file_system_is_found_by_its_mount(folder, kind):
    assert place.file_system(place.Path(folder) / "siaga.db", MOUNTS) == kind


async def test_a_network_disk_is_refused(file_url, tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\nserver:/x {tmp_path} nfs rw 0 0\n")
    monkeypatch.setattr(place, "_MOUNTS", mounts)

    await refused(file_url, "siaga.db is on nfs: use a local disk")
    assert not raw(tmp_path).exists()
