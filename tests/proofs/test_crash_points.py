"""Nothing is lost and nothing is doubled, wherever the process dies.

The whole story is lived once, and every point of it is counted: each statement, each
commit before and after, each call to Telegram before and after it took effect. Then
it is lived again for each point, and the process dies there; a new one goes on with
the same database and the same Telegram. Every end must be the end of the first life.
"""

import os
import random
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import building
from bot.storage.sqlite import opening
from tests.harness.clock import START
from tests.harness.crisis import Crisis
from tests.proofs import ledger
from tests.proofs.mortal import Mortal, ProcessDied, ThreadlessConnection, bury
from tests.proofs.story import (
    BUDI,
    CITRA,
    DODI,
    NAMES,
    RINI,
    STORY,
    TAKEN,
    TEAM,
    Town,
    approved,
    enrol,
    office,
)

pytestmark = pytest.mark.slow

FULL = os.environ.get("SIAGA_PROOF") == "full"

#: Into how many tests the points are dealt out, for pytest-xdist.
CHUNKS = 24 if FULL else 8

#: One point in so many is tried, and so many pairs by each test; `make prove` tries
#: every point.
SHARE, PAIRS = (1, 40) if FULL else (24, 1)

#: Between two ticks of the engine on the way to a later minute, in seconds.
TICK = 100


@pytest.fixture(autouse=True)
def quick_houses(monkeypatch):
    """Houses share what never changes, and no thread decides who is first."""
    monkeypatch.setattr(building, "JinjaWords", cached(building.JinjaWords))
    monkeypatch.setattr(building, "load_playbook", cached(building.load_playbook))
    monkeypatch.setattr(opening, "connection_to", ThreadlessConnection)


_MADE: dict[Any, Any] = {}


def cached(make):
    """Make once what is asked for with the same words."""
    return lambda *asked: _MADE.get(asked) or _MADE.setdefault(asked, make(*asked))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("points")


class Tale:
    """The story on a frozen clock, with a process that may die."""

    def __init__(self, folder: Path, *deaths: int) -> None:
        self.folder = folder
        self.mortal = Mortal(*deaths)
        self.crisis = Crisis(
            folder, None, {"admins": str(RINI), "playbook": office(folder / "office")}
        )
        self.town = Town(self.crisis.telegram)
        self.calls_until_taken = 0
        self.broken: list[str] = []
        self._step, self._acted = 0, False

    @property
    def database(self) -> Path:
        return self.folder / "siaga.db"

    async def prepare(self) -> None:
        """Let the team be there; nothing is counted yet."""
        made = self.folder.parent / "made.db"
        for user_id in TEAM:
            self.town.telegram.phone(user_id).unblocks_bot()
        self.town.dodi.deactivates()
        if not made.exists():
            await self._make()
            shutil.copy(self.database, made)
        shutil.copy(made, self.database)

    async def _make(self) -> None:
        now = self.crisis.clock.now()
        await enrol(self.crisis.settings.database, TEAM, now)

    async def tell(self) -> None:
        """Live the story to its end, in as many lives as it takes."""
        await self.prepare()
        self.mortal.listen_to(self.crisis.telegram.calls)
        while self._step < len(STORY):
            try:
                await self._one_life()
            except ProcessDied:
                self.crisis.clock.advance(seconds=1)
                self.mortal.reborn()
        self.crisis.telegram.calls.before = self.crisis.telegram.calls.after = None

    async def _one_life(self) -> None:
        async with self.crisis.running(self.mortal):
            try:
                await self.mortal.live(self._go_on())
            except ProcessDied:
                await bury()
                await self.crisis.house.storage.abandon()
                raise
            self.broken = list(await self.crisis.house.storage.integrity())

    async def _go_on(self) -> None:
        await self._pass()
        while self._step < len(STORY):
            step = STORY[self._step]
            await self._wait_for(step.minute)
            if not self._acted:
                self._acted = True
                self._mishaps(step.name)
                step.act(self.town)
            await self.crisis.settle()
            assert step.seen(self.town), step.name
            self._step, self._acted = self._step + 1, False

    def _mishaps(self, name: str) -> None:
        """Telegram asks for patience once, and once its answer is lost."""
        faults = self.town.telegram.faults
        if name == "ana reports":
            faults.next("lost", method="sendMessage", chat=BUDI)
        if name == "nobody answers":
            faults.next("flood", method="sendMessage", chat=CITRA, retry_after=3)
        if name == TAKEN:
            self.calls_until_taken = len(ledger.sends(self.town.telegram))

    async def _wait_for(self, minute: int) -> None:
        until = START + timedelta(minutes=minute)
        while self.crisis.clock.now() < until:
            later = self.crisis.clock.now() + timedelta(seconds=TICK)
            self.crisis.clock.at = min(until, later)
            await self._pass()

    async def _pass(self) -> None:
        await self.crisis.house.engine.tick()
        await self.crisis.settle()


async def told(folder: Path, *deaths: int) -> Tale:
    """Tell the story in a folder of its own."""
    folder.mkdir()
    tale = Tale(folder, *deaths)
    await tale.tell()
    return tale


_WHOLE: dict[Path, tuple[Tale, ledger.Ledger]] = {}


async def whole(folder: Path) -> tuple[Tale, ledger.Ledger]:
    """The story in which nobody dies, told once a process of pytest."""
    if folder not in _WHOLE:
        tale = await told(folder / "whole")
        _WHOLE[folder] = tale, ledger.read(tale.database)
    return _WHOLE[folder]


def check(tale: Tale, expected: ledger.Ledger) -> None:
    """Check an end of the story against the end without a death."""
    found = ledger.read(tale.database)
    telegram = tale.town.telegram
    calls = ledger.sends(telegram)

    assert ledger.differences(found, expected) == {}
    assert tale.broken == []
    assert {row[2:] for row in found.unsettled} <= {("dead", "deactivated")}
    assert ledger.unmarked_repetitions(calls, found.classes) == []
    assert calls_after(tale, calls) == []
    assert missing_messages(tale, found) == []
    assert_two_messages(tale)
    assert [one.json for one in telegram.bot().updates.waiting] == []


def calls_after(tale, calls):
    """Calls to take an issue that left when somebody had taken it."""
    late = calls[tale.calls_until_taken :]
    return [c for c in late if "Saya tangani" in str(c.params.get("reply_markup"))]


def missing_messages(tale, found):
    """Letters that are said to have arrived and are on no phone."""
    bot = tale.town.telegram.bot()
    shown = {
        (user_id, number)
        for user_id in NAMES
        for number in tale.town.telegram.private_chat(
            bot, tale.town.telegram.users[user_id]
        ).messages
    }
    return [row for row in found.sent if row[:2] not in shown]


def assert_two_messages(tale):
    both = approved(tale.town)
    assert both is not None
    text, note = both
    assert text.text.startswith("PERNYATAAN AWAL: ")
    assert not text.buttons
    assert ledger.MARK not in text.text
    assert "Kode pengesahan" in note.text


async def test_the_story_has_hundreds_of_points(folder, record_property):
    tale, expected = await whole(folder)
    again = await told(folder / "again")

    record_property("crash points", len(tale.mortal.points))
    assert tale.mortal.points == again.mortal.points, "the story is not repeatable"
    assert len(tale.mortal.points) >= 300
    check(tale, expected)
    assert_the_end_is_what_it_should_be(expected)


def assert_the_end_is_what_it_should_be(expected):
    """The numbers of the first life, in plain words."""
    counts = {name: rows.total() for name, rows in expected.business.items()}
    assert counts["reports"] == counts["issues"] == counts["levels"] == 1
    assert counts["texts"] == counts["approvals"] == counts["invitations"] == 1
    assert counts["members"] == len(NAMES)
    states = {row[2] for row in expected.business["pings"]}
    assert states == {"sent", "dead"}
    assert {row[1] for row in expected.business["pings"] if row[2] == "dead"} == {DODI}
    assert {row[0] for row in expected.business["updates"]} == {"done"}


@pytest.mark.parametrize("chunk", range(CHUNKS))
async def test_a_death_at_any_point_changes_nothing(folder, chunk, record_property):
    tale, expected = await whole(folder)
    points = tale.mortal.points
    tried = range(chunk * SHARE, len(points), CHUNKS * SHARE)
    for number in tried:
        again = await told(folder / f"{number}", number)
        assert again.mortal.died_at == [points[number]], number
        check_and_forget(again, expected)
    record_property("crash points tried", len(tried))


@pytest.mark.parametrize("seed", range(8))
async def test_a_second_death_soon_after_the_first_changes_nothing(
    folder, seed, record_property
):
    tale, expected = await whole(folder)
    chance = random.Random(seed)
    for _ in range(PAIRS):
        first = chance.randrange(len(tale.mortal.points))
        second = first + chance.randint(1, 150)
        again = await told(folder / f"{first}-{second}", first, second)
        check_and_forget(again, expected)
    record_property("pairs of crash points tried", PAIRS)


def check_and_forget(tale, expected):
    try:
        check(tale, expected)
    except AssertionError as error:
        error.add_note(f"the process died at {tale.mortal.died_at}: {tale.folder}")
        raise
    shutil.rmtree(tale.folder)
