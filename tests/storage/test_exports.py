"""Letter numbers without gaps or doubles, and the files that were made of texts."""

import asyncio

import pytest

from bot.domain.letter_numbers import composed
from bot.domain.values import replace
from bot.storage import RuleBroken
from tests.storage.builders import (
    NOW,
    do,
    document,
    exported,
    issue,
    key,
    later,
    letter_number,
    see,
)


@pytest.fixture
async def texts(storage):
    await do(storage, lambda u: u.issues.add(issue(1)))
    for n in range(1, 10):
        one = document(f"2026-0001/D{n}")
        await do(storage, lambda u, one=one: u.documents.add(one))
    return [f"2026-0001/D{n}" for n in range(1, 10)]


async def test_a_number_comes_back_and_a_new_one_takes_its_place(storage, texts):
    typed = letter_number(serial=None, number="12/HM")
    await do(storage, lambda u: u.exports.give(typed))
    assert await see(storage, lambda u: u.exports.number_of(texts[0])) == typed
    assert await see(storage, lambda u: u.exports.numbered("12/HM")) == typed
    assert await see(storage, lambda u: u.exports.number_of(texts[1])) is None
    assert await see(storage, lambda u: u.exports.next_serial(2026)) == 1

    other = replace(typed, number="13/HM", given_at=later(hours=1))
    await do(storage, lambda u: u.exports.give(other))

    assert await see(storage, lambda u: u.exports.numbered("12/HM")) is None
    assert await see(storage, lambda u: u.exports.number_of(texts[0])) == other


@pytest.mark.parametrize("again", [{"number": "other"}, {"serial": 2}])
async def test_the_database_itself_refuses_a_number_twice(storage, texts, again):
    await do(storage, lambda u: u.exports.give(letter_number()))
    second = letter_number(texts[1], **again)

    with pytest.raises(RuleBroken):
        await do(storage, lambda u: u.exports.give(second))

    assert await see(storage, lambda u: u.exports.number_of(texts[1])) is None


async def test_numbers_given_at_once_have_no_gap_and_no_double(storage, texts):
    """Every third unit is given up after it took its number: nobody misses that one."""

    async def give(place: int, document_id: str) -> None:
        async with storage.begin() as unit:
            serial = await unit.exports.next_serial(2026)
            number = composed("{number}/{code}/{year}", serial, "HM", NOW)
            one = letter_number(document_id, number=number, serial=serial)
            await unit.exports.give(one)
            if place % 3 == 1:
                return
            await unit.commit(key())

    await asyncio.gather(*[give(*one) for one in enumerate(texts)])

    given = [await see(storage, lambda u, d=d: u.exports.number_of(d)) for d in texts]
    assert sorted(one.serial for one in given if one) == [1, 2, 3, 4, 5, 6]
    assert [one is None for one in given] == [n % 3 == 1 for n in range(9)]
    assert await see(storage, lambda u: u.exports.next_serial(2026)) == 7
    assert await see(storage, lambda u: u.exports.next_serial(2027)) == 1


async def test_a_file_is_known_by_its_bytes_and_noted_once(storage, texts):
    kit = [exported("cd" * 32, document_id=d, form="zip") for d in texts[:2]]
    for one in (
        exported(),
        replace(exported(), made_by=9, made_at=later(days=1)),
        *kit,
    ):
        await do(storage, lambda u, one=one: u.exports.record(one))

    assert await see(storage, lambda u: u.exports.files("ab" * 32)) == [exported()]
    assert await see(storage, lambda u: u.exports.files("cd" * 32)) == kit
    assert await see(storage, lambda u: u.exports.files("ef" * 32)) == []
