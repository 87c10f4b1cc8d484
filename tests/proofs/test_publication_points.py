"""A process that dies while it publishes: the channel has the text once, never twice.

A text is published once, and every point of that is counted: statements, commits, calls
to Telegram before and after they took effect. Then the process dies at each point, and a
new one goes on. Where nobody can know whether the post is there, a person is asked, looks,
and says so; in the end the channel has it exactly once, whatever happened.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from bot.app import building
from bot.domain.document import canonical_sha
from bot.domain.document_life import DocumentState
from bot.domain.levels import Level
from bot.domain.publication import Channel, ChannelKind
from bot.domain.roles import Role
from bot.domain.writing import words_of
from bot.ports.mail import Press
from bot.ports.storage import AlreadyDone
from bot.sandbox.standing import Standing, Status
from bot.services.publishing.publishing import publish
from bot.services.publishing.settling import is_there, send_again
from bot.services.requests import Pressed
from bot.storage import open_storage
from bot.storage.sqlite import opening
from tests.harness.clock import START
from tests.harness.crisis import Crisis
from tests.migrated import migrated
from tests.proofs.mortal import Mortal, ProcessDied, ThreadlessConnection, bury
from tests.storage.builders import approval, do, document, member, open_issue, text

FULL = os.environ.get("SIAGA_PROOF") == "full"

#: One point in so many is tried; `make prove` tries every point.
SHARE = 1 if FULL else 16

BUDI, CITRA = 1001, 1002
KOTA = -1_001_000_000_010
BODY = "Air keran keruh\n\nPetugas memeriksa instalasi."
D1 = "2026-0001/D1"


@pytest.fixture(autouse=True)
def quick_houses(monkeypatch):
    """Houses share what never changes, and no thread decides who is first."""
    made = {}

    def cached(make):
        return lambda *asked: (
            made.get((make, asked)) or made.setdefault((make, asked), make(*asked))
        )

    monkeypatch.setattr(building, "JinjaWords", cached(building.JinjaWords))
    monkeypatch.setattr(building, "load_playbook", cached(building.load_playbook))
    monkeypatch.setattr(opening, "connection_to", ThreadlessConnection)


async def prepared(path: Path) -> None:
    """A channel of the office, and a text of Budi's that Citra approved."""
    async with open_storage(migrated(path)) as storage:
        for who, role in ((BUDI, Role.DUTY_OFFICER), (CITRA, Role.CRISIS_LEAD)):
            one = member(who, roles=frozenset({role}), joined_at=START)
            await do(storage, lambda u, one=one: u.members.save(one))
        await open_issue(storage, level=Level.L2, level_max=Level.L2, owner=BUDI)
        mine = document(state=DocumentState.APPROVED, author=BUDI, submitted_version=1)
        sha = canonical_sha(mine.kind, mine.form, words_of(mine), BODY)
        frozen = text(body=BODY, sha=sha, author=BUDI)
        given = approval(sha=sha, author=BUDI, approver=CITRA, at=START)
        kota = Channel(
            "K1", ChannelKind.TELEGRAM, "Kanal Kota", CITRA, START, chat_id=KOTA
        )
        await do(
            storage,
            lambda u: u.documents.add(mine),
            lambda u: u.documents.add_version(frozen),
            lambda u: u.documents.approve(given),
            lambda u: u.channels.put(kota),
        )


class Tale:
    """One house after another over the same database and the same Telegram."""

    def __init__(self, folder: Path, *deaths: int) -> None:
        self.mortal = Mortal(*deaths)
        url = f"sqlite:///{folder / 'siaga.db'}"
        self.crisis = Crisis(folder, url, {})
        telegram = self.crisis.telegram
        for who, name in ((BUDI, "Budi"), (CITRA, "Citra")):
            telegram.add_user(who, name).unblocks_bot()
        self.channel = telegram.add_channel(KOTA, "Kanal Kota", [CITRA])
        rights = frozenset({"can_post_messages", "can_edit_messages"})
        self.channel.place(telegram.bot(), Standing(Status.ADMINISTRATOR, rights))

    @property
    def posts(self) -> int:
        return sum(one.kind == "text" for one in self.channel.messages.values())

    async def tell(self) -> None:
        """Publish; after a death another process goes on with the same tap."""
        self.mortal.listen_to(self.crisis.telegram.calls)
        while True:
            try:
                await self._one_life()
            except ProcessDied:
                self.crisis.clock.advance(seconds=1)
                self.mortal.reborn()
            else:
                return

    async def _one_life(self) -> None:
        async with self.crisis.running(self.mortal):
            try:
                await self.mortal.live(self._publish())
            except ProcessDied:
                await bury()
                await self.crisis.house.storage.abandon()
                raise

    async def _publish(self) -> None:
        press = Press("publish", D1, version=1)
        with suppress(AlreadyDone):
            await publish(
                self.crisis.house.desk, Pressed(key="tap", user_id=BUDI, press=press)
            )
        await self.crisis.settle()

    async def settled(self) -> str:
        """Let a person look where nobody knows; return the state before and after."""
        self.crisis.telegram.calls.before = self.crisis.telegram.calls.after = None
        async with self.crisis.running():
            desk = self.crisis.house.desk
            [copy] = await self._copies()
            before = copy.state
            if before == "ambiguous":
                asked = self._asked()
                assert asked, "nobody was asked"
                act = is_there if self.posts else send_again
                press = Press("copy_there", copy.id)
                await act(desk, Pressed(key="looked", user_id=BUDI, press=press))
                await self.crisis.settle()
            [copy] = await self._copies()
            assert await self.crisis.house.storage.integrity() == []
        return f"{before} {copy.state}"

    async def _copies(self):
        async with self.crisis.house.storage.begin() as unit:
            return await unit.publications.of_issue("2026-0001")

    def _asked(self) -> list[str]:
        chat = self.crisis.telegram.phone(BUDI).chat()
        return [m.text for m in chat if "Belum pasti tampil" in m.text]


async def test_a_death_at_any_point_publishes_nothing_twice(tmp_path, record_property):
    made = tmp_path / "made.db"
    await prepared(made)

    async def live(number: int | None) -> Tale:
        folder = tmp_path / f"life{number}"
        folder.mkdir()
        shutil.copy(made, folder / "siaga.db")
        tale = Tale(folder, *([] if number is None else [number]))
        await tale.tell()
        return tale

    whole = await live(None)
    assert whole.posts == 1
    assert await whole.settled() == "out out"

    ends = []
    points = whole.mortal.points
    sends = (n for n, name in enumerate(points) if name == "call:sendMessage:after")
    for number in sorted({*range(0, len(points), SHARE), *sends}):
        tale = await live(number)
        assert tale.posts <= 1, (number, points[number])
        end = await tale.settled()
        assert end in ("out out", "ambiguous out"), points[number]
        assert tale.posts == 1, (number, points[number])
        ends.append(end)
    assert "ambiguous out" in ends, "the post was never in doubt"
    record_property("crash points tried", len(ends))
    record_property("a person was asked", ends.count("ambiguous out"))
