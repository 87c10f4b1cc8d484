"""Units of work: once, whole, and alone."""

import pytest

from bot.ports.storage import AlreadyDone
from bot.storage import RuleBroken
from tests.storage.builders import NOW, do, entry, issue, key, member, see


async def test_a_unit_without_commit_changes_nothing(storage):
    async with storage.begin() as unit:
        await unit.members.save(member(1))
        assert await unit.members.find(1) == member(1)

    assert await see(storage, lambda u: u.members.everyone()) == []


async def test_a_key_is_committed_once(storage):
    for name in ("first", "second"):
        try:
            async with storage.begin() as unit:
                await unit.members.save(member(1, name=name))
                await unit.commit("the key")
        except AlreadyDone:
            assert name == "second"

    assert (await see(storage, lambda u: u.members.find(1))).name == "first"


async def test_a_unit_that_was_done_already_is_over(storage):
    async with storage.begin() as unit:
        await unit.commit("the key")
    async with storage.begin() as unit:
        await unit.members.save(member(1))
        with pytest.raises(AlreadyDone):
            await unit.commit("the key")
        with pytest.raises(RuntimeError, match="ended"):
            await unit.commit("another key")

    assert await see(storage, lambda u: u.members.find(1)) is None


async def test_a_unit_is_over_after_its_commit(storage):
    async with storage.begin() as unit:
        await unit.commit(key())
        with pytest.raises(RuntimeError, match="ended"):
            await unit.members.everyone()


async def test_a_unit_reads_what_it_wrote(storage):
    async with storage.begin() as unit:
        await unit.members.save(member(1))
        await unit.issues.add(issue(1))
        await unit.journal.record([entry()], NOW)

        assert len(await unit.members.everyone()) == 1
        assert await unit.issues.find("2026-0001") == issue(1)
        assert len(await unit.journal.after(0, 9)) == 1


async def test_a_unit_in_which_a_statement_failed_cannot_be_committed(storage):
    async with storage.begin() as unit:
        await unit.members.save(member(1))
        with pytest.raises(RuleBroken):
            await unit.escalations.due(NOW, 1)
            await unit.issues.follow("no such issue", 1)
            await unit.members.everyone()
        with pytest.raises(RuntimeError, match="failed"):
            await unit.commit(key())

    assert await see(storage, lambda u: u.members.everyone()) == []


async def test_text_is_kept_to_the_letter(storage):
    for said in (
        "'; DROP TABLE member; --",
        "a\x00b",
        "👨‍👩‍👧 ܀ \u202e",
        "",
        "x" * 70_000,
    ):
        await do(storage, lambda u, said=said: u.members.save(member(1, name=said)))

        assert (await see(storage, lambda u: u.members.find(1))).name == said


async def test_what_is_no_number_of_the_database_harms_nothing(storage):
    with pytest.raises(OverflowError):
        await do(storage, lambda u: u.members.find(10**30))

    await do(storage, lambda u: u.members.save(member(1)))
    assert len(await see(storage, lambda u: u.members.everyone())) == 1


async def test_an_instant_without_a_zone_is_refused(storage):
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(ValueError, match="zone"):
        await do(storage, lambda u: u.members.save(member(1, joined_at=naive)))
