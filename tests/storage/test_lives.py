"""Moves, notes, debts and appeals come back as they were kept."""

import pytest

from bot.domain.guards import Need
from bot.domain.topics import Note, Topic
from bot.ports.lives import Appeal, Debt, DebtKind, LifeChange
from bot.storage import RuleBroken
from tests.storage.builders import NOW, do, later, open_issue, see

ONE = "2026-0001"


@pytest.fixture
async def opened(storage):
    await open_issue(storage)
    await open_issue(storage)


async def test_moves_come_back_oldest_first(storage, opened):
    moves = [
        LifeChange(ONE, NOW, 7, "take", "T02", "reported", "triage"),
        LifeChange(ONE, later(hours=1), None, "revisit", "T09", "monitored", "triage",
                   "relook", "Cek lagi"),
    ]  # fmt: skip
    for move in moves:
        await do(storage, lambda u, m=move: u.lives.add_change(m))

    assert await see(storage, lambda u: u.lives.changes(ONE)) == moves
    assert await see(storage, lambda u: u.lives.changes("2026-0002")) == []


async def test_an_issue_is_looked_at_again_once(storage, opened):
    await do(storage, lambda u: u.lives.set_relook(ONE, later(hours=9)))
    await do(storage, lambda u: u.lives.set_relook(ONE, later(hours=2)))
    assert await see(storage, lambda u: u.lives.relook(ONE)) == later(hours=2)
    due = [await see(storage, lambda u, h=h: u.lives.relooks_due(later(hours=h), 9)) for h in (1, 2)]  # fmt: skip
    assert due == [[], [ONE]]

    await do(storage, lambda u: u.lives.end_relook(ONE, later(hours=2)))
    assert await see(storage, lambda u: u.lives.relook(ONE)) is None
    assert await see(storage, lambda u: u.lives.relooks_due(later(hours=3), 9)) == []


async def test_a_note_has_versions_and_a_second_person_stands_behind_one(
    storage, opened
):
    note = Note(ONE, Topic.MINUTES, 0, 7, NOW, text="Lima keputusan")
    numbers = [await do(storage, lambda u: u.lives.add_note(note)) for _ in range(2)]
    assert numbers == [1, 2]

    assert await do(storage, lambda u: u.lives.back_note(ONE, Topic.MINUTES, 2, 8, NOW))
    again = await do(storage, lambda u: u.lives.back_note(ONE, Topic.MINUTES, 2, 9, NOW))  # fmt: skip
    assert not again
    first, second = await see(storage, lambda u: u.lives.notes(ONE))
    assert (first.version, first.backed_by) == (1, None)
    assert (second.text, second.backed_by) == ("Lima keputusan", 8)
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.lives.back_note(ONE, Topic.MINUTES, 1, 7, NOW))


async def test_a_debt_is_kept_until_it_is_paid(storage, opened):
    debt = Debt(ONE, 0, Need.SCORED, "T05", DebtKind.FAST_LANE, NOW, 7, "Mendesak", later(hours=4))  # fmt: skip
    await do(storage, lambda u: u.lives.add_debt(debt))
    assert await see(storage, lambda u: u.lives.indebted(9)) == [ONE]

    await do(storage, lambda u: u.lives.mark_reminded(ONE, later(hours=4)))
    [kept] = await see(storage, lambda u: u.lives.debts(ONE))
    assert (kept.number, kept.need, kept.reason) == (1, Need.SCORED, "Mendesak")
    assert kept.reminded_at == later(hours=4)
    await do(storage, lambda u: u.lives.pay_debt(kept, later(hours=5)))
    [paid] = await see(storage, lambda u: u.lives.debts(ONE))
    assert paid.paid_at == later(hours=5)
    assert await see(storage, lambda u: u.lives.indebted(9)) == []


async def test_there_is_one_appeal_and_one_answer(storage, opened):
    appeal = Appeal(ONE, 3, NOW, "Masih terjadi")
    await do(storage, lambda u: u.lives.add_appeal(appeal))
    assert await see(storage, lambda u: u.lives.appeal(ONE)) == appeal
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.lives.add_appeal(appeal))

    first = await do(storage, lambda u: u.lives.judge(ONE, 8, later(hours=1), granted=True))  # fmt: skip
    second = await do(storage, lambda u: u.lives.judge(ONE, 9, later(hours=2), granted=False))  # fmt: skip
    assert (first, second) == (True, False)
    judged = await see(storage, lambda u: u.lives.appeal(ONE))
    assert (judged.judged_by, judged.granted) == (8, True)
