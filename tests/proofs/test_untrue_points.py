"""A process that dies while a text goes back by itself: it goes back whole, and once.

The moment at which words become untrue is kept with the text. What looks then is carried
out once and every point of it is counted; then the process dies at each, another looks,
and every end must be the end of the first life. The same of a name that is written down
after the submission.
"""

import os
import shutil
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.levels import Level
from bot.domain.member import Dialogue
from bot.domain.report import Content
from bot.domain.roles import Role
from bot.ports.storage import AlreadyDone
from bot.services.protecting.naming_people import answer_names
from bot.services.requests import Sent
from bot.services.texts.giving_back import give_back_untrue
from bot.storage import open_storage
from tests.harness.clock import START
from tests.migrated import migrated
from tests.proofs.mortal import Mortal, ProcessDied, bury
from tests.services.drafting_office import Office, hand_in, write_full

FULL = os.environ.get("SIAGA_PROOF") == "full"

#: One point in so many is tried; `make prove` tries every point.
SHARE = 1 if FULL else 7

DEWI, CITRA, EKO = 1001, 1002, 1003
LATER = START + timedelta(hours=5)


async def prepared(path: Path) -> None:
    """A text of Dewi's that says a name and promises noon; Citra was asked."""
    async with open_storage(migrated(path)) as storage:
        office = Office(storage, False)
        dewi = await office.member("Dewi", Role.WRITER)
        await office.member("Citra", Role.CRISIS_LEAD)
        await office.member("Eko", Role.ANALYST)
        await office.issue(Level.L2, owner=EKO, taken_at=START)
        await write_full(dewi)
        await dewi.presses("Ubah bagian…")
        await dewi.presses("Tindakan")
        await dewi.says("Tim sedang mendampingi keluarga Bapak Rusdiansyah")
        await hand_in(dewi)


async def gives_back(storage) -> None:
    await give_back_untrue(_desk(storage))


async def names(storage) -> None:
    asked = Dialogue(EKO, "protected_names", START, "2026-0001", {"part": "victim"})
    sent = Sent(
        key="named",
        user_id=EKO,
        source="1003:9",
        content=Content("Ahmad Rusdiansyah", ()),
        dialogue=asked,
    )
    await answer_names(_desk(storage), sent)


def _desk(storage):
    office = Office(storage, False)
    office.clock.at = LATER
    return office.desk


async def end_of(path: Path) -> list[str]:
    """What people, the journal and the text show."""
    async with open_storage(f"sqlite:///{path}") as storage:
        broken = (
            await storage.integrity()
        )  # The office has issues that nobody reported.
        assert [one for one in broken if "approv" in one or "chain" in one] == []
        async with storage.begin() as unit:
            text = await unit.documents.find("2026-0001/D1")
            rows = await unit.journal.of_subject("2026-0001")
            looks = await unit.documents.looks_due(LATER + timedelta(days=9), 9)
            kept = await unit.protected_names.of_issue("2026-0001")
        letters = [
            queued.letter
            for urgent in (True, False)
            for queued in await storage.outbox.claim(
                LATER + timedelta(days=1), (), 99, urgent
            )
        ]
    told = sorted((letter.chat_id, letter.text) for letter in letters)
    did = [(row.entry.action, row.entry.detail.split()[-1:]) for row in rows]
    return [str(text.state), repr(looks), repr(did), str(len(kept)), repr(told)]


async def lived(path: Path, act, mortal: Mortal) -> None:
    """Carry *act* out by a process that may die of it."""
    async with open_storage(f"sqlite:///{path}") as storage:
        storage._engine._probe = mortal
        try:
            await mortal.live(act(storage))
        except ProcessDied:
            await bury()
            await storage.abandon()


@pytest.mark.parametrize("act", [gives_back, names])
async def test_wherever_the_process_dies_a_text_goes_back_whole_and_once(tmp_path, act):
    made = tmp_path / "made.db"
    await prepared(made)
    first = Path(shutil.copy(made, tmp_path / "first.db"))
    counting = Mortal()
    await lived(first, act, counting)
    expected = await end_of(first)
    assert expected[0] == "draft"
    assert "kembali ke Anda" in expected[-1]
    assert len(counting.points) > 5

    for point in range(0, len(counting.points), SHARE):
        path = Path(shutil.copy(made, tmp_path / f"{point}.db"))
        mortal = Mortal(point)
        await lived(path, act, mortal)
        assert mortal.died_at == [counting.points[point]]
        async with open_storage(f"sqlite:///{path}") as storage:
            with suppress(AlreadyDone):
                await act(storage)
        assert await end_of(path) == expected, mortal.died_at
