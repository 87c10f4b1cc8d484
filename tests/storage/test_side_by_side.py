"""Which letters to one chat may be on their way at the same time."""

import pytest

from tests.storage.builders import NOW, do, later, letter


async def taken(storage, *letters, **more):
    for one in letters:
        await do(storage, lambda u, one=one: u.letters.post(one))
    found = await claimed(storage, **more)
    return [queued.letter.key for queued in found]


async def claimed(storage, **more):
    values = {"busy": [], "limit": 10, "urgent": True, "together": 3} | more
    return await storage.outbox.claim(NOW, **values)


async def test_calls_and_warnings_to_one_chat_leave_side_by_side(storage):
    posted = [letter("a", "ping"), letter("b", "alarm"), letter("c", "ping")]

    assert await taken(storage, *posted) == ["a", "c", "b"]


@pytest.mark.parametrize("klass", ["reply", "receipt", "info", "board", "file"])
async def test_what_belongs_to_a_conversation_leaves_alone(storage, klass):
    urgent = klass == "reply"
    posted = [letter("a", klass), letter("b", klass), letter("c", klass, chat=2)]

    assert await taken(storage, *posted, urgent=urgent) == ["a", "c"]
    assert await taken(storage, urgent=urgent) == []


async def test_a_reply_behind_calls_waits_until_they_have_arrived(storage):
    posted = [letter("a", "ping"), letter("b", "ping"), letter("c", "reply")]

    await do(storage, *[lambda u, one=one: u.letters.post(one) for one in posted])
    calls = await claimed(storage)
    assert [queued.letter.key for queued in calls] == ["a", "b"]
    for queued in calls:
        assert await taken(storage) == []
        await storage.outbox.sent(queued.id, 7, NOW)
    assert await taken(storage) == ["c"]


async def test_there_are_never_more_than_may_be_together(storage):
    posted = [letter(f"k{n}", "ping") for n in range(5)]

    assert await taken(storage, *posted) == ["k0", "k1", "k2"]
    assert await taken(storage, together=5) == []


async def test_there_is_never_more_than_there_is_room_for(storage):
    posted = [letter(f"k{n}", "ping", chat=n % 2) for n in range(6)]

    assert len(await taken(storage, *posted, limit=4)) == 4


async def test_an_answer_waits_for_what_it_answers_even_beside_others(storage):
    posted = [letter("a", "ping"), letter("b", "alarm", replies_to="a")]

    assert await taken(storage, *posted) == ["a"]


async def test_a_call_that_waits_for_its_time_holds_up_no_other(storage):
    late = letter("a", "ping", not_before=later(minutes=1))

    assert await taken(storage, late, letter("b", "ping")) == ["b"]
