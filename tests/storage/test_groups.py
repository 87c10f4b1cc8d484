"""Grouped commit: many units, few fsyncs, and each one's fate its own."""

import asyncio
import threading
from collections import Counter

import pytest

from bot.ports.storage import AlreadyDone, StorageUnavailable
from bot.storage import open_storage
from tests.storage.builders import NOW, do, entry, key, letter, member, see, update
from tests.storage.conftest import PLACES


class Points(Counter):
    """A probe that counts, and may be told to fail the next COMMIT."""

    def __call__(self, point: str) -> None:
        self[point] += 1


@pytest.fixture(params=["sqlite-file", "sqlite-memory"])
def url(request, tmp_path) -> str:
    """Only one connection has commits to share; a server shares them by itself."""
    return PLACES[request.param](tmp_path)


@pytest.fixture
def points():
    return Points()


@pytest.fixture
async def storage(url, points):
    async with open_storage(url, probe=points) as opened:
        points.clear()
        yield opened


async def save(storage, number, fail=False):
    async with storage.begin() as unit:
        await unit.members.save(member(number))
        await unit.journal.record([entry(str(number))], NOW)
        if fail:
            # Looked at, and so really written: what waits unwritten is easily undone.
            assert await unit.members.find(number) is not None
            raise KeyError(number)
        await unit.commit(key())
    return number


async def test_units_that_wait_share_one_commit(storage, points):
    await asyncio.gather(*[save(storage, n) for n in range(100)])

    assert len(await see(storage, lambda u: u.members.everyone())) == 100
    assert points["commit:before"] == points["commit:after"] <= 3


async def test_a_lone_unit_is_committed_at_once(storage, points):
    for number in range(5):
        await save(storage, number)

    assert points["commit:after"] == 5


async def test_a_look_costs_no_commit(storage, points):
    await asyncio.gather(*[see(storage, lambda u: u.members.everyone())] * 1)
    await storage.inbox.backlog()

    assert points["commit:before"] == 0


async def test_a_unit_that_fails_is_undone_alone(storage, points):
    found = await asyncio.gather(
        *[save(storage, n, fail=n % 3 == 0) for n in range(30)], return_exceptions=True
    )

    kept = [n for n in range(30) if n % 3]
    assert [n for n in found if isinstance(n, int)] == kept
    assert [repr(e) for e in found if not isinstance(e, int)] == [
        f"KeyError({n})" for n in range(0, 30, 3)
    ]
    members = await see(storage, lambda u: u.members.everyone())
    assert [m.user_id for m in members] == kept
    assert points["commit:after"] <= 3
    assert await storage.integrity() == []


async def test_the_mail_travels_in_the_same_group(storage, points):
    await asyncio.gather(
        *[save(storage, n) for n in range(20)],
        *[storage.inbox.receive([update(n, chat=n)], NOW) for n in range(20)],
        *[
            do(storage, lambda u, n=n: u.letters.post(letter(f"k{n}")))
            for n in range(20)
        ],
    )

    assert await storage.inbox.backlog() == 20
    assert points["commit:after"] <= 4


async def test_a_unit_sees_what_the_group_holds_and_leaves_when_it_is_durable(
    storage, points
):
    writing = asyncio.create_task(save(storage, 1))
    reading = asyncio.create_task(see(storage, lambda u: u.members.find(1)))

    assert await reading == member(1)
    assert points["commit:after"] == 1
    assert await writing == 1


async def test_a_key_that_is_only_in_the_group_is_done_when_the_group_is(
    storage, points
):
    async def once():
        async with storage.begin() as unit:
            await unit.members.save(member(1))
            await unit.commit("the key")

    found = await asyncio.gather(once(), once(), once(), return_exceptions=True)

    assert [type(e) for e in found] == [type(None), AlreadyDone, AlreadyDone]
    assert points["commit:after"] == 1


async def fill_the_disk(storage):
    """Let the database find no more room than it has."""

    def limit(connection):
        connection.execute("VACUUM")  # a migration leaves free pages
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()

    await storage._engine.hop(limit)


async def free_the_disk(storage):
    await storage._engine.hop(
        lambda c: c.execute("PRAGMA max_page_count = 1000000").fetchall()
    )


async def test_a_full_disk_is_said_to_everyone_and_is_over_once_there_is_room(storage):
    await save(storage, 1)
    await fill_the_disk(storage)

    async def write_much(number):
        async with storage.begin() as unit:
            await unit.members.save(member(number, name="x" * 5000))
            await unit.journal.record([entry(str(number))], NOW)
            await unit.commit(key())

    found = await asyncio.gather(*map(write_much, range(2, 12)), return_exceptions=True)
    assert {type(e) for e in found} == {StorageUnavailable}
    with pytest.raises(StorageUnavailable, match="full"):
        await storage.inbox.receive([update(n, n) for n in range(500)], NOW)

    await free_the_disk(storage)
    await asyncio.gather(*map(write_much, range(2, 12)))
    assert len(await see(storage, lambda u: u.members.everyone())) == 11
    assert await storage.integrity() == []


async def test_a_commit_that_fails_fails_for_the_whole_group(url):
    failing = True

    def refuse(point):
        if point == "commit:before" and failing:
            engine = storage._engine
            engine._connection._conn.execute("ROLLBACK")  # as an I/O error would

    async with open_storage(url) as storage:
        storage._engine._probe = refuse
        work = [save(storage, n) for n in range(5)]
        look = see(storage, lambda u: u.members.everyone())
        found = await asyncio.gather(*work, look, return_exceptions=True)
        assert [type(e).__name__ for e in found] == ["StorageUnavailable"] * 6

        failing = False
        assert await asyncio.gather(*[save(storage, n) for n in range(5)]) == list(
            range(5)
        )
        assert await storage.integrity() == []


async def test_an_engine_that_gives_up_everything_is_believed(storage):
    """SQLite may roll back the whole transaction when one statement finds no room."""
    first = asyncio.create_task(save(storage, 1))

    async def unlucky():
        async with storage.begin() as unit:
            await unit.members.save(member(2))
            await unit.members.everyone()
            await storage._engine.hop(lambda c: c.execute("ROLLBACK").fetchall())
            raise KeyError

    found = await asyncio.gather(
        first, unlucky(), save(storage, 3), return_exceptions=True
    )
    assert [type(e) for e in found] == [StorageUnavailable, StorageUnavailable, int]
    members = await see(storage, lambda u: u.members.everyone())
    assert [m.user_id for m in members] == [3]
    assert await storage.integrity() == []


async def test_what_reads_a_whole_table_leaves_the_event_loop_alone(storage):
    threads = {}

    def note(point):
        threads[point] = threading.current_thread()

    storage._engine._probe = note
    await save(storage, 1)
    await storage.integrity()

    here = threading.current_thread()
    long = {p for p in threads if p.startswith("statement:integrity.")}
    assert long
    assert {p for p, thread in threads.items() if thread is not here} == {
        "commit:before",
        "commit:after",
        *long,
    }


async def test_cancelled_while_a_table_is_read_the_next_unit_works(storage):
    reading, go_on = threading.Event(), threading.Event()

    def hold(point):
        if point.startswith("statement:integrity.") and not reading.is_set():
            reading.set()
            go_on.wait(5)

    storage._engine._probe = hold
    looking = asyncio.create_task(storage.integrity())
    await asyncio.to_thread(reading.wait, 5)
    looking.cancel()
    next_one = asyncio.create_task(save(storage, 1))
    await asyncio.sleep(0)
    assert not next_one.done()
    go_on.set()

    assert await next_one == 1
    with pytest.raises(asyncio.CancelledError):
        await looking
