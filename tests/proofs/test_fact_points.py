"""A process that dies while facts are kept and verified: all of a press, or nothing.

A press that verifies does most: it writes the fact, takes the place of an older one,
tells who claimed it, rewrites the notices. It is carried out once, and each point of it
is counted; then the process dies at each point, a new one carries the press out again,
and every end must be the end of the first life.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.confirming_facts import confirmed
from bot.domain.fact import FactDraft
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.mail import Press
from bot.ports.storage import AlreadyDone
from bot.services.desk import Desk, House
from bot.services.facts.claim_taps import save_claim
from bot.services.facts.expiry import tell_expiring
from bot.services.facts.verifying import verify
from bot.services.requests import Pressed
from bot.storage import open_storage
from tests.harness.clock import CountedSecrets, FrozenClock
from tests.proofs.mortal import Mortal, ProcessDied, bury
from tests.services.board import PLAYBOOK, WORDS
from tests.storage.builders import NOW, do, fact, later, member, open_issue

FULL = os.environ.get("SIAGA_PROOF") == "full"

#: One point in so many is tried; `make prove` tries every point.
SHARE = 1 if FULL else 5

ANA, EKO, BUDI = 1, 2, 3
OLD, NEW = "2026-0001/F1", "2026-0001/F2"
FIELDS = {
    "text": "Kekeruhan 9 NTU", "metric": "Kekeruhan", "value": "9", "unit": "NTU",
    "as_of": NOW.isoformat(), "timed": "1", "place": "IPA Kalijaya", "source": "Perumda",
    "guess": "", "replaces": "", "kind": "data_owner", "publicity": "public",
}  # fmt: skip


def desk_on(storage, minutes: float = 0) -> Desk:
    house = House("Dinas Contoh", "Samarinda", ZoneInfo("Asia/Makassar"), "id", "b")
    clock = FrozenClock(later(minutes=minutes))
    return Desk(storage, clock, CountedSecrets(), WORDS, PLAYBOOK, house)


async def prepared(path: Path) -> None:
    """An older verified fact, its new value as a claim, and a draft."""
    async with open_storage(f"sqlite:///{path}") as storage:
        await open_issue(storage, owner=EKO, taken_at=NOW)
        roles = {ANA: Role.WRITER, EKO: Role.ANALYST, BUDI: Role.DUTY_OFFICER}
        for who, role in roles.items():
            one = member(who, roles=frozenset({role}))
            await do(storage, lambda u, one=one: u.members.save(one))
        old = confirmed(fact(OLD), EKO, NOW, later(hours=6) - NOW, needed=1)
        new = fact(NEW, value=replace(fact()).value - 9, as_of=later(minutes=1))
        for one in (old, new):
            await do(
                storage,
                lambda u: u.facts.next_count("2026-0001"),
                lambda u, one=one: u.facts.add(one),
            )
        draft = FactDraft("d1", "2026-0001", ANA, NOW, FIELDS)
        await do(storage, lambda u: u.facts.keep_draft(draft))


def pressed(who: int, action: str, subject: str) -> Pressed:
    return Pressed(
        key=f"press:{action}", user_id=who, press=Press(action, subject), message_id=7
    )


async def verifies(storage) -> None:
    await verify(desk_on(storage, 2), pressed(EKO, "fact_verify", NEW))


async def keeps(storage) -> None:
    await save_claim(desk_on(storage, 2), pressed(ANA, "fact_save", "d1"))


async def expires(storage) -> None:
    await tell_expiring(desk_on(storage, 6 * 60))


async def end_of(path: Path) -> list[str]:
    """Everything that people and the journal would see."""
    async with open_storage(f"sqlite:///{path}") as storage:
        assert await storage.integrity() == []
        async with storage.begin() as unit:
            facts = await unit.facts.of_issue("2026-0001")
            rows = await unit.journal.of_subject("2026-0001")
            left = await unit.facts.draft("d1")
        letters = [
            queued.letter
            for urgent in (True, False)
            for queued in await storage.outbox.claim(later(days=1), (), 99, urgent)
        ]
    told = [(letter.chat_id, letter.text) for letter in letters]
    return [repr(facts), repr([r.entry for r in rows]), repr(left), repr(sorted(told))]


async def lived(path: Path, act, mortal: Mortal) -> None:
    """Carry *act* out by a process that may die of it."""
    async with open_storage(f"sqlite:///{path}") as storage:
        storage._engine._probe = mortal
        try:
            await mortal.live(act(storage))
        except ProcessDied:
            await bury()
            await storage.abandon()


@pytest.mark.parametrize("act", [verifies, keeps, expires])
async def test_wherever_the_process_dies_a_fact_is_moved_whole_and_once(tmp_path, act):
    made = tmp_path / "made.db"
    await prepared(made)
    first = Path(shutil.copy(made, tmp_path / "first.db"))
    counting = Mortal()
    await lived(first, act, counting)
    expected = await end_of(first)
    assert expected != await end_of(Path(shutil.copy(made, tmp_path / "unlived.db")))
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
