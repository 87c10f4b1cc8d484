"""A process that dies while it calls, lists, wakes or asks: each happens once, or again.

Each of these is carried out once, and every point of it is counted; then the process
dies at each point, a new one carries it out again, and every end must be the end of the
first life: nobody is told twice, and nothing that waited is lost.
"""

import os
import shutil
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.keeping import Keeping
from bot.domain.ladders import Ladder, Step
from bot.domain.levels import Level
from bot.domain.pacing import Listed, Pace
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.calls import HeldLetter
from bot.services.calls.calling import escalate_due
from bot.services.calls.keeping import mind_keepings
from bot.services.calls.listing import send_lists
from bot.services.desk import Desk, House
from bot.services.people.morning import end_quiet_hours
from bot.storage import open_storage
from tests.harness.clock import CountedSecrets, FrozenClock
from tests.proofs.mortal import Mortal, ProcessDied, bury
from tests.services.board import PLAYBOOK, WORDS
from tests.storage.builders import (
    NOW,
    do,
    escalation,
    later,
    letter,
    member,
    open_issue,
)

FULL = os.environ.get("SIAGA_PROOF") == "full"

#: One point in so many is tried; `make prove` tries every point.
SHARE = 1 if FULL else 6

ANA, EKO, BUDI = 1, 2, 3
HOUR = timedelta(hours=1)
LADDER = Ladder((Step(("duty_officer",), HOUR), Step(("team",), HOUR, 2)), HOUR)


async def prepared(path: Path) -> None:
    """Two issues that are called about, one in hand, a list, and letters that wait."""
    async with open_storage(f"sqlite:///{path}") as storage:
        roles = {ANA: Role.WRITER, EKO: Role.CRISIS_LEAD, BUDI: Role.DUTY_OFFICER}
        for who, role in roles.items():
            one = member(who, roles=frozenset({role}))
            await do(storage, lambda u, one=one: u.members.save(one))
        for _ in range(2):
            one = await open_issue(storage, level=Level.L3, level_max=Level.L3)
            climb = escalation(one.id, calls=1, due_at=later(minutes=1), ladder=LADDER)
            listed = Listed(BUDI, one.id, called=True, serial=1, at=NOW)
            await do(
                storage,
                lambda u, c=climb: u.escalations.save(c),
                lambda u, e=listed: u.calls.put_on_list(e),
            )
            key = f"held:{one.id}"
            held = HeldLetter(key, ANA, one.id, "level_changed", later(minutes=1))
            waits = letter(key, chat=ANA, text=key, not_before=later(minutes=11))
            await do(
                storage,
                lambda u, w=waits: u.letters.post(w),
                lambda u, h=held: u.quiet.hold(h),
            )
        await do(
            storage, lambda u: u.calls.set_pace(Pace(BUDI, NOW, 3, later(minutes=1)))
        )
        mine = await open_issue(storage, owner=EKO, taken_at=NOW - 9 * HOUR)
        await do(storage, lambda u: u.escalations.save(escalation(mine.id).stop()))
        silent = Keeping(mine.id, EKO, later(minutes=1), HOUR, HOUR, NOW - HOUR)
        await do(storage, lambda u: u.calls.keep(silent))


def desk_on(storage) -> Desk:
    house = House("Dinas Contoh", "Samarinda", ZoneInfo("Asia/Makassar"), "id", "b")
    limits = replace(PLAYBOOK.limits, calls_alone=1)
    clock = FrozenClock(later(minutes=2))
    return Desk(
        storage, clock, CountedSecrets(), WORDS, replace(PLAYBOOK, limits=limits), house
    )


async def end_of(path: Path) -> list[str]:
    """Everything that people and the journal would see, and what still waits."""
    async with open_storage(f"sqlite:///{path}") as storage:
        assert await storage.integrity() == []
        async with storage.begin() as unit:
            rows = await unit.journal.after(0, 999)
            paces = [await unit.calls.pace(who) for who in (ANA, EKO, BUDI)]
            lists = [await unit.calls.waiting(who) for who in (ANA, EKO, BUDI)]
            keepings = await unit.calls.keepings_due(later(days=9), 9)
            climbs = await unit.escalations.due(later(days=9), 9)
            waits = await unit.quiet.ended(later(days=9), 9)
        letters = [
            queued.letter
            for urgent in (True, False)
            for _ in range(9)
            for queued in await storage.outbox.claim(later(days=1), (), 99, urgent, 9)
        ]
    told = sorted((one.chat_id, one.key, one.text) for one in letters)
    entries = [repr(row.entry) for row in rows]
    return [repr(x) for x in (told, entries, paces, lists, keepings, climbs, waits)]


async def lived(path: Path, act, mortal: Mortal) -> None:
    """Carry *act* out by a process that may die of it."""
    async with open_storage(f"sqlite:///{path}") as storage:
        storage._engine._probe = mortal
        try:
            await mortal.live(act(desk_on(storage)))
        except ProcessDied:
            await bury()
            await storage.abandon()


async def die_everywhere(folder, prepare, act, end):
    """Let *act* die at a share of its points and live again: each end is the same.

    Returns how many points were tried.
    """
    made, whole, before = (folder / f"{n}.db" for n in ("made", "whole", "before"))
    await prepare(made)
    for copy in (whole, before):
        shutil.copy(made, copy)
    life = Mortal()
    await lived(whole, act, life)
    expected = await end(whole)
    assert expected != await end(before), "the act did nothing"

    tried = range(0, len(life.points), SHARE)
    for number in tried:
        path = folder / f"{number}.db"
        shutil.copy(made, path)
        mortal = Mortal(number)
        await lived(path, act, mortal)
        assert mortal.died_at == [life.points[number]]
        mortal.reborn()
        await lived(path, act, mortal)
        assert await end(path) == expected, (number, life.points[number])
    return len(tried)


@pytest.mark.parametrize(
    "act", [escalate_due, send_lists, end_quiet_hours, mind_keepings]
)
async def test_a_death_at_any_point_calls_nobody_twice_and_forgets_nobody(
    tmp_path, act, record_property
):
    tried = await die_everywhere(tmp_path, prepared, act, end_of)
    record_property("crash points tried", tried)
