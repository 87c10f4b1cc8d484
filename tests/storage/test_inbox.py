"""The inbox: nothing is lost, nothing counts twice, each chat stays in order."""

import pytest

from tests.storage.builders import NOW, do, key, later, update


async def waiting(storage, now=NOW, busy=(), limit=10):
    return [u.update_id for u in await storage.inbox.waiting(now, busy, limit)]


async def test_an_update_is_kept_as_it_came(storage):
    one = update(2**40, chat=-(10**12))
    await storage.inbox.receive([one], NOW)

    assert await storage.inbox.waiting(NOW, [], 10) == [one]
    assert await storage.inbox.backlog() == 1


async def test_receiving_twice_is_once(storage):
    for _ in range(3):
        await storage.inbox.receive([update(1), update(1)], NOW)

    assert await storage.inbox.backlog() == 1
    await storage.inbox.finish("telegram:1")
    await storage.inbox.receive([update(1)], NOW)
    assert await storage.inbox.backlog() == 0


async def test_each_chat_gives_its_oldest_update_in_the_order_of_arrival(storage):
    arrived = [(9, 1), (3, 2), (4, 1), (1, 3)]
    await storage.inbox.receive([update(n, chat) for n, chat in arrived], NOW)

    assert await waiting(storage) == [9, 3, 1]
    assert await waiting(storage, busy=[2]) == [9, 1]
    assert await waiting(storage, limit=1) == [9]
    assert await waiting(storage, busy={1, 2}, limit=1) == [1]
    await storage.inbox.finish("telegram:9")
    assert await waiting(storage) == [3, 4, 1]


async def test_a_failed_update_holds_its_chat_until_its_time(storage):
    await storage.inbox.receive([update(1), update(2), update(3, chat=2)], NOW)
    await storage.inbox.fail("telegram:1", "KeyError", later(seconds=5))

    assert await waiting(storage) == [3]
    [first, _] = await storage.inbox.waiting(later(seconds=5), [], 10)
    assert (first.update_id, first.attempts) == (1, 1)
    assert await storage.inbox.backlog() == 3


async def test_an_update_that_is_set_aside_lets_the_next_pass(storage):
    await storage.inbox.receive([update(1), update(2)], NOW)
    await storage.inbox.fail("telegram:1", "KeyError", None)

    assert await waiting(storage) == [2]
    await do(storage, lambda u: u.letters.set_update_aside("telegram:2", "KeyError"))
    assert await storage.inbox.backlog() == 0


async def test_a_commit_ticks_its_update_off(storage):
    await storage.inbox.receive([update(1), update(2)], NOW)
    async with storage.begin() as unit:
        await unit.commit("telegram:1")

    assert await waiting(storage) == [2]


async def test_an_undone_unit_leaves_its_update_waiting(storage):
    await storage.inbox.receive([update(1)], NOW)
    with pytest.raises(KeyError):
        async with storage.begin() as unit:
            await unit.dialogues.end(1)
            raise KeyError

    assert await waiting(storage) == [1]


async def test_finishing_what_its_command_ticked_off_writes_nothing(storage):
    await storage.inbox.receive([update(1)], NOW)
    async with storage.begin() as unit:
        await unit.commit("telegram:1")
    written = await changes(storage)

    await storage.inbox.finish("telegram:1")

    assert await changes(storage) == written


async def changes(storage) -> int:
    """What the engine has written so far."""
    connection = getattr(storage._engine, "_connection", None)
    if connection is None:
        pytest.skip("this engine does not count what it writes")
    return connection._conn.total_changes


async def test_finishing_twice_is_fine(storage):
    await storage.inbox.receive([update(1)], NOW)
    for _ in range(2):
        await storage.inbox.finish("telegram:1")
    await storage.inbox.finish(key())
    await storage.inbox.fail("telegram:1", "late", NOW)

    assert await storage.inbox.backlog() == 0


async def test_what_an_update_said_can_be_forgotten_its_key_stays(storage):
    await storage.inbox.receive([update(1)], NOW)

    await do(storage, lambda u: u.letters.forget_update("telegram:1"))

    [kept] = await storage.inbox.waiting(NOW, [], 10)
    assert kept.payload == "{}"
    await storage.inbox.receive([update(1)], NOW)
    assert await storage.inbox.backlog() == 1
