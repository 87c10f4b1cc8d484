"""A letter that leaves at once is not read again; its row still decides."""

import pytest

from bot.domain.values import replace
from bot.ports.mail import Button, Press
from bot.storage.fresh_letters import REMEMBERED, FreshLetters
from tests.storage.builders import NOW, do, letter

ROWS = ((Button("Ambil", Press("take", "2026-0001", "7", 2)),),)


async def test_a_remembered_letter_is_what_its_row_says(storage):
    one = letter("k1", text="Air keruh", rows=ROWS, guard="2026-0001", slot="s")
    await do(storage, lambda u: u.letters.post(one))
    remembered = await storage.outbox.claim(NOW, [], 9, False)

    await storage.outbox.postpone(remembered[0].id, NOW, "", False)
    read = await storage.outbox.claim(NOW, [], 9, False)

    assert remembered[0].letter is one
    assert read[0].letter == one
    assert read[0].letter is not one


async def test_a_letter_undone_with_its_unit_is_not_sent(storage):
    async with storage.begin() as unit:
        await unit.letters.post(letter("k1", text="Air keruh"))

    assert await storage.outbox.claim(NOW, [], 9, False) == []


@pytest.mark.parametrize("changes", [{"secret": True}, {"not_before": NOW}])
def test_what_a_row_says_in_another_way_is_always_read(changes):
    fresh = FreshLetters()
    fresh.put("{}", replace(letter("k1"), **changes))

    assert fresh.take("{}", 1) is None


def test_another_body_or_chat_is_another_letter_and_each_is_had_once():
    fresh, one = FreshLetters(), letter("k1")
    fresh.put("{}", one)

    assert fresh.take("{} ", 1) is None
    assert fresh.take("{}", 2) is None
    assert fresh.take("{}", 1) is one
    assert fresh.take("{}", 1) is None


def test_no_more_are_remembered_than_leave_at_once():
    fresh = FreshLetters()
    for number in range(REMEMBERED + 1):
        fresh.put(str(number), letter(str(number)))

    assert fresh.take("0", 1) is None
    assert fresh.take("1", 1) is not None
