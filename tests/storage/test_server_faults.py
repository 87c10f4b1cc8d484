"""What happens between a replica and its server: restarts, half-open ways, lost commits."""

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from bot.ports.storage import AlreadyDone, StorageUnavailable
from bot.storage import open_storage
from bot.storage.postgresql import pool, presence
from bot.web import front
from bot.web.front import Behind, Front
from tests.postgres import ask
from tests.proofs.process import until
from tests.proofs.wire import wired
from tests.storage.builders import NOW, do, entry, key, letter, member, see

pytestmark = [pytest.mark.slow, pytest.mark.processes]


@pytest.fixture
def address(postgres):
    return postgres.fresh()


async def report(storage, number):
    """One command under its key, asked again until it is done, as the loops do."""
    while True:
        try:
            async with storage.begin() as unit:
                await unit.members.save(member(number))
                await unit.journal.record([entry(f"{number}")], NOW)
                await unit.commit(f"command:{number}")
        except AlreadyDone:
            return
        except StorageUnavailable:
            await asyncio.sleep(0.02)
        else:
            return


async def assert_each_once(storage, count):
    rows = await see(storage, lambda u: u.journal.after(0, 1000))
    assert sorted(int(row.entry.subject) for row in rows) == list(range(1, count + 1))
    assert await storage.integrity() == []


@pytest.mark.parametrize("how", ["fast", "immediate"])
async def test_a_server_that_restarts_is_reached_again_and_nothing_is_done_twice(
    own_server, how
):
    address = own_server.fresh("template0")
    async with open_storage(address) as storage:
        done = asyncio.Event()

        async def work():
            for number in range(1, 61):
                await report(storage, number)
                if number == 20:
                    done.set()

        working = asyncio.create_task(work())
        await done.wait()
        await asyncio.to_thread(own_server.restart, how)
        await working
        await assert_each_once(storage, 60)
        await until(lambda: storage.leads)


async def test_a_way_that_is_half_open_is_given_up_and_somebody_else_leads(
    postgres, address, monkeypatch
):
    async with (
        wired(postgres, address) as (wire, over),
        impatient(over, monkeypatch) as storage,
        open_storage(address) as other,
    ):
        await do(storage, lambda u: u.letters.post(letter("a")))
        [taken] = await storage.outbox.claim(NOW, [], 5, False)
        await until(lambda: storage.leads)
        assert not other.leads
        wire.stall()
        with pytest.raises(StorageUnavailable):
            await do(storage, lambda u: u.members.save(member(1)))

        await until(lambda: other.leads)
        assert not storage.leads
        await report(other, 1)
        await until(lambda: not storage.outbox.in_hand(taken))
        wire.flow()
        wire.cut()
        await report(storage, 2)
        await assert_each_once(other, 2)


@asynccontextmanager
async def impatient(address, monkeypatch):
    """Open a storage that waits for no answer as long as others do."""
    with monkeypatch.context() as soon:
        soon.setattr(pool, "LONGEST_ANSWER", 2.0)
        opening = open_storage(address)
        storage = await opening.__aenter__()
    try:
        yield storage
    finally:
        await opening.__aexit__(None, None, None)


@pytest.mark.parametrize("fate", ["swallowed", "unanswered"])
async def test_a_connection_that_dies_in_a_commit_is_asked_again_without_harm(
    postgres, address, fate
):
    """Before it reached the server, and after: nobody can tell the two apart."""
    async with wired(postgres, address) as (wire, over), open_storage(over) as storage:
        for number in range(1, 11):
            wire.next_commit = fate
            await report(storage, number)

        assert wire.broken == 10
        await assert_each_once(storage, 10)


async def test_a_server_without_a_free_connection_makes_it_wait_and_not_be_ready(
    address, monkeypatch
):
    monkeypatch.setattr(front, "WRITE_EVERY", 0.0)
    few = await limited_to(address, 1)
    async with open_storage(few) as storage:
        watched = Front()
        watched.house = Behind(storage, SystemTime(), ())
        assert await watched.not_ready() == []
        async with storage.begin() as unit:
            await unit.members.everyone()  # this is the only connection
            assert await watched.not_ready() == ["storage"]
            with pytest.raises(StorageUnavailable, match="too many connections"):
                await storage.inbox.receive([], NOW)
                await storage.alive(NOW)

        await do(storage, lambda u: u.journal.record([entry("1")], NOW))
        assert await watched.not_ready() == []


class SystemTime:
    def now(self):
        return datetime.now(UTC)


async def limited_to(address, connections):
    """Let somebody in who may open so many connections and no more."""
    name = (
        f"few_{key().replace(':', '_')}_{address.rpartition('_')[2].partition('?')[0]}"
    )
    await ask(
        address,
        f"CREATE ROLE {name} LOGIN CONNECTION LIMIT {connections}",
        f"GRANT pg_read_all_data, pg_write_all_data TO {name}",
    )
    return address.replace("//postgres", f"//{name}", 1)


async def test_a_machine_that_slept_relies_on_nothing_that_it_had_in_hand(
    address, monkeypatch
):
    """CLOCK_BOOTTIME goes on while the machine sleeps; nothing was renewed."""
    async with open_storage(address) as storage:
        await do(storage, lambda u: u.letters.post(letter("a")))
        [taken] = await storage.outbox.claim(NOW, [], 5, False)
        assert storage.leads
        assert storage.outbox.in_hand(taken)
        awake = presence.elapsed
        monkeypatch.setattr(presence, "elapsed", lambda: awake() + 3600)

        assert not storage.leads
        assert not storage.outbox.in_hand(taken)
