"""From SQLite to PostgreSQL: every row, the same chain, and no way back by accident."""

import sqlite3
from contextlib import closing

import pytest

from bot.ports.storage import StorageUnavailable
from bot.storage import moving, open_storage
from bot.storage.moving import move
from tests.postgres import ask
from tests.storage.builders import (
    NOW,
    approval,
    do,
    document,
    entry,
    letter,
    member,
    open_issue,
    promise,
    raw,
    rumour,
    see,
    text,
    update,
    verified,
)


@pytest.fixture
def address(postgres):
    return postgres.fresh()


@pytest.fixture
async def office(file_url):
    """A file in which something stands in nearly every table."""
    async with open_storage(file_url) as storage:
        await storage.starting(NOW)
        for _ in range(3):
            await open_issue(storage)
        await storage.inbox.receive([update(n, chat=n % 2) for n in range(7)], NOW)
        await do(
            storage,
            lambda u: u.members.save(member(1, name="a\0b \U0010fffe")),
            lambda u: u.documents.next_count("2026-0001"),
            lambda u: u.documents.add(document()),
            lambda u: u.documents.add_version(text()),
            lambda u: u.documents.approve(approval()),
            lambda u: u.facts.next_count("2026-0001"),
            lambda u: u.facts.add(verified()),
            lambda u: u.rumours.add(rumour()),
            lambda u: u.promises.add(promise()),
            lambda u: u.letters.post(letter("p", "ping")),
            lambda u: u.letters.post(letter("i")),
            lambda u: u.journal.record([entry(str(n)) for n in range(2500)], NOW),
        )
    return file_url


async def test_everything_is_there_and_goes_on(office, address):
    async with open_storage(office) as old:
        journal = await see(old, lambda u: u.journal.after(0, 5000))

    counts = await move(office, address)

    assert (counts["issue"], counts["inbox"], counts["journal"]) == (3, 7, 2503)
    async with open_storage(address) as new:
        assert await new.integrity() == []
        assert await see(new, lambda u: u.journal.after(0, 5000)) == journal
        assert (await see(new, lambda u: u.members.find(1))).name == "a\0b \U0010fffe"
        await open_issue(new)
        await new.inbox.receive([update(99, chat=0)], NOW)
        waiting = await new.inbox.waiting(NOW, [], 9)
        assert [one.update_id for one in waiting] == [0, 1]
        assert [q.letter.key for q in await new.outbox.claim(NOW, [], 9, True)] == ["p"]
        assert await new.integrity() == []
    [[last]] = await ask(address, "SELECT MAX(seq) FROM inbox")
    assert last > 7


async def test_the_old_file_refuses_to_start_and_says_where_everything_is(
    office, address
):
    await move(office, address)

    with pytest.raises(StorageUnavailable, match="moved to postgresql://") as refusal:
        async with open_storage(office):
            pass
    assert "postgres:" not in str(refusal.value)


async def test_a_running_bot_is_not_copied(office, address):
    async with open_storage(office):
        with pytest.raises(StorageUnavailable, match="in use"):
            await move(office, address)

    await move(office, address)


async def test_a_target_in_which_something_stands_is_left_alone(office, address):
    async with open_storage(address) as target:
        await do(target, lambda u: u.members.save(member(9)))
    with pytest.raises(StorageUnavailable, match="not empty"):
        await move(office, address)

    async with open_storage(office) as old:
        assert await old.inbox.backlog() == 7


async def test_a_difference_moves_nothing(office, address, monkeypatch):
    def lossy(row):
        return [
            v.replace("keruh", "lain") if isinstance(v, str) else v for v in true(row)
        ]

    true = moving.outgoing

    monkeypatch.setattr(moving, "outgoing", lossy)
    with pytest.raises(StorageUnavailable, match="differs"):
        await move(office, address)

    monkeypatch.undo()
    await move(office, address)


async def test_a_broken_chain_is_not_moved(office, address, tmp_path):
    with closing(sqlite3.connect(raw(tmp_path), isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER journal_no_update")
        connection.execute("UPDATE journal SET detail = 'lain' WHERE seq = 5")

    with pytest.raises(StorageUnavailable, match="chain is broken"):
        await move(office, address)


@pytest.mark.parametrize("source", ["sqlite:////nowhere/x.db", "sqlite://", "x"])
async def test_what_is_no_file_is_not_made(source, address):
    with pytest.raises(StorageUnavailable, match="no such SQLite file"):
        await move(source, address)
