"""What a disk does to a real bot: nothing is confirmed that was not stored.

Each fault is really there: a file system that is full, a limit of the kernel, bytes
that were flipped, files that were taken away.
"""

import os
import resource
import shutil
import subprocess
from contextlib import contextmanager

import pytest

from tests.proofs.process import until
from tests.proofs.town import ANA, BUDI, DODI, drilled

pytestmark = [pytest.mark.slow, pytest.mark.processes]

WAITING = "polling waits"


def mount(*words):
    return subprocess.run(["mount", *words], capture_output=True, check=False)


@contextmanager
def mounted(place, size):
    """Mount a small file system, where this user may."""
    place.mkdir()
    options = f"size={size}"
    if os.geteuid() or mount("-t", "tmpfs", "-o", options, "tmpfs", place).returncode:
        pytest.skip("mounting a small file system needs root; a limit is tried anyway")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


@pytest.fixture
def small_disk(tmp_path):
    with mounted(tmp_path / "disk", "4m") as place:
        yield place


async def refuses(town, text):
    """Report while nothing can be stored: no receipt, and Telegram keeps it."""
    town.reports(text)
    await until(lambda: any(WAITING in line for line in town.lines("error", "warning")))
    assert town.heard(ANA, text) == []
    assert town.waits() == 1, "it was confirmed"


async def test_a_full_disk_confirms_nothing_and_works_again_with_room(
    tmp_path, small_disk
):
    async with drilled(tmp_path, small_disk) as town:
        await town.again()
        town.reports("Antrean panjang")
        await town.receipt("Antrean panjang")
        with filled(small_disk):
            await refuses(town, "Jembatan runtuh")
        await town.receipt("Jembatan runtuh")
        await until(lambda: town.heard(BUDI, "Jembatan runtuh"))

        await town.ends_whole()
        assert town.titles(small_disk / "siaga.db") == [
            "Antrean panjang",
            "Jembatan runtuh",
        ]


@contextmanager
def filled(disk):
    """Leave no byte free while the block runs."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while file.write(b"\0" * size) == size:
                    pass
            except OSError:
                continue
    yield
    ballast.unlink()


async def test_a_full_disk_for_the_copies_is_told_and_stops_nothing(tmp_path):
    with mounted(tmp_path / "backups", "64k") as place:
        async with drilled(tmp_path) as town:
            await town.again()
            await until(
                lambda: any(
                    "no room for a copy" in line for line in town.lines("error")
                )
            )
            await until(lambda: town.heard(DODI, "Salinan basis data", "no room"))
            town.reports("Antrean panjang")
            await town.receipt("Antrean panjang")
            await town.ends_whole()
        assert list(place.iterdir()) == []


# Enough for lines of the log, and less than a report writes even into an empty WAL.
ROOM_FOR_THE_LOG = 1 << 13


async def test_a_limit_on_the_size_of_files_does_the_same(tmp_path):
    """RLIMIT_FSIZE needs no root: SQLite meets EFBIG at its next write."""
    async with drilled(tmp_path) as town:
        await town.again()
        town.reports("Antrean panjang")
        await town.receipt("Antrean panjang")
        pid = town.bot._process.pid
        before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        limit = town.bot.log.stat().st_size + ROOM_FOR_THE_LOG
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (limit, before[1]))
        await refuses(town, "Jembatan runtuh")
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)

        await town.receipt("Jembatan runtuh")
        await town.ends_whole()
        assert town.titles() == ["Antrean panjang", "Jembatan runtuh"]


async def test_a_database_that_is_taken_away_confirms_nothing_until_it_is_back(
    tmp_path,
):
    async with drilled(tmp_path) as town:
        await town.again()
        town.reports("Antrean panjang")
        await town.receipt("Antrean panjang")
        town.bot.database.rename(tmp_path / "away.db")
        await refuses(town, "Jembatan runtuh")
        await until(lambda: "siaga.db was deleted" in town.bot.log.read_text("utf-8"))
        (tmp_path / "away.db").rename(town.bot.database)

        await town.receipt("Jembatan runtuh")
        await town.ends_whole()
        assert town.titles() == ["Antrean panjang", "Jembatan runtuh"]


async def test_a_database_that_was_deleted_for_good_loses_no_report_that_comes_after(
    tmp_path,
):
    """The last copy is put in its place; Telegram kept what nobody confirmed."""
    async with drilled(tmp_path) as town:
        await town.again()
        await until(lambda: list(tmp_path.glob("backups/siaga-*.db")))
        for file in tmp_path.glob("siaga.db*"):
            file.unlink()
        await refuses(town, "Jembatan runtuh")
        await town.bot.stop()

        (copy,) = tmp_path.glob("backups/*.db")
        assert (await town.bot.ask("restore", str(copy)))[0] == 0
        await town.again()
        await town.receipt("Jembatan runtuh")
        await until(lambda: town.heard(BUDI, "Jembatan runtuh"))
        await town.ends_whole()


async def test_a_file_that_was_put_in_place_under_the_bot_is_used_after_a_restart(
    tmp_path,
):
    async with drilled(tmp_path) as town:
        await town.again()
        town.reports("Antrean panjang")
        await town.receipt("Antrean panjang")
        assert (await town.bot.ask("backup", "copy.db"))[0] == 0
        (tmp_path / "copy.db").rename(town.bot.database)
        await refuses(town, "Jembatan runtuh")
        assert await town.bot.stop() == 0
        # The -wal of the old file is not the new one's: SQLite knows it by its salt,
        # and `siaga restore` would not have left it there.
        (tmp_path / "siaga.db-wal").unlink(missing_ok=True)

        await town.again()
        await town.receipt("Jembatan runtuh")
        await town.ends_whole()
        assert town.titles() == ["Antrean panjang", "Jembatan runtuh"]


async def test_a_file_that_cannot_be_written_stops_the_start_until_it_can(tmp_path):
    async with drilled(tmp_path) as town:
        with unwritable(town.bot.database):
            code, said = await town.bot.ask("run")
            assert code == 1
            assert "siaga.db" in said
            assert len(unasked(said)) == 1, said
        await town.again()
        town.reports("Antrean panjang")
        await town.receipt("Antrean panjang")
        await town.ends_whole()


@contextmanager
def unwritable(file):
    """Let nobody write the file: root by a mount, others by its mode."""
    if os.geteuid():
        file.chmod(0o400)
        yield
        file.chmod(0o600)
        return
    if mount("--bind", file, file).returncode:
        pytest.skip("root writes any file, and may not mount here")
    assert mount("-o", "remount,bind,ro", file).returncode == 0
    yield
    subprocess.run(["umount", file], check=True)


def unasked(said: str) -> list[str]:
    """What a start said besides where its listener is."""
    return [line for line in said.splitlines() if "listening on" not in line]


@pytest.mark.parametrize("where", ["header", "inside"])
async def test_flipped_bytes_stop_the_start_with_the_last_good_copy(tmp_path, where):
    async with drilled(tmp_path) as town:
        await town.again()
        await until(lambda: list(tmp_path.glob("backups/siaga-*.db")))
        assert await town.bot.stop() == 0
        (good,) = tmp_path.glob("backups/*.db")
        worse = good.with_name("siaga-20991231T235959Z.db")
        shutil.copy(good, worse)
        flip(worse, "inside")
        flip(town.bot.database, where)

        code, said = await town.bot.ask("run")
        assert code == 1
        assert said.endswith(f": siaga restore {good}\n")
        assert len(unasked(said)) == 1, said
        assert (await town.bot.ask("restore", str(good)))[0] == 0
        await town.again()
        town.reports("Antrean panjang")
        await town.receipt("Antrean panjang")
        await town.ends_whole()


def flip(file, where):
    """Turn every bit of the header, or of the first bytes of each later page."""
    pages = [0] if where == "header" else range(1, file.stat().st_size // 4096)
    with file.open("r+b") as opened:
        for page in pages:
            opened.seek(page * 4096)
            there = opened.read(16)
            opened.seek(page * 4096)
            opened.write(bytes(byte ^ 0xFF for byte in there))
