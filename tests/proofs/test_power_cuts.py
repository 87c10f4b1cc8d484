"""What was acknowledged is there when the power is back, whenever it went.

The product's own storage works on a disk that keeps only what was synced
(`tests/proofs/shim.py`). The power goes at some operation, the rest of the disk is
what chance leaves of it, and the storage is opened on that: nothing that a caller was
told is stored may be missing, no unit may be there in part, and `siaga verify` must
find nothing. Then life goes on there, until the next cut. Beside it the same cuts
with less care, which must lose something: so the disk does bite.
"""

import asyncio
import os
import random
import shutil
import sqlite3
import threading
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.domain.roles import Role
from bot.ports.storage import StorageUnavailable
from bot.storage import open_storage
from bot.storage.sqlite import pragmas
from tests.harness.crisis import Crisis
from tests.proofs import shim
from tests.proofs.disk import SECTOR, Disk, File
from tests.proofs.process import PATIENCE, until
from tests.storage.builders import NOW, entry, escalation, issue, letter, report, update

FULL = os.environ.get("SIAGA_PROOF") == "full"

#: Disks for each way to keep the journal, and cuts that each of them sees.
DISKS, CUTS = (40, 5) if FULL else (4, 5)

#: Pages of the -wal after which it is folded in; the last is SQLite's own.
FOLD = (4, 16, 1000)

#: A life of so many operations is short enough to be cut while it starts.
LONGEST_LIFE = 1500


#: What is counted, as the page of figures calls it.
WORDS = {
    "cuts": "power cuts",
    "acknowledged": "acknowledged before a power cut",
    "lost": "acknowledged and lost",
}


@pytest.fixture(autouse=True, scope="module")
def reachable():
    try:
        shim.library()
    except AttributeError:
        pytest.skip("this Python hides the SQLite that is built into it")


@dataclass
class Town:
    """What callers were told, over all lives of one disk."""

    chance: random.Random
    told: set[str] = field(default_factory=set)
    tried: int = 0

    def next(self) -> int:
        self.tried += 1
        return self.tried

    async def live(self, folder: Path, fold: int) -> None:
        """Work until the power goes."""
        with suppress(StorageUnavailable, sqlite3.Error):
            async with open_storage(f"sqlite:///{folder / 'siaga.db'}") as storage:
                try:
                    await storage._engine.hop(
                        lambda c: c.execute(f"PRAGMA wal_autocheckpoint = {fold}")
                    )
                    while True:
                        await self._some_work(storage)
                finally:
                    await storage.abandon()

    async def _some_work(self, storage) -> None:
        """A few things at once, which share a commit or do not."""
        works = [self._receive, self._report, self._carry, self._sign]
        together = self.chance.choices(works, (2, 4, 1, 1), k=self.chance.randint(1, 5))
        done = await asyncio.gather(
            *(work(storage) for work in together), return_exceptions=True
        )
        for fault in done:
            if fault is not None:
                raise fault

    async def _receive(self, storage) -> None:
        numbers = [self.next() for _ in range(self.chance.randint(1, 3))]
        await storage.inbox.receive([update(n, chat=n) for n in numbers], NOW)
        self.told |= {f"received {n}" for n in numbers}

    async def _report(self, storage) -> None:
        number = self.next()
        async with storage.begin() as unit:
            one = issue(await unit.issues.next_count(2026), owner=number)
            await unit.issues.add(one)
            await unit.reports.add(report(f"r{number}", issue_id=one.id))
            await unit.escalations.save(escalation(one.id))
            await unit.letters.post(letter(f"l{number}", "receipt", chat=number))
            await unit.journal.record([entry(one.id)], NOW)
            await unit.commit(f"c{number}")
        self.told.add(f"reported {number}")

    async def _carry(self, storage) -> None:
        for queued in await storage.outbox.claim(NOW, [], 2, False):
            await storage.outbox.sent(queued.id, 1, NOW)
            self.told.add(f"sent {queued.letter.key}")

    async def _sign(self, storage) -> None:
        await storage.starting(NOW)
        await storage.alive(NOW)


def kept(database: Path) -> set[str]:
    """What is there, in the words in which it was told."""
    with closing(sqlite3.connect(database)) as opened:

        def column(statement: str) -> set[str]:
            return {str(row[0]) for row in opened.execute(statement)}

        return (
            {f"received {key.split(':')[1]}" for key in column("SELECT key FROM inbox")}
            | {f"reported {key[1:]}" for key in column("SELECT key FROM done")}
            | {f"sent {k}" for k in column("SELECT key FROM outbox WHERE state='sent'")}
        )


def torn_units(database: Path) -> dict[str, set[str]]:
    """Traces of units that are there only in part."""
    with closing(sqlite3.connect(database)) as opened:
        whole = {row[0][1:] for row in opened.execute("SELECT key FROM done")}
        traces = {
            "report": "SELECT substr(id, 2) FROM report",
            "issue": "SELECT CAST(owner AS TEXT) FROM issue",
            "letter": "SELECT substr(key, 2) FROM outbox",
            "journal": "SELECT CAST(owner AS TEXT) FROM journal"
            " JOIN issue ON issue.id = journal.subject",
        }
        found = {
            name: {row[0] for row in opened.execute(statement)} ^ whole
            for name, statement in traces.items()
        }
    return {name: rest for name, rest in found.items() if rest}


async def survey(folder: Path, told: set[str]) -> Counter[str]:
    """Open what a cut left, on a good disk; say what is wrong."""
    wrong: Counter[str] = Counter()
    try:
        async with open_storage(f"sqlite:///{folder / 'siaga.db'}") as storage:
            wrong["broken"] = len(await storage.integrity())
        wrong["torn"] = len(torn_units(folder / "siaga.db"))
        wrong["lost"] = len(told - kept(folder / "siaga.db"))
    except (StorageUnavailable, sqlite3.DatabaseError):
        wrong["unreadable"], wrong["lost"] = 1, len(told)
    return +wrong


async def cuts(folder: Path, seed: int, faithful: bool = True) -> Counter[str]:
    """Cut the power again and again over one disk; count what was done and lost."""
    chance = random.Random(seed)
    town, counted = Town(chance), Counter[str]()
    here = folder / "0"
    here.mkdir()
    for number in range(1, CUTS + 1):
        disk = Disk(chance.randrange(LONGEST_LIFE), at_sync=chance.random() < 0.5)
        with shim.on(disk):
            await town.live(here, chance.choice(FOLD))
        assert disk.is_off
        counted[f"power cuts during {disk.cut_during}"] += 1
        here = folder / str(number)
        disk.after_a_cut(chance, here)
        shutil.copytree(here, folder / f"{number}-seen")
        wrong = await survey(folder / f"{number}-seen", town.told)
        counted += Counter(cuts=1, cuts_with_loss="lost" in wrong) + wrong
        assert not (faithful and wrong), (seed, number, wrong)
        if wrong:
            break
    return counted + Counter(acknowledged=len(town.told))


@pytest.mark.parametrize("journal", ["wal", "truncate"])
@pytest.mark.parametrize("seed", range(DISKS))
async def test_a_power_cut_loses_nothing_that_was_acknowledged(
    tmp_path, monkeypatch, record_property, seed, journal
):
    monkeypatch.setitem(pragmas._IN_FILE, "journal_mode", journal)

    counted = await cuts(tmp_path, seed)

    assert counted["cuts"] == CUTS
    assert counted["lost"] == 0
    for name, count in counted.items():
        record_property(WORDS.get(name, name), count)
    record_property(WORDS["lost"], counted["lost"])


#: With less care the disk must bite.
CARELESS = {"OFF": 0, "NORMAL": 1}


@pytest.mark.parametrize("synchronous", CARELESS)
async def test_with_less_care_the_same_cuts_lose_something(
    tmp_path, monkeypatch, record_property, synchronous
):
    monkeypatch.setitem(pragmas._IN_FILE, "synchronous", CARELESS[synchronous])
    counted = Counter[str]()
    for seed in range(DISKS):
        (tmp_path / str(seed)).mkdir()
        counted += await cuts(tmp_path / str(seed), seed, faithful=False)

    assert counted["lost"] > 0
    record_property(f"power cuts with synchronous={synchronous}", counted["cuts"])
    record_property(
        f"power cuts that lost something with synchronous={synchronous}",
        counted["cuts_with_loss"],
    )


# --- the disk itself


def test_a_cut_leaves_a_sector_old_new_or_torn_and_spares_what_was_synced():
    file = File(b"a" * 4 * SECTOR)
    file.changes = [(SECTOR, b"b" * 2 * SECTOR)]
    left = Counter[str]()
    for seed in range(200):
        content = file.after_a_cut(random.Random(seed))
        assert content[:SECTOR] + content[3 * SECTOR :] == b"a" * 2 * SECTOR
        for start in (SECTOR, 2 * SECTOR):
            sector = content[start : start + SECTOR]
            assert sector == b"b" * sector.count(b"b") + b"a" * sector.count(b"a")
            left[{b"a": "old", b"b": "new"}.get(sector[:1] + sector[-1:], "")] += 1
            left["".join(sorted({chr(byte) for byte in sector}))] += 1

    assert min(left["a"], left["b"], left["ab"]) > 10
    file.sync()
    assert file.after_a_cut(random.Random(0)) == content[
        :SECTOR
    ] + b"b" * 2 * SECTOR + (b"a" * SECTOR)


def test_a_name_that_no_sync_covered_may_be_missing_and_a_deleted_file_be_back(
    tmp_path,
):
    was = tmp_path / "was"
    was.write_bytes(b"x")
    left = set()
    for seed in range(40):
        disk = Disk()
        disk.open(was)
        disk.open(tmp_path / "new")
        disk.delete(was, folder=False)
        disk.after_a_cut(random.Random(seed), tmp_path / str(seed))
        left.add(tuple(sorted(file.name for file in (tmp_path / str(seed)).iterdir())))

    assert left == {(), ("new",), ("was",), ("new", "was")}


# --- a slow one (F21)


class Slow:
    """A disk each of whose syncs waits, once it is held, until it is let go."""

    def __init__(self) -> None:
        self.held = False
        self.threads: list[int] = []
        self._go = threading.Semaphore(0)
        self._gone = 0

    def __call__(self) -> None:
        if self.held:
            self.threads.append(threading.get_ident())
            assert self._go.acquire(timeout=PATIENCE)

    def let_go(self) -> None:
        self._gone += 1
        self._go.release()

    @property
    def waits(self) -> bool:
        return len(self.threads) > self._gone


async def test_a_disk_that_needs_half_a_second_makes_late_and_doubles_nothing(tmp_path):
    slow = Slow()
    crisis = Crisis(tmp_path, None, {})
    with shim.on(Disk(), slow):
        async with crisis.running():
            ana = await crisis.member("Ana", Role.CRISIS_LEAD)
            slow.held = True
            saying = asyncio.create_task(ana.says("/lapor Antrean panjang"))
            await until(lambda: slow.waits)
            assert ana.texts() == []
            assert crisis.telegram.bot().updates.waiting, "confirmed, and not on disk"
            while not saying.done():
                await until(lambda: saying.done() or slow.waits)
                crisis.clock.advance(seconds=0.5)
                slow.let_go()
            slow.held = False

            assert len([text for text in ana.texts() if "tercatat" in text]) == 1
            assert len([text for text in ana.texts() if "Belum dinilai" in text]) == 1
            assert await crisis.kept("SELECT COUNT(*) FROM report") == [1]
            assert await crisis.kept("SELECT DISTINCT state FROM inbox") == ["done"]
            assert await crisis.kept("SELECT SUM(maybe_sent) FROM outbox") == [0]
    assert threading.get_ident() not in slow.threads, "the loop waited for the disk"
