"""PostgreSQL: opened, migrated and sealed as the file of the other engine is."""

import asyncio
import os
import signal
import subprocess
import sys
from contextlib import suppress

import asyncpg
import pytest

from bot.ports.storage import LevelChange, StorageUnavailable
from bot.storage import open_storage
from bot.storage.postgresql import lanes, migrations, pool, presence
from bot.storage.postgresql.wording import worded, wordings
from bot.storage.sql import migrations as all_steps
from tests.postgres import ask, clear_away
from tests.storage.builders import (
    NOW,
    approval,
    claim,
    do,
    document,
    entry,
    keep_rumours,
    letter,
    open_issue,
    see,
    text,
    update,
    verified,
)
from tests.storage.test_integrity import BREAKAGES
from tests.storage.test_plans import HOT

KNOWN = all_steps("postgresql")
NEWER = max(KNOWN) + 1
NEXT = """-- One more table, as a later version brings it.
CREATE TABLE extra (id TEXT PRIMARY KEY);
INSERT INTO extra (id) VALUES ('one; two');
"""


@pytest.fixture
def empty(postgres):
    return postgres.empty()


@pytest.fixture
def address(postgres):
    return postgres.fresh()


async def refused(url, match):
    with pytest.raises(StorageUnavailable, match=match) as refusal:
        async with open_storage(url):
            pass
    assert "secret" not in str(refusal.value)


async def version(url):
    [[number]] = await ask(url, "SELECT version FROM siaga_schema")
    return number


def learn(monkeypatch, script):
    """Make this program one that knows one more migration."""
    monkeypatch.setattr(
        migrations, "migrations", lambda engine: KNOWN | {NEWER: script}
    )
    newer = {
        k: v.replace(f"siaga_knows({max(KNOWN)})", f"siaga_knows({NEWER})")
        for k, v in lanes.BEGIN.items()
    }
    monkeypatch.setattr(presence, "KNOWS", f"SELECT siaga_knows({NEWER})")
    for lane, begin in newer.items():
        monkeypatch.setitem(lanes.BEGIN, lane, begin)


async def test_an_empty_database_is_made_ready_by_whoever_comes_first(empty):
    async def come(number):
        async with open_storage(empty) as storage:
            await storage.inbox.receive([update(number)], NOW)

    await asyncio.gather(*map(come, range(4)))

    assert await version(empty) == max(KNOWN)
    async with open_storage(empty) as storage:
        assert await storage.inbox.backlog() == 4


async def test_a_newer_schema_is_refused(address):
    await ask(address, "UPDATE siaga_schema SET version = 99")

    await refused(address, "schema 99.*newer version")


async def test_the_database_of_another_application_is_refused_and_left_alone(empty):
    await ask(empty, "CREATE TABLE theirs (x int)")

    await refused(empty, "another application")
    [[tables]] = await ask(
        empty, "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'"
    )
    assert tables == 1


async def test_an_older_database_is_brought_up_to_date(address, monkeypatch):
    async with open_storage(address) as storage:
        await storage.inbox.receive([update(1)], NOW)
    learn(monkeypatch, NEXT)

    async with open_storage(address) as storage:
        assert await storage.inbox.backlog() == 1
    assert await version(address) == NEWER
    assert len(await ask(address, "SELECT id FROM extra")) == 1


async def test_a_running_replica_stops_where_a_newer_one_migrates(address, monkeypatch):
    async with open_storage(address) as older:
        await older.inbox.receive([update(1)], NOW)
        begin = dict(lanes.BEGIN)
        learn(monkeypatch, NEXT)
        async with open_storage(address):
            lanes.BEGIN.update(begin)
            with pytest.raises(StorageUnavailable, match="newer version"):
                await older.inbox.receive([update(2)], NOW)


class Died(BaseException):
    """The process is gone."""


@pytest.mark.parametrize("number", range(3))
async def test_a_death_while_migrating_leaves_the_old_or_the_new_schema(
    address, monkeypatch, number
):
    points = []

    def probe(point):
        points.append(point)
        if len(points) > number:
            raise Died

    learn(monkeypatch, NEXT)
    with suppress(Died):
        async with open_storage(address, probe=probe):
            pass

    assert await version(address) == (
        NEWER if points[-1] == "commit:after" else NEWER - 1
    )
    async with open_storage(address) as storage:
        assert await storage.integrity() == []


async def test_a_step_that_fails_leaves_the_database_as_it_was(address, monkeypatch):
    learn(monkeypatch, NEXT + "INSERT INTO extra (id) VALUES ('one; two');")
    with pytest.raises(Exception, match="duplicate key"):
        async with open_storage(address):
            pass

    assert await version(address) == NEWER - 1
    [[extra]] = await ask(address, "SELECT to_regclass('extra')")
    assert extra is None


@pytest.mark.parametrize(
    ("url", "match"),
    [
        ("postgresql://siaga:secret@127.0.0.1:1/siaga", "cannot be reached"),
        ("postgresql://siaga:secret@/siaga?host=/nowhere", "cannot be reached"),
        ("postgresql://siaga:secret@host:port/siaga", "must be like postgresql://"),
    ],
)
async def test_a_server_that_is_away_is_said_in_one_line(url, match):
    await refused(url, match)


async def test_a_database_that_does_not_exist_is_said(postgres):
    await refused(postgres.url("nowhere"), "nowhere")


async def test_every_setting_stands_as_it_must(address):
    async with open_storage(address) as storage:
        found = {
            name: await storage._engine._transactions._pool.fetchval(f"SHOW {name}")
            for name in pool.SETTINGS
            if not name.startswith("tcp")
        }

    assert found == {k: v for k, v in pool.SETTINGS.items() if not k.startswith("tcp")}


async def test_texts_compare_byte_by_byte(address):
    """Identities sort alike on every engine, whatever language the server speaks."""
    rows = await ask(
        address,
        "SELECT table_name FROM information_schema.columns WHERE data_type = 'text'"
        " AND table_schema = 'public' AND collation_name IS DISTINCT FROM 'C'",
    )

    assert rows == []


def test_a_name_that_stands_twice_is_one_parameter():
    wording = worded("SELECT :a, :b, :a::text WHERE x = :b")

    assert wording.text == "SELECT $1, $2, $1::text WHERE x = $2"
    assert wording.arguments({"b": 2, "a": 1, "c": 3}) == [1, 2]


async def test_every_statement_compiles(address):
    connection = await asyncpg.connect(address)
    try:
        for name, wording in wordings().items():
            prepared = await connection.prepare(wording.text)
            assert len(prepared.get_parameters()) == len(wording.names), name
    finally:
        await connection.close()


async def test_no_table_is_read_from_end_to_end(address):
    """However full the tables are: where an index serves, it is there."""
    read = {}
    for name in HOT:
        wording = wordings()[name]
        values = ", ".join(["NULL"] * len(wording.names))
        steps = await ask(
            address,
            "SET enable_seqscan = off",
            "SET plan_cache_mode = force_generic_plan",
            f"PREPARE it AS {wording.text}",
            f"EXPLAIN EXECUTE it ({values})".replace(" ()", ""),
        )
        read[name] = [step[0].strip() for step in steps if "Seq Scan" in step[0]]

    assert {name: steps for name, steps in read.items() if steps} == {}


@pytest.fixture
async def whole(address):
    change = LevelChange("2026-0001", NOW, 1, None, 2, 34, (), "")
    async with open_storage(address) as storage:
        for _ in range(3):
            await open_issue(storage)
        await do(storage, lambda u: u.documents.next_count("2026-0001"))
        approved = document(state="approved", submitted_version=1)
        await do(storage, lambda u: u.documents.add(approved))
        await do(storage, lambda u: u.documents.add_version(text()))
        await do(storage, lambda u: u.documents.approve(approval()))
        await do(storage, lambda u: u.issues.add_level(change))
        await do(storage, lambda u: u.facts.next_count("2026-0001"))
        await do(storage, lambda u: u.facts.add(verified(second_verifier=3)))
        await keep_rumours(storage)
        await do(storage, lambda u: u.letters.post(letter("p", "ping")))
        await claim(storage, urgent=True)
        for n in range(9):
            await do(storage, lambda u, n=n: u.journal.record([entry(str(n))], NOW))
        assert await storage.integrity() == []
    return address


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE journal SET actor = 'x'",
        "DELETE FROM journal",
        "TRUNCATE journal",
        "UPDATE document_version SET body = 'x'",
        "DELETE FROM document_version",
        "UPDATE level_change SET reason = 'x'",
        "DELETE FROM level_change",
    ],
)
async def test_what_was_written_for_ever_cannot_be_changed(whole, attack):
    with pytest.raises(asyncpg.RaiseError, match=r"append-only|never changes"):
        await ask(whole, attack)


#: A foreign key is always enforced here: no statement can break one.
HERE = {code: attack for code, attack in BREAKAGES.items() if "foreign" not in code}


@pytest.mark.parametrize(("code", "attack"), HERE.items(), ids=list(HERE))
async def test_a_broken_invariant_is_named(whole, code, attack):
    await ask(whole, *WITHOUT_RULES, "SET session_replication_role = replica", attack)

    async with open_storage(whole) as storage:
        assert code in await storage.integrity()


WITHOUT_RULES = [
    "ALTER TABLE outbox DROP CONSTRAINT outbox_check",
    "ALTER TABLE outbox DROP CONSTRAINT outbox_check1",
    "ALTER TABLE approval DROP CONSTRAINT approval_check",
    *(
        f"ALTER TABLE fact DROP CONSTRAINT fact_check{number}"
        for number in ("", "1", "2", "3", "4")
    ),
    "ALTER TABLE note DROP CONSTRAINT note_check",
    *(
        f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {table}_check{number}"
        for table in ("rumour", "promise")
        for number in ("", *range(1, 9))
    ),
]


@pytest.mark.parametrize(
    ("code", "attack"),
    {
        "append_only: 1": "DROP TRIGGER journal_stays ON journal",
        "append_only: 3": "ALTER TABLE journal DISABLE TRIGGER ALL;"
        "ALTER TABLE level_change DISABLE TRIGGER ALL",
        "constraint: 1": "ALTER TABLE clock ADD CHECK (name <> '') NOT VALID",
    }.items(),
)
async def test_a_seal_that_is_off_is_noticed(whole, code, attack):
    await ask(whole, *attack.split(";"))

    async with open_storage(whole) as storage:
        assert await storage.integrity() == [code]


async def test_a_line_taken_out_of_the_journal_is_noticed(whole):
    await ask(
        whole,
        "SET session_replication_role = replica",
        "DELETE FROM journal WHERE seq = 6",
    )

    async with open_storage(whole) as storage:
        assert await storage.integrity() == ["journal_chain: 1"]


@pytest.mark.parametrize("said", ["\0", "\U0010fffe", "\U0010fffe0\0\U0010fffe1", "a"])
async def test_a_text_with_what_the_server_refuses_comes_back_as_it_was(address, said):
    async with open_storage(address) as storage:
        await do(storage, lambda u: u.journal.record([entry(said)], NOW))
        [row] = await see(storage, lambda u: u.journal.of_subject(said))

        assert row.entry.subject == said
        assert await storage.integrity() == []


def test_the_server_of_a_run_that_was_killed_is_ended_and_its_folder_goes(tmp_path):
    # No process of Linux has a number above 4194304; a run that is under way has ours.
    killed, alive = (tmp_path / f"siaga-postgres-{n}" for n in (4194999, os.getpid()))
    killed.mkdir()
    alive.mkdir()
    # It may have been started by a shell that lets its children ignore the signal.
    heeds = (
        "import signal as s, time; s.signal(s.SIGQUIT, s.SIG_DFL); print(flush=True)"
    )
    sleeps = [sys.executable, "-c", f"{heeds}; time.sleep(600)", str(killed)]
    server = subprocess.Popen(sleeps, stdout=subprocess.PIPE)
    server.stdout.readline()
    (killed / "postmaster.pid").write_text(f"{server.pid}\n")

    clear_away(tmp_path)

    assert server.wait() == -signal.SIGQUIT
    server.stdout.close()
    assert list(tmp_path.iterdir()) == [alive]
