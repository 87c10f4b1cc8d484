"""Situation reports: what comes back, in which order, and what moves with an issue."""

import pytest

from bot.domain.sitrep import SitrepDraft, Stability
from bot.storage import RuleBroken
from tests.storage.builders import NOW, do, issue, later, see, sitrep


@pytest.fixture
async def kept(storage):
    await do(
        storage, lambda u: u.issues.add(issue(1)), lambda u: u.issues.add(issue(2))
    )
    first = sitrep(summary="Air keruh\nDua keluhan", requests="Tangki", text="Semua")
    second = sitrep(
        2,
        at=later(hours=12),
        level=None,
        score=None,
        stability=Stability.UNSTABLE,
        same=True,
        next_at=later(hours=24),
    )
    await do(storage, lambda u: u.sitreps.add(second), lambda u: u.sitreps.add(first))
    return [first, second]


async def test_reports_come_back_as_sent_the_oldest_first(storage, kept):
    assert await see(storage, lambda u: u.sitreps.of_issue("2026-0001")) == kept
    assert await see(storage, lambda u: u.sitreps.find("2026-0001/S2")) == kept[1]
    assert await see(storage, lambda u: u.sitreps.find("2026-0001/S3")) is None


async def test_numbers_go_on_within_an_issue(storage, kept):
    async def last(name):
        return await see(storage, lambda u: u.sitreps.last_count(name))

    assert (await last("2026-0001"), await last("2026-0002")) == (2, 0)
    await do(storage, lambda u: u.sitreps.move("2026-0001", "2026-0002"))

    assert (await last("2026-0001"), await last("2026-0002")) == (2, 0)
    moved = await see(storage, lambda u: u.sitreps.of_issue("2026-0002"))
    assert [one.id for one in moved] == ["2026-0001/S1", "2026-0001/S2"]


async def test_no_number_is_given_twice(storage, kept):
    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.sitreps.add(sitrep(2)))


async def test_each_writer_has_a_draft_of_their_own_until_one_is_sent(storage, kept):
    def draft(author, words):
        return SitrepDraft("2026-0001", author, NOW, {"summary": words})

    for author, words in ((1, "a"), (2, "b"), (1, "c")):
        one = draft(author, words)
        await do(storage, lambda u, one=one: u.sitreps.keep_draft(one))
    assert await see(storage, lambda u: u.sitreps.draft("2026-0001", 1)) == draft(
        1, "c"
    )
    assert await see(storage, lambda u: u.sitreps.draft("2026-0001", 2)) == draft(
        2, "b"
    )

    await do(storage, lambda u: u.sitreps.drop_drafts("2026-0001"))
    assert await see(storage, lambda u: u.sitreps.draft("2026-0001", 1)) is None


async def test_what_a_report_says_is_found_by_the_team(storage, kept):
    async def found(texts):
        async with storage.begin() as unit:
            asked = await unit.search.understand("keluhan", texts=texts)
            return await unit.search.find(asked, 9, all_words=True)

    assert (await found(True), await found(False)) == (["2026-0001"], [])
