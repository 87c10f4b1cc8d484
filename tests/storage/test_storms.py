"""Callers that are cancelled at any moment neither hang others nor tear a unit."""

import asyncio
import random
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.values import replace
from bot.ports.storage import AlreadyDone, Conflict
from bot.storage import open_storage
from tests.storage.builders import NOW, entry, issue, later, letter, member, see, update


async def pair(storage, number, log):
    """Two rows that must be there together or not at all."""
    async with storage.begin() as unit:
        log[number] = "begun"
        await unit.members.save(member(number))
        if number % 2:
            await unit.members.find(number)
        await unit.issues.add(issue(await unit.issues.next_count(2026), owner=number))
        await unit.journal.record([entry(str(number))], NOW)
        log[number] = "committing"
        await unit.commit(f"pair:{number}")
        log[number] = "committed"


async def storm(storage, rng, tasks=60):
    """Run pairs and cancel some of them, each after a random number of steps."""
    log: dict[int, str] = {}
    running = [asyncio.create_task(pair(storage, n, log)) for n in range(1, tasks + 1)]
    while any(not task.done() for task in running):
        for _ in range(rng.randrange(4)):
            await asyncio.sleep(0)
        if rng.random() < 0.3:
            rng.choice(running).cancel()
        if rng.random() < 0.1:
            await asyncio.sleep(0.001)
    await asyncio.gather(*running, return_exceptions=True)
    return log


@pytest.mark.parametrize("seed", range(25))
async def test_a_cancelled_unit_is_whole_or_absent(url, seed):
    async with open_storage(url) as storage:
        log = await storm(storage, random.Random(seed))

        members = {
            m.user_id for m in await see(storage, lambda u: u.members.everyone())
        }
        issues = await see(storage, lambda u: u.issues.open(1000))
        rows = await see(storage, lambda u: u.journal.after(0, 1000))
        assert {i.owner for i in issues} == members
        assert {int(r.entry.subject) for r in rows} == members
        assert {n for n, said in log.items() if said == "committed"} <= members
        assert members <= {n for n, said in log.items() if said != "begun"}
        assert not [
            c for c in await storage.integrity() if "chain" in c or "numbers" in c
        ]


@pytest.mark.parametrize("steps", range(12))
async def test_whoever_waits_is_served_when_the_one_before_is_cancelled(url, steps):
    async with open_storage(url) as storage:
        first = asyncio.create_task(pair(storage, 1, {}))
        second = asyncio.create_task(pair(storage, 2, {}))
        for _ in range(steps):
            await asyncio.sleep(0)
        first.cancel()
        await second

        members = await see(storage, lambda u: u.members.everyone())
        assert 2 in {m.user_id for m in members}
        await asyncio.wait([first])


@pytest.mark.parametrize("steps", range(20))
async def test_cancelling_twice_harms_nobody_in_the_group(url, steps):
    async with open_storage(url) as storage:
        first = asyncio.create_task(pair(storage, 2, {}))
        inside = asyncio.Event()
        second = asyncio.create_task(long_unit(storage, inside))
        await inside.wait()
        for step in range(steps + 10):
            await asyncio.sleep(0)
            if step >= steps:
                second.cancel()
        await first
        await asyncio.wait([second])

        members = await see(storage, lambda u: u.members.everyone())
        assert [m.user_id for m in members] == [2]
        assert len(await see(storage, lambda u: u.journal.after(0, 9))) == 1


async def long_unit(storage, inside):
    async with storage.begin() as unit:
        inside.set()
        for number in range(100, 150):
            await unit.members.save(member(number))
            await unit.members.find(number)


async def test_a_time_limit_inside_a_unit_leaves_it_usable_or_refuses(url):
    """A statement is never half-way: the time is up before it or after it."""
    async with open_storage(url) as storage:
        async with storage.begin() as unit:
            await unit.members.save(member(1))
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0):
                    await unit.members.everyone()
                    await asyncio.sleep(0)
            await unit.members.save(member(2))
            await unit.commit("limited")

        members = await see(storage, lambda u: u.members.everyone())
        assert [m.user_id for m in members] == [1, 2]


async def test_cancelling_the_postman_leaves_letters_where_they_are(url):
    async with open_storage(url) as storage:
        for number in range(20):
            async with storage.begin() as unit:
                await unit.letters.post(letter(f"k{number}", chat=number))
                await unit.commit(f"post:{number}")
        claims = [
            asyncio.create_task(storage.outbox.claim(NOW, [], 3, False))
            for _ in range(8)
        ]
        await asyncio.sleep(0)
        for task in claims[::2]:
            task.cancel()
        found = await asyncio.gather(*claims, return_exceptions=True)

        got = [q.id for part in found if isinstance(part, list) for q in part]
        assert len(got) == len(set(got))
        rest = {q.id for q in await storage.outbox.claim(NOW, [], 100, False)}
        assert rest.isdisjoint(got)


ACTS = st.sampled_from(["add", "save", "stale", "fail", "again", "receive", "finish"])


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(plan=st.lists(st.lists(ACTS, min_size=1, max_size=6), min_size=1, max_size=8))
def test_any_interleaving_is_as_one_after_another(plan):
    """Several callers at once, against a model that is told in the order of commits."""
    asyncio.run(interleave(plan, "sqlite://"))


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(plan=st.lists(st.lists(ACTS, min_size=1, max_size=6), min_size=1, max_size=8))
def test_a_server_makes_them_one_after_another_too(postgres, plan):
    asyncio.run(interleave(plan, postgres.fresh()))


async def interleave(plan, url):
    model = Model()
    async with open_storage(url) as storage:
        await asyncio.gather(
            *[model.run(storage, n, acts) for n, acts in enumerate(plan)]
        )
        issues = await see(storage, lambda u: u.issues.open(1000))
        rows = await see(storage, lambda u: u.journal.after(0, 1000))

        assert {i.id: i.title for i in issues} == model.titles
        assert [i.version for i in issues] == [model.versions[i.id] for i in issues]
        assert sorted(r.entry.subject for r in rows) == sorted(model.journal)
        assert await storage.inbox.backlog() == len(model.inbox)
        assert not [
            c for c in await storage.integrity() if "chain" in c or "numbers" in c
        ]


class Model:
    """What must be in the storage, kept in plain dicts."""

    def __init__(self):
        self.titles, self.versions = {}, {}
        self.journal, self.inbox = [], set()

    async def run(self, storage, caller, acts):
        for number, act in enumerate(acts):
            with suppress(AlreadyDone, Conflict, KeyError):
                await getattr(self, act)(storage, f"{caller}.{number}")

    async def add(self, storage, name, again=False):
        async with storage.begin() as unit:
            one = issue(await unit.issues.next_count(2026), title=name)
            await unit.issues.add(one)
            await unit.journal.record([entry(name)], NOW)
            await unit.commit("again" if again else name)
        self.titles[one.id], self.versions[one.id] = name, 0
        self.journal.append(name)

    async def again(self, storage, name):
        await self.add(storage, name, again=True)

    async def save(self, storage, name, stale=0):
        async with storage.begin() as unit:
            old = await unit.issues.newest_numbered(1)
            if old is None:
                return
            await unit.journal.record([entry(name)], later(seconds=1))
            new = replace(old, title=name, version=old.version - stale)
            new = await unit.issues.save(new)
            await unit.commit(name)
        # The last version wins, in whatever order the callers come back.
        if new.version > self.versions.get(new.id, -1):
            self.titles[new.id], self.versions[new.id] = name, new.version
        self.journal.append(name)

    async def stale(self, storage, name):
        await self.save(storage, name, stale=1)

    async def fail(self, storage, name):
        async with storage.begin() as unit:
            await unit.issues.add(issue(await unit.issues.next_count(2026)))
            await unit.journal.record([entry(name)], NOW)
            raise KeyError

    async def receive(self, storage, name):
        number = int(float(name) * 10)
        self.inbox.add(number)
        await storage.inbox.receive([update(number)], NOW)

    async def finish(self, storage, name):
        number = int(float(name) * 10) - 1
        if number in self.inbox:
            self.inbox.remove(number)
            await storage.inbox.finish(f"telegram:{number}")
