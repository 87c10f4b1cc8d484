"""The journal: a chain that shows every change."""

import asyncio

import pytest

from bot.ports.storage import JournalEntry
from bot.storage.chain import broken_links, chained
from tests.storage.builders import NOW, do, entry, key, later, see


async def test_lines_are_chained_in_order(storage):
    await do(storage, lambda u: u.journal.record([entry("a"), entry("b")], NOW))
    await do(storage, lambda u: u.journal.record([entry("a", "taken")], later(hours=1)))

    rows = await see(storage, lambda u: u.journal.after(0, 10))
    assert [row.seq for row in rows] == [1, 2, 3]
    assert [row.entry for row in rows] == [entry("a"), entry("b"), entry("a", "taken")]
    assert [row.previous for row in rows] == ["", rows[0].hash, rows[1].hash]
    assert rows[2].at == later(hours=1)
    assert broken_links(rows, 0, "") == 0
    of_a = await see(storage, lambda u: u.journal.of_subject("a"))
    assert of_a == [rows[0], rows[2]]
    assert await see(storage, lambda u: u.journal.after(1, 1)) == [rows[1]]


async def test_a_person_is_a_number_in_the_book_and_themselves_to_who_reads(storage):
    """adr/0011: what is hashed tells nobody who it was."""
    lines = [
        JournalEntry("member:1001", "taken", "2026-0001", "by member:1002"),
        JournalEntry("siaga", "called", "2026-0001", "1:0 1002,1001"),
        JournalEntry("siaga", "nobody_called", "2026-0001", "1:0 "),
        JournalEntry("siaga", "held", "siaga", "1001 12 5"),
    ]
    await do(storage, lambda u: u.journal.record(lines, NOW))

    kept = await storage._engine.look("journal.after", seq=0, limit=10)
    assert [(row["actor"], row["detail"]) for row in kept] == [
        ("member:p1", "by member:p2"),
        ("siaga", "1:0 p2,p1"),
        ("siaga", "1:0 "),
        ("siaga", "1001 12 5"),
    ]
    told = await see(storage, lambda u: u.journal.of_subject("2026-0001"))
    assert [row.entry for row in told] == lines[:3]
    told = await see(storage, lambda u: u.journal.after(0, 10))
    assert [row.entry for row in told] == lines


async def test_the_chain_goes_on_after_a_unit_that_was_undone(storage):
    await do(storage, lambda u: u.journal.record([entry("a")], NOW))
    with pytest.raises(KeyError):
        async with storage.begin() as unit:
            await unit.journal.record([entry("lost")], NOW)
            raise KeyError
    await do(storage, lambda u: u.journal.record([entry("b")], NOW))

    rows = await see(storage, lambda u: u.journal.after(0, 10))
    assert [row.entry.subject for row in rows] == ["a", "b"]
    assert broken_links(rows, 0, "") == 0


async def test_the_chain_holds_under_concurrency_and_failures(storage):
    async def one(number):
        async with storage.begin() as unit:
            await unit.journal.record([entry(str(number)), entry(str(number))], NOW)
            if number % 4 == 0:
                raise KeyError
            await unit.commit(key())

    await asyncio.gather(*map(one, range(40)), return_exceptions=True)

    rows = await see(storage, lambda u: u.journal.after(0, 100))
    assert len(rows) == 60
    assert broken_links(rows, 0, "") == 0


def test_the_hash_is_what_it_was():
    """A change here makes every journal that exists look tampered with."""
    assert chained(7, 1_773_299_100_000, LINE, "before") == HASH_OF_EVER


LINE = JournalEntry("member:1", "reported", "a", "rincian", "sha")
HASH_OF_EVER = "c4c173ad0d3cf723e0e95a4d28c75b9c954daa13a81795cd7b971565110354d3"
