"""Migrations: each whole or not at all, and never without a copy that was read back."""

import os
import sqlite3
import stat
from contextlib import closing

import pytest

from bot.ports.storage import StorageUnavailable
from bot.storage import open_storage
from bot.storage.sql import migrations
from bot.storage.sqlite import copies
from bot.storage.sqlite import migrations as steps
from tests.storage.builders import NOW, raw, update

#: The number of a migration that this version does not know.
NUMBER = max(migrations("sqlite")) + 1

NEXT = """-- One more table, as a later version brings it.
CREATE TABLE extra (id TEXT PRIMARY KEY);  -- with; a comment
CREATE TRIGGER extra_stays BEFORE DELETE ON extra
BEGIN SELECT RAISE(ABORT, 'no; not this'); END;
INSERT INTO extra (id) VALUES ('one; two');
"""


@pytest.fixture
async def older(file_url, tmp_path):
    """A file as the version before left it."""
    async with open_storage(file_url) as storage:
        await storage.inbox.receive([update(1)], NOW)
    return raw(tmp_path)


@pytest.fixture
def newer(monkeypatch):
    """A program that knows one more migration."""
    known = migrations("sqlite") | {NUMBER: NEXT}
    monkeypatch.setattr(steps, "migrations", lambda engine: known)


def test_a_clock_that_ran_before_goes_on_and_wakes_nobody():
    """The fifth step brings clocks that call; what was late before stays silent."""
    known = migrations("sqlite")
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for number, script in known.items():
            if number == 5:
                connection.execute(
                    "INSERT INTO issue (id, year, number, title, state, is_open,"
                    " reported_by, reported_at, version, floors, place, happened,"
                    " source, merged_into, mapping_owed) VALUES"
                    " ('2026-0001', 2026, 1, 'x', 'triage', 1, 1, 1, 0, '', '', '', '',"
                    " '', 0)"
                )
                connection.execute(
                    "INSERT INTO clock (issue_id, name, started_at, due_at) VALUES"
                    " ('2026-0001', 'first_word', 5, 9)"
                )
            for statement in steps.statements(script):
                connection.execute(statement)
        rows = connection.execute(
            "SELECT name, subject, started_at, since, due_at, met_at, look_at FROM clock"
        ).fetchall()

    assert rows == [("first_word", "", 5, 5, 9, None, None)]


def contents(path):
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump()), connection.execute(
            "PRAGMA user_version"
        ).fetchone()


async def test_an_older_file_is_copied_and_brought_up_to_date(older, newer, file_url):
    before = contents(older)
    async with open_storage(file_url) as storage:
        assert await storage.inbox.backlog() == 1

    copy = older.with_name(f"siaga.db.before-{NUMBER}")
    assert contents(copy) == before
    assert stat.S_IMODE(os.stat(copy).st_mode) == 0o600
    dump, version = contents(older)
    assert version == (NUMBER,)
    assert any("one; two" in line for line in dump)
    assert [f.name for f in older.parent.glob("*.part")] == []


async def test_a_new_file_needs_no_copy(file_url, tmp_path, newer):
    async with open_storage(file_url):
        pass

    assert list(tmp_path.glob("*before*")) == []


async def test_opening_again_migrates_and_copies_nothing(older, newer, file_url):
    copy = older.with_name(f"siaga.db.before-{NUMBER}")
    async with open_storage(file_url):
        copy.unlink()
    async with open_storage(file_url):
        assert not copy.exists()


class Died(BaseException):
    """The process is gone."""


@pytest.mark.parametrize("number", range(5))
async def test_a_death_at_any_point_leaves_the_old_or_the_new_schema(
    older, newer, file_url, number
):
    points = []

    def probe(point):
        points.append(point)
        if len(points) > number:
            raise Died

    old = contents(older)
    with pytest.raises(Died):
        async with open_storage(file_url, probe=probe):
            pass

    expected = (NUMBER,) if points[-1] == "commit:after" else (NUMBER - 1,)
    assert contents(older)[1] == expected
    assert expected == (NUMBER,) or contents(older) == old
    assert contents(older.with_name(f"siaga.db.before-{NUMBER}")) == old
    async with open_storage(file_url) as storage:
        assert await storage.integrity() == []


async def test_without_a_whole_copy_nothing_is_migrated(
    older, newer, file_url, monkeypatch
):
    monkeypatch.setattr(copies, "check", lambda copy: ["row 7 missing"])
    with pytest.raises(StorageUnavailable, match=f"before-{NUMBER} is damaged"):
        async with open_storage(file_url):
            pass

    assert contents(older)[1] == (NUMBER - 1,)
    assert not older.with_name(f"siaga.db.before-{NUMBER}").exists()


async def test_a_step_that_fails_leaves_the_file_as_it_was(
    older, file_url, monkeypatch
):
    known = migrations("sqlite") | {
        NUMBER: NEXT + "INSERT INTO extra VALUES ('one; two');\n"
    }
    monkeypatch.setattr(steps, "migrations", lambda engine: known)
    old = contents(older)
    with pytest.raises(Exception, match="UNIQUE"):
        async with open_storage(file_url):
            pass

    assert contents(older) == old
