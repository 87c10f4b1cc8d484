"""Leave, roll calls, ticks and suspected accounts: what comes back, and what goes."""

import pytest

from bot.domain.absence import Absence
from bot.domain.muster import MusterAnswer, MusterKind, Reply
from bot.domain.suspicion import Suspicion
from bot.domain.values import replace
from bot.ports.musters import Tick
from bot.storage import RuleBroken
from tests.storage.builders import NOW, do, issue, later, muster, see

LEAVE = Absence(7, NOW, later(days=2), 1, NOW)


async def test_a_member_has_one_leave_and_a_new_one_takes_its_place(storage):
    other = Absence(8, NOW, later(hours=1), 8, NOW, stand_in=7)
    longer = replace(LEAVE, ends_at=later(days=5), stand_in=8)
    for one in (LEAVE, other, longer):
        await do(storage, lambda u, one=one: u.absences.put(one))

    assert await see(storage, lambda u: u.absences.noted()) == {7: longer, 8: other}
    assert await see(storage, lambda u: u.absences.find(7)) == longer
    assert await see(storage, lambda u: u.absences.find(9)) is None
    over = await see(storage, lambda u: u.absences.over(later(hours=1)))
    assert over == [other]

    await do(storage, lambda u: u.absences.drop(7))
    assert await see(storage, lambda u: u.absences.noted()) == {8: other}


@pytest.mark.parametrize(
    "wrong", [replace(LEAVE, ends_at=NOW), replace(LEAVE, stand_in=7)]
)
async def test_a_leave_has_an_end_and_another_stand_in(storage, wrong):
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.absences.put(wrong))


async def test_a_roll_call_comes_back_with_its_answers_and_its_boards(storage):
    test = muster(
        "u2", kind=MusterKind.TEST, issue_id=None, at=None, place="",
        called_at=later(hours=1), closes_at=later(hours=3),
    )  # fmt: skip
    await do(storage, lambda u: u.issues.add(issue(1)))
    await do(storage, lambda u: u.issues.add(issue(2)))
    for one in (muster(), test):
        await do(storage, lambda u, one=one: u.musters.add(one))
    said = MusterAnswer("u1", 7, Reply.COMING, "macet", later(hours=1), NOW)
    for answer in (MusterAnswer("u1", 7), MusterAnswer("u1", 8), said):
        await do(storage, lambda u, answer=answer: u.musters.put_answer(answer))
    for letter in ("a", "b"):
        await do(storage, lambda u, key=letter: u.musters.put_board("u1", 7, key))

    assert await see(storage, lambda u: u.musters.find("u1")) == muster()
    assert await see(storage, lambda u: u.musters.find("u3")) is None
    assert await see(storage, lambda u: u.musters.newest(MusterKind.TEST)) == test
    assert await see(storage, lambda u: u.musters.answers("u1")) == [
        said, MusterAnswer("u1", 8)
    ]  # fmt: skip
    assert await see(storage, lambda u: u.musters.boards("u1")) == [(7, "b")]
    due = await see(storage, lambda u: u.musters.due(later(hours=2)))
    assert due == [muster()]

    await do(storage, lambda u: u.musters.close("u1", later(hours=2)))
    await do(storage, lambda u: u.musters.close("u1", later(hours=9)))
    await do(storage, lambda u: u.musters.move("2026-0001", "2026-0002"))
    moved = await see(storage, lambda u: u.musters.of_issue("2026-0002"))
    assert [(one.issue_id, one.closed_at) for one in moved] == [
        ("2026-0002", later(hours=2))
    ]
    assert await see(storage, lambda u: u.musters.due(later(hours=2))) == []


async def test_what_was_ticked_off_is_there_until_it_is_taken_back(storage):
    for one in (Tick("drill", 1, NOW), Tick("drill", 2, later(hours=1))):
        await do(storage, lambda u, one=one: u.ticks.put(one))

    ticked = await see(storage, lambda u: u.ticks.everything())
    assert ticked == {"drill": Tick("drill", 2, later(hours=1))}
    await do(storage, lambda u: u.ticks.drop("drill"))
    assert await see(storage, lambda u: u.ticks.everything()) == {}


async def test_a_suspicion_stays_until_it_is_decided_and_who_raised_it_stays(storage):
    first = Suspicion(7, 1, NOW)
    await do(storage, lambda u: u.suspicions.put(first))
    again = Suspicion(7, 2, later(hours=1), widened=True)
    await do(storage, lambda u: u.suspicions.put(again))

    [kept] = await see(storage, lambda u: u.suspicions.open())
    assert kept == replace(first, widened=True)
    assert await see(storage, lambda u: u.suspicions.find(7)) == kept
    await do(storage, lambda u: u.suspicions.drop(7))
    assert await see(storage, lambda u: u.suspicions.find(7)) is None
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.suspicions.put(Suspicion(7, 7, NOW)))
