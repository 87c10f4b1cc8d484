"""Mandates, lines of the brief, who acts: what comes back, moves, ends, is refused."""

import pytest

from bot.domain.acting import Acting, ActingKind
from bot.domain.briefing import BriefKind, BriefLine
from bot.domain.mandate import Mandate, Outlet
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.storage import RuleBroken
from tests.storage.builders import NOW, approval, do, document, issue, later, see, text

ONE, TWO = "2026-0001", "2026-0002"


def line(name="l1", **changes):
    values = {"issue_id": ONE, "kind": BriefKind.ANSWER, "words": "Sedang diperiksa.",
              "by": 1, "at": NOW, "question": "Kapan pulih?"}  # fmt: skip
    return BriefLine(id=name, **(values | changes))


def acts(name="p1", **changes):
    values = {"role": Role.HEAD_OF_AGENCY, "actor": 2, "kind": ActingKind.PLH,
              "since": NOW, "until": later(days=2), "letter": "800/12/2026", "by": 1,
              "at": NOW, "evidence": "photo:f1"}  # fmt: skip
    return Acting(id=name, **(values | changes))


@pytest.fixture
async def two(storage):
    """Two issues that nothing belongs to."""
    await do(
        storage, lambda u: u.issues.add(issue(1)), lambda u: u.issues.add(issue(2))
    )
    return storage


async def test_the_newest_version_of_a_mandate_holds_and_comes_back_whole(two):
    first = Mandate(ONE, 1, NOW)
    whole = Mandate(
        ONE, 2, later(hours=1), topics="air; loket",
        outlets=(Outlet.PRESS, Outlet.SOCIAL), until=later(days=1),
        available_at=later(hours=2),
    )  # fmt: skip
    await do(two, lambda u: u.mandates.add(first), lambda u: u.mandates.add(whole))

    assert await see(two, lambda u: u.mandates.newest(TWO)) is None
    kept = await see(two, lambda u: u.mandates.newest(ONE))
    assert kept == replace(whole, version=2)


async def test_the_end_of_a_mandate_is_told_until_the_unit_that_tells_is_done(two):
    ends = later(hours=1)
    await do(two, lambda u: u.mandates.add(Mandate(ONE, 1, NOW, until=ends)))
    await do(two, lambda u: u.mandates.add(Mandate(TWO, 1, NOW, until=ends)))
    await do(two, lambda u: u.mandates.add(Mandate(TWO, 1, NOW)))

    async def over(hours):
        return await see(two, lambda u: u.mandates.over(later(hours=hours), 9))

    assert await over(0) == []
    ((key, ended),) = await over(1)
    assert (ended.issue_id, ended.until) == (ONE, ends)
    async with two.begin() as unit:
        await unit.commit(key)
    assert await over(2) == []


async def test_a_mandate_goes_over_only_to_an_issue_without_one(two):
    await do(two, lambda u: u.mandates.add(Mandate(ONE, 1, NOW, topics="air")))
    await do(two, lambda u: u.mandates.move(ONE, TWO))
    assert (await see(two, lambda u: u.mandates.newest(TWO))).topics == "air"

    await do(two, lambda u: u.mandates.add(Mandate(ONE, 1, NOW, topics="loket")))
    await do(two, lambda u: u.mandates.move(ONE, TWO))
    assert (await see(two, lambda u: u.mandates.newest(TWO))).topics == "air"
    assert (await see(two, lambda u: u.mandates.newest(ONE))).topics == "loket"


async def test_a_line_is_approved_once_by_another_and_taken_off_once(two):
    await do(two, lambda u: u.brief_lines.add(line()))
    with pytest.raises(RuleBroken):
        await do(two, lambda u: u.brief_lines.approve("l1", 1, NOW))

    assert await see(two, lambda u: u.brief_lines.find("l1")) == line()
    approved = [
        await do(two, lambda u, by=by: u.brief_lines.approve("l1", by, NOW))
        for by in (2, 3)
    ]
    (kept,) = await see(two, lambda u: u.brief_lines.of_issue(ONE))
    assert kept == line(approved_by=2, approved_at=NOW)
    removed = [
        await do(two, lambda u: u.brief_lines.remove("l1", NOW)) for _ in range(2)
    ]
    assert await see(two, lambda u: u.brief_lines.of_issue(ONE)) == []
    assert (approved, removed) == ([True, False], [True, False])


async def test_lines_go_over_in_a_merge_and_a_title_stays(two):
    title = line("l2", kind=BriefKind.TITLE, words="Gangguan air", question="")
    await do(
        two, lambda u: u.brief_lines.add(line()), lambda u: u.brief_lines.add(title)
    )
    await do(two, lambda u: u.brief_lines.move(ONE, TWO))

    left = [
        await see(two, lambda u, one=one: u.brief_lines.of_issue(one))
        for one in (ONE, TWO)
    ]
    assert [[one.id for one in lines] for lines in left] == [["l2"], ["l1"]]


async def test_who_acts_comes_back_until_it_is_over_or_ended_once(storage):
    later_on = acts("p2", since=later(days=1), until=later(days=9))
    await do(storage, lambda u: u.acting.add(later_on), lambda u: u.acting.add(acts()))

    for at, names in ((NOW, ["p1", "p2"]), (later(days=2), ["p2"])):
        found = await see(storage, lambda u, at=at: u.acting.current(at))
        assert [one.id for one in found] == names
    ended = [
        await do(storage, lambda u: u.acting.end("p2", 3, later(days=2)))
        for _ in range(2)
    ]
    assert ended == [True, False]
    over = await see(storage, lambda u: u.acting.find("p2"))
    assert over == replace(later_on, ended_by=3, ended_at=later(days=2))
    assert await see(storage, lambda u: u.acting.current(later(days=2))) == []


@pytest.mark.parametrize("wrong", [{"by": 2}, {"until": NOW}])
async def test_nobody_writes_down_that_they_act_and_an_end_is_later(storage, wrong):
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.acting.add(acts(**wrong)))


async def test_an_approval_says_by_which_letter_and_oral_ones_are_counted(two):
    given = [
        approval("a1", acting="p1"),
        approval("a2", recorded_by=3),
        approval("a3", recorded_by=3, revoked_at=NOW),
    ]
    await do(two, lambda u: u.documents.add(document()))
    await do(two, lambda u: u.documents.add_version(text()))
    for one in given:
        await do(two, lambda u, one=one: u.documents.approve(one))

    assert await see(two, lambda u: u.documents.approvals("2026-0001/D1")) == given
    assert await see(two, lambda u: u.documents.oral_count(2)) == 1
