"""A process may die at any point: what was acknowledged is there, nothing is torn."""

import asyncio
from contextlib import suppress

import pytest

from bot.ports.storage import AlreadyDone, StorageUnavailable
from bot.storage import open_storage
from tests.postgres import silence
from tests.storage.builders import (
    NOW,
    do,
    entry,
    escalation,
    issue,
    letter,
    report,
    see,
    update,
)


class Died(BaseException):
    """The process is gone."""


class DiesAt:
    """A probe that lets the process die at its *number*-th point; it remembers all."""

    def __init__(self, number: int = -1) -> None:
        self.number = number
        self.points: list[str] = []

    def __call__(self, point: str) -> None:
        self.points.append(point)
        if len(self.points) > self.number >= 0:
            raise Died(point)


async def report_something(storage, number):
    async with storage.begin() as unit:
        one = issue(await unit.issues.next_count(2026))
        await unit.issues.add(one)
        await unit.reports.add(report(f"r{number}", issue_id=one.id))
        await unit.escalations.save(escalation(one.id))
        await unit.letters.post(letter(f"receipt:{number}", "receipt", chat=number))
        await unit.journal.record([entry(one.id)], NOW)
        await unit.commit(f"telegram:{number}")


async def carry(storage):
    for queued in await storage.outbox.claim(NOW, [], 2, False):
        await storage.outbox.sent(queued.id, 1, NOW)


async def mixed_work(storage, told):
    """A day of the bot; *told* learns what was acknowledged."""

    async def acknowledged(name, work):
        with suppress(AlreadyDone):
            await work
        told.add(name)

    await acknowledged("started", storage.starting(NOW))
    batch = [update(n, chat=n) for n in range(3)]
    await acknowledged("received", storage.inbox.receive(batch, NOW))
    await asyncio.gather(
        *[
            acknowledged(f"telegram:{n}", report_something(storage, n))
            for n in range(3)
        ],
        acknowledged("noted", do(storage, lambda u: u.dialogues.end(1))),
    )
    await acknowledged("carried", carry(storage))
    await acknowledged("stopped", storage.stopping(NOW))


async def live(url, probe):
    told: set[str] = set()
    try:
        async with open_storage(url, probe=probe) as storage:
            await mixed_work(storage, told)
    except (Died, StorageUnavailable):
        pass
    except BaseExceptionGroup:
        pass
    await settle()
    return told


async def settle():
    """Let the tasks of a dead house come to their end."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*others, return_exceptions=True)


async def points_of_a_day(url):
    probe = DiesAt()
    await live(url, probe)
    return len(probe.points)


async def survey(url, told):
    """Open again, once the dead one is known to be dead, and say what is there."""
    await silence(url)
    async with open_storage(url) as storage:
        assert await storage.integrity() == []
        waiting = {u.key for u in await storage.inbox.waiting(NOW, [], 10)}
        issues = await see(storage, lambda u: u.issues.open(10))
        for number in range(3):
            key = f"telegram:{number}"
            found = await see(storage, lambda u, n=number: u.reports.find(f"r{n}"))
            done = found is not None
            assert done or key not in told, f"{key} was acknowledged and lost"
            if "received" in told:
                assert (key in waiting) != done, "handled or waiting, never both"
        rows = await see(storage, lambda u: u.journal.after(0, 10))
        assert [r.entry.subject for r in rows] == sorted(i.id for i in issues)
        return len(issues)


async def test_death_at_every_point_keeps_all_or_nothing(fresh_url):
    url = fresh_url()
    points = await points_of_a_day(url)
    assert points > 60
    kept = []
    # A life on a server takes longer: every fifth death, and the last.
    stride = 5 if url.startswith("postgresql") else 1
    for number in [*range(0, points, stride), points - 1]:
        url = fresh_url()
        told = await live(url, DiesAt(number))
        kept.append(await survey(url, told))
        # What was left undone is done by doing it again.
        await silence(url)
        await live(url, DiesAt())
        assert await survey(url, {"received"}) == 3
    assert {0, 3} <= set(kept)


async def test_after_its_death_the_storage_does_nothing_more(file_url):
    async with open_storage(file_url) as storage:
        storage._engine._probe = DiesAt(1)
        with pytest.raises(Died):
            await storage.inbox.receive([update(n) for n in range(3)], NOW)
        for work in (
            storage.inbox.backlog(),
            storage.alive(NOW),
            see(storage, lambda u: u.members.everyone()),
        ):
            with pytest.raises(StorageUnavailable, match="died at statement:inbox"):
                await work

    async with open_storage(file_url) as storage:
        assert await storage.inbox.backlog() == 0


async def test_an_abandoned_storage_keeps_what_was_committed_and_frees_the_file(
    file_url,
):
    async with open_storage(file_url) as storage:
        await storage.inbox.receive([update(1)], NOW)
        async with storage.begin() as unit:
            await unit.dialogues.end(1)
            await unit.members.everyone()
            await storage.abandon()
            async with open_storage(file_url) as another:
                assert await another.inbox.backlog() == 1
            with pytest.raises(StorageUnavailable, match="abandoned"):
                await unit.commit("late")
