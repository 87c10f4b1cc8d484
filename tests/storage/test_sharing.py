"""Several replicas on one database: one after another, and nothing taken twice."""

import asyncio
from contextlib import AsyncExitStack, asynccontextmanager

import asyncpg
import pytest

from bot.ports.storage import AlreadyDone, StorageUnavailable
from bot.storage import open_storage
from bot.storage.chain import broken_links
from bot.storage.postgresql import pool
from bot.storage.session import Lane
from bot.storage.single import in_one
from tests.postgres import ask, silence
from tests.storage.builders import (
    NOW,
    do,
    entry,
    key,
    letter,
    member,
    see,
    unheld,
    update,
)
from tests.storage.builders import open_issue as opened_issue


@pytest.fixture
def address(postgres):
    return postgres.fresh()


@pytest.fixture
async def replicas(address):
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(open_storage(address)) for _ in range(3)]


async def test_units_of_all_replicas_make_one_chain_and_numbers_without_gaps(replicas):
    await asyncio.gather(*[opened_issue(replicas[n % 3]) for n in range(30)])

    rows = await see(replicas[0], lambda u: u.journal.after(0, 100))
    assert len(rows) == 30
    assert broken_links(rows, 0, "") == 0
    assert await replicas[1].integrity() == []


async def test_a_unit_sees_what_the_unit_before_it_decided_elsewhere(replicas):
    """Nobody acts on a role that is taken away at the same moment."""

    async def count(storage):
        async with storage.begin() as unit:
            seen = await unit.members.everyone()
            await unit.members.save(member(len(seen) + 1))
            await unit.commit(key())

    await asyncio.gather(*[count(replicas[n % 3]) for n in range(30)])

    members = await see(replicas[0], lambda u: u.members.everyone())
    assert [m.user_id for m in members] == list(range(1, 31))


async def test_a_command_is_carried_out_by_one_replica(replicas):
    async def once(storage):
        async with storage.begin() as unit:
            await unit.journal.record([entry()], NOW)
            await unit.commit("the command")

    found = await asyncio.gather(*map(once, replicas), return_exceptions=True)

    assert sorted(type(e).__name__ for e in found) == ["AlreadyDone"] * 2 + ["NoneType"]
    assert len(await see(replicas[0], lambda u: u.journal.after(0, 9))) == 1


async def test_each_letter_is_claimed_by_one_postman(replicas):
    for number in range(30):
        await do(
            replicas[0], lambda u, n=number: u.letters.post(letter(f"k{n}", chat=n))
        )

    claims = [replicas[n % 3].outbox.claim(NOW, [], 3, False) for n in range(12)]
    found = [one.id for part in await asyncio.gather(*claims) for one in part]

    assert len(found) == len(set(found)) == 30


async def test_two_postmen_are_never_on_their_way_to_one_chat(replicas):
    for klass in ("ping", "info"):
        await do(replicas[0], lambda u, k=klass: u.letters.post(letter(k, k)))

    claims = [r.outbox.claim(NOW, [], 3, n == 1) for n, r in enumerate(replicas)]
    found = [one for part in await asyncio.gather(*claims) for one in part]

    assert len(found) == 1


async def test_each_chat_is_in_the_hand_of_one_replica(replicas):
    first, second, third = replicas
    await first.inbox.receive([update(n, chat=n % 4) for n in range(12)], NOW)

    looks = [r.inbox.waiting(NOW, [], 2) for r in (first, second, third)]
    found = [one.chat_id for part in await asyncio.gather(*looks) for one in part]

    assert sorted(found) == [0, 1, 2, 3]


async def test_the_next_update_of_a_chat_waits_until_the_one_before_is_done(replicas):
    first, second, _ = replicas
    await first.inbox.receive([update(1), update(2)], NOW)
    [one] = await first.inbox.waiting(NOW, [], 5)

    assert await second.inbox.waiting(NOW, [], 5) == []
    await first.inbox.finish(one.key)
    [two] = await second.inbox.waiting(NOW, [], 5)
    assert two.update_id == 2
    await second.inbox.fail(two.key, "KeyError", NOW)
    [again] = await first.inbox.waiting(NOW, [], 5)
    assert (again.update_id, again.attempts) == (2, 1)


async def test_what_a_silent_replica_had_in_hand_is_taken_over(replicas, address):
    first, second, third = replicas
    await first.inbox.receive([update(1)], NOW)
    await do(first, lambda u: u.letters.post(letter("a")))
    [one] = await first.inbox.waiting(NOW, [], 5)
    [sending] = await first.outbox.claim(NOW, [], 5, False)
    assert await second.outbox.rescue() == []

    await silence(address)
    await second._engine._presence.renew()

    assert await second.inbox.waiting(NOW, [], 5) == [one]
    assert await second.outbox.rescue() == [unheld(sending)]
    await third._engine._presence.renew()
    assert await third.outbox.rescue() == []


async def test_a_replica_that_wakes_up_spoils_nothing_that_others_took_over(
    replicas, address
):
    first, second, _ = replicas
    await do(first, lambda u: u.letters.post(letter("a")))
    [one] = await first.outbox.claim(NOW, [], 5, False)
    await silence(address)
    await second._engine._presence.renew()
    await second.outbox.rescue()

    async def is_in_the_hand_of_the_second():
        found = await ask(address, "SELECT state, held_by FROM outbox")
        return [tuple(row) for row in found] == [("sending", second._engine.holder)]

    await first.outbox.postpone(one.id, NOW, "late", True)
    assert await is_in_the_hand_of_the_second()
    await first.outbox.unclaim(one.id, NOW)
    assert await is_in_the_hand_of_the_second()
    await first.outbox.settle(one.id, "dead", "late", NOW)
    assert await is_in_the_hand_of_the_second()
    assert await first.outbox.claim(NOW, [], 5, False) == []
    await first.outbox.sent(one.id, 7, NOW)

    found = await see(first, lambda u: u.letters.find(one.id))
    assert found.message_id == 7


async def test_a_replica_that_was_silent_goes_on_under_another_name(replicas, address):
    presence = replicas[0]._engine._presence
    before = presence.name
    assert presence.fresh
    await silence(address)
    await presence.renew()

    assert presence.name != before
    assert presence.fresh


async def test_one_replica_leads_and_another_follows_when_it_is_gone(address):
    async with open_storage(address) as first, open_storage(address) as second:
        assert (first.leads, second.leads) == (True, False)
        await silence(address)
        await second._engine._presence.renew()
        await first._engine._presence.renew()
        assert (first.leads, second.leads) == (False, True)
        await second.abandon()
        assert not second.leads


async def test_a_letter_claimed_under_a_lost_name_is_not_sent(address):
    async with open_storage(address) as storage:
        await do(storage, lambda u: u.letters.post(letter("a")))
        [one] = await storage.outbox.claim(NOW, [], 5, False)
        assert storage.outbox.in_hand(one)
        await silence(address)
        await storage._engine._presence.renew()

        assert not storage.outbox.in_hand(one)
        assert await storage.outbox.rescue() == [unheld(one)]


async def test_a_replica_that_leaves_has_nothing_in_hand(address):
    async with open_storage(address) as first:
        await first.inbox.receive([update(1)], NOW)
        assert len(await first.inbox.waiting(NOW, [], 5)) == 1
    async with open_storage(address) as second:
        assert len(await second.inbox.waiting(NOW, [], 5)) == 1


async def test_an_older_replica_stores_nothing_on_a_newer_schema(replicas, address):
    await do(replicas[0], lambda u: u.letters.post(letter("a")))
    await ask(address, "UPDATE siaga_schema SET version = 99")

    for work in (
        replicas[0]._engine._presence.renew(),
        replicas[0].inbox.receive([update(1)], NOW),
        replicas[1].outbox.claim(NOW, [], 5, False),
        see(replicas[2], lambda u: u.members.everyone()),
    ):
        with pytest.raises(StorageUnavailable, match="newer version"):
            await work


async def test_who_stays_in_a_lane_too_long_is_put_out_of_it(address, monkeypatch):
    monkeypatch.setitem(pool.SETTINGS, "idle_in_transaction_session_timeout", "200ms")
    monkeypatch.setitem(pool.SETTINGS, "lock_timeout", "100ms")
    async with open_storage(address) as frozen, open_storage(address) as other:
        async with frozen.begin() as unit:
            await unit.members.save(member(1))
            await unit.members.everyone()
            await do(other, lambda u: u.members.save(member(2)))
            with pytest.raises(StorageUnavailable):
                await unit.commit(key())

        await do(frozen, lambda u: u.members.save(member(3)))
        members = await see(other, lambda u: u.members.everyone())
        assert [m.user_id for m in members] == [2, 3]


KILL = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE application_name = 'siaga' AND datname = current_database()"
)


async def test_connections_that_broke_while_idle_are_not_noticed_by_anybody(
    replicas, address
):
    await ask(address, KILL)

    for storage in replicas:
        await do(storage, lambda u: u.journal.record([entry()], NOW))
    await asyncio.gather(*[r.inbox.receive([update(1)], NOW) for r in replicas])
    assert await replicas[0].integrity() == []


async def test_a_unit_whose_connection_breaks_stores_nothing(replicas, address):
    async with replicas[0].begin() as unit:
        await unit.members.save(member(1))
        await unit.members.everyone()
        await ask(address, KILL)
        with pytest.raises(StorageUnavailable):
            await unit.issues.count_open()

    assert await see(replicas[0], lambda u: u.members.everyone()) == []


async def test_a_commit_whose_answer_was_lost_is_repeated_without_harm(address):
    async def once(storage):
        async with storage.begin() as unit:
            await unit.members.save(member(1))
            await unit.commit("the command")

    def cut(point):
        if point == "commit:after":
            raise StorageUnavailable("the way broke")

    async with open_storage(address) as storage:
        storage._engine._probe = cut
        with pytest.raises(StorageUnavailable):
            await once(storage)
    async with open_storage(address) as storage:
        with pytest.raises(AlreadyDone):
            await once(storage)
        assert len(await see(storage, lambda u: u.members.everyone())) == 1


async def test_the_victim_of_a_deadlock_begins_again(replicas, address):
    storage = replicas[0]
    for number in (1, 2):
        await do(storage, lambda u, n=number: u.letters.post(letter(f"k{n}", chat=n)))
    tries, ours = [], asyncio.Event()

    async def work(session):
        tries.append(1)
        await session.change("letters.cancel_for_chat", chat_id=1)
        ours.set()
        await session.change("letters.cancel_for_chat", chat_id=2)

    async with other_way_round(address, ours):
        await in_one(storage._engine, work, Lane.BESIDE)

    assert len(tries) == 2
    assert await storage.outbox.claim(NOW, [], 5, False) == []


@asynccontextmanager
async def other_way_round(address, ours):
    """Lock the second letter, then want the first; never be the one who gives way."""
    connection = await asyncpg.connect(address)
    await connection.execute("SET deadlock_timeout = '60s'")
    change = "UPDATE outbox SET error = 'x' WHERE chat_id = $1"

    async def want():
        await ours.wait()
        await connection.execute(change, 1)
        await transaction.commit()

    transaction = connection.transaction()
    await transaction.start()
    await connection.execute(change, 2)
    wanting = asyncio.create_task(want())
    yield
    await wanting
    await connection.close()
