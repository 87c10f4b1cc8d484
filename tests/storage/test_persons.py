"""People by their numbers: given once, found in an older copy, kept beside the copies."""

import os
import sqlite3
from contextlib import closing
from datetime import timedelta

from bot.domain.rights import Person
from bot.domain.values import replace
from bot.storage import open_storage, restore
from bot.storage.sql import migrations
from bot.storage.sqlite.migrations import APPLICATION_ID, statements
from bot.storage.sqlite.register import NAME, read_register
from tests.storage.builders import NOW, do, later, member, raw, see


async def test_a_person_gets_the_next_number_once(storage):
    numbers = [await do(storage, lambda u, n=n: u.persons.of(n)) for n in (7, 9, 7)]

    assert [who.number for who in numbers] == [1, 2, 1]
    assert [who.user_id for who in numbers] == [7, 9, 7]
    assert await see(storage, lambda u: u.persons.everyone()) == numbers[:2]
    assert await see(storage, lambda u: u.persons.find(8)) is None


async def test_how_far_an_erasure_has_come_is_kept(storage):
    who = await do(storage, lambda u: u.persons.of(7))
    steps = replace(who, asked_at=NOW, accepted_at=later(hours=1))
    await do(storage, lambda u: u.persons.save(steps))
    assert await see(storage, lambda u: u.persons.leaving()) == [steps]

    over = replace(steps, erased_at=later(hours=2), tidied_at=later(hours=3))
    await do(storage, lambda u: u.persons.save(over))
    assert await see(storage, lambda u: u.persons.leaving()) == []
    assert await see(storage, lambda u: u.persons.numbered(1)) == over
    assert isinstance(over, Person)


def as_before(path):
    """A file of schema 1, with two members who joined at the same instant."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements(migrations("sqlite")[1]):
            connection.execute(statement)
        for user_id, joined in ((30, 5), (20, 5), (10, 9)):
            connection.execute(
                "INSERT INTO member VALUES (?, 'A', '[]', ?, '', 'id', '', 0, '')",
                (user_id, joined),
            )
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")


async def test_who_was_a_member_before_gets_a_token_that_an_older_copy_gives_too(
    file_url, tmp_path
):
    as_before(raw(tmp_path))
    async with open_storage(file_url) as storage:
        people = await see(storage, lambda u: u.persons.everyone())

    assert [(who.user_id, who.token) for who in people] == [
        (20, "joined:5:1"),
        (30, "joined:5:2"),
        (10, "joined:9:1"),
    ]


async def test_an_older_copy_accepts_again_whose_erasure_was_accepted(
    file_url, tmp_path
):
    copy = tmp_path / "copy.db"
    async with open_storage(file_url) as storage:
        await do(storage, lambda u: u.members.save(member(7)))
        who = await do(storage, lambda u: u.persons.of(7))
        await storage.starting(NOW)
        await storage.backups.write(str(copy))
        gone = replace(who, accepted_at=NOW)
        await do(
            storage, lambda u: u.persons.save(gone), lambda u: u.persons.erase(gone)
        )
        await storage.backups.remember_erased({who.token: NOW, "nobody": NOW})

    await restore(file_url, copy, later(hours=1))

    async with open_storage(file_url) as storage:
        assert await see(storage, lambda u: u.persons.leaving()) == [gone]


async def test_the_register_grows_and_holds_tokens_and_times_alone(file_url, tmp_path):
    async with open_storage(file_url) as storage:
        await storage.backups.remember_erased({"a": NOW})
        await storage.backups.remember_erased({"b": later(hours=1)})

    folder = tmp_path / "backups"
    (folder / NAME).write_text((folder / NAME).read_text() + "torn li")
    assert read_register(folder, tmp_path / "nowhere") == {
        "a": NOW,
        "b": later(hours=1),
    }
    assert (folder / NAME).read_text().splitlines()[0] == f"a {NOW.isoformat()}"
    assert os.stat(folder / NAME).st_mode & 0o077 == 0


async def test_other_copies_are_found_and_another_database_is_left_alone(
    file_url, tmp_path
):
    async with open_storage(file_url) as storage:
        await storage.backups.make(NOW)
        for name in (
            "siaga.db.replaced-1",
            "siaga.db.before-2",
            "other.db",
            "backups/by-hand.db",
        ):
            await storage.backups.write(str(tmp_path / name))
            os.utime(tmp_path / name, (0, later(days=len(name)).timestamp()))
        (tmp_path / "backups" / "notes.txt").write_text("nothing of ours")
        (tmp_path / "siaga.db.replaced-1-wal").write_bytes(b"x")

        found = [(copy.name, copy.replaced) for copy in storage.backups.others()]
        assert found == [
            ("siaga.db.before-2", True),
            ("backups/by-hand.db", False),
            ("siaga.db.replaced-1", True),
        ]
        assert storage.backups.others()[0].at - NOW == timedelta(days=17)
        for name, _ in found:
            await storage.backups.forget_other(name)
        assert storage.backups.others() == []
    left = {file.name for file in tmp_path.iterdir()}
    assert "other.db" in left
    assert not any("replaced" in name for name in left)
