"""The postman's side of the outbox: who leaves when, and how it ends."""

import pytest

from bot.storage import RuleBroken, open_storage
from tests.postgres import silence
from tests.storage.builders import NOW, claim, do, later, letter, see, unheld


async def post(storage, *letters):
    for one in letters:
        await do(storage, lambda u, one=one: u.letters.post(one))


async def take(storage, urgent=False, **more):
    values = {"now": NOW, "busy": [], "limit": 10} | more
    return await storage.outbox.claim(urgent=urgent, **values)


async def test_the_most_urgent_leaves_first_and_one_for_a_chat(storage):
    await post(
        storage,
        letter("a", "reply", chat=1),
        letter("b", "alarm", chat=2),
        letter("c", "ping", chat=3),
        letter("d", "ping", chat=1),
        letter("e", "receipt", chat=4),
        letter("f", "info", chat=5),
    )

    assert await claim(storage, urgent=True) == ["c", "d", "b"]
    assert await claim(storage, urgent=False, limit=1) == ["e"]
    assert await claim(storage, urgent=False) == ["f"]


async def test_letters_of_one_chat_leave_in_the_order_of_posting(storage):
    await post(storage, *[letter(f"k{n}") for n in range(3)])

    for n in range(3):
        [one] = await take(storage)
        assert one.letter.key == f"k{n}"
        assert await take(storage) == []
        await storage.outbox.sent(one.id, n + 1, NOW)


async def test_a_busy_chat_is_passed_over(storage):
    await post(storage, letter("a", chat=1), letter("b", chat=2), letter("c", chat=3))

    assert await claim(storage, busy=[1, 2], limit=1) == ["c"]


async def test_a_letter_waits_for_its_time(storage):
    await post(storage, letter("a", not_before=later(minutes=5)))

    assert await claim(storage) == []
    assert await storage.outbox.next_due(NOW) == later(minutes=5)
    assert await storage.outbox.next_due(later(minutes=6)) == later(minutes=6)
    assert await claim(storage, now=later(minutes=5)) == ["a"]
    assert await storage.outbox.next_due(NOW) is None


async def test_a_postponed_letter_leaves_later_and_remembers_its_tries(storage):
    await post(storage, letter("a"))
    for doubt in (False, True, False):
        [one] = await take(storage, now=later(minutes=5))
        await storage.outbox.postpone(one.id, later(minutes=1), "429", doubt)

    assert await claim(storage) == []
    [one] = await take(storage, now=later(minutes=1))
    assert (one.attempts, one.maybe_sent) == (3, True)


async def test_a_letter_given_back_is_untouched(storage):
    await post(storage, letter("a"))
    [one] = await take(storage)
    await storage.outbox.unclaim(one.id, later(seconds=2))

    assert await storage.outbox.next_due(NOW) == later(seconds=2)
    [again] = await take(storage, now=later(seconds=2))
    assert again == one


async def test_what_ended_never_leaves_again(storage):
    for number, ended in enumerate(("dead", "uncertain", "cancelled", "expired")):
        await post(storage, letter(f"k{number}"))
        [one] = await take(storage)
        await storage.outbox.settle(one.id, ended, "code", NOW)
        await storage.outbox.postpone(one.id, NOW, "late", False)

    assert await take(storage, now=later(days=1)) == []
    assert await storage.outbox.rescue() == []


async def test_a_late_success_counts_whatever_was_thought(storage):
    await post(storage, letter("a"))
    [one] = await take(storage)
    await storage.outbox.settle(one.id, "uncertain", "timeout", NOW)
    await storage.outbox.sent(one.id, 77, NOW)
    await storage.outbox.settle(one.id, "dead", "late", NOW)

    found = await see(storage, lambda u: u.letters.find(one.id))
    assert found.message_id == 77
    await post(storage, letter("b", edits="a"))
    [edit] = await take(storage)
    assert edit.message_id == 77


@pytest.mark.parametrize("klass", ["ping", "alarm"])
async def test_a_ping_cannot_expire(storage, klass):
    await post(storage, letter("a", klass))
    [one] = await take(storage, urgent=True)

    with pytest.raises(RuleBroken):
        await storage.outbox.settle(one.id, "expired", "", NOW)


async def test_only_a_board_may_be_sent_without_a_number(storage):
    await post(storage, letter("a", "board"), letter("b", "info", chat=2))
    info, board = await take(storage)

    await storage.outbox.sent(board.id, 0, NOW)
    with pytest.raises(RuleBroken):
        await storage.outbox.sent(info.id, 0, NOW)


async def test_what_was_leaving_when_the_process_died_is_rescued(lasting_url):
    async with open_storage(lasting_url) as storage:
        await post(storage, letter("a"), letter("b", chat=2), letter("c"))
        claimed = await take(storage)
        await storage.abandon()
    await silence(lasting_url)

    async with open_storage(lasting_url) as storage:
        assert await storage.outbox.rescue() == [unheld(one) for one in claimed]
        await storage.outbox.sent(claimed[0].id, 5, NOW)
        await storage.outbox.postpone(claimed[1].id, NOW, "process_died", True)
        assert await storage.outbox.rescue() == []
        again = await take(storage)
        assert [one.maybe_sent for one in again] == [True, False]


async def test_the_urgent_do_not_wait_behind_the_rest(storage):
    await post(storage, *[letter(f"i{n}", chat=n) for n in range(20)])
    await post(storage, letter("p", "ping", chat=3))

    assert await claim(storage, urgent=True) == ["p"]
    assert "i3" not in await claim(storage, limit=100)


async def test_a_group_that_moved_takes_its_letters_along(storage):
    await post(storage, letter("a", chat=-5, slot="s"), letter("sent", chat=-6))
    await storage.outbox.migrate(-5, -100)
    await storage.outbox.migrate(-100, -1000)
    for _ in range(2):
        await storage.outbox.migrate(-5, -1000)
    await post(storage, letter("b", chat=-5, slot="s"), letter("c", chat=-100))

    letters = await take(storage)
    assert [(q.letter.key, q.letter.chat_id) for q in letters] == [
        ("sent", -6),
        ("b", -1000),
    ]
    await storage.outbox.sent(letters[1].id, 1, NOW)
    [last] = await take(storage)
    assert (last.letter.key, last.letter.chat_id) == ("c", -1000)
