"""What is past its term goes by itself; the journal counts it, and says no more."""

import os
from datetime import timedelta

import pytest

from bot.domain.retention import IN_FILES, Kind
from bot.domain.roles import Role
from bot.engine.chores import LONG_CHORES
from bot.services.house import retaining
from bot.services.house.retaining import keep_terms
from bot.services.people.erasing import honour_erasures
from tests.harness.crisis import Crisis

SAID = "kicau-yang-lewat-waktu"


@pytest.fixture
async def crisis(tmp_path):
    async with Crisis(tmp_path, None, {}).running() as crisis:
        crisis.ana = await crisis.member("Ana", Role.REPORTER)
        crisis.budi = await crisis.member("Budi", Role.DUTY_OFFICER)
        yield crisis


async def lines(crisis):
    return await crisis.kept("SELECT detail FROM journal WHERE action = 'forgotten'")


async def is_said(crisis, table, column):
    return any(
        SAID in cell for cell in await crisis.kept(f"SELECT {column} FROM {table}")
    )


async def test_a_message_goes_from_table_to_table_and_stays_in_the_report(crisis):
    await crisis.ana.says(f"/lapor {SAID}")
    crisis.budi.hears(SAID)
    start = crisis.clock.now()
    keep = crisis.house.desk.playbook.retention.keep

    for table, column, kind in (
        ("inbox", "payload", Kind.UPDATES),
        ("outbox", "body", Kind.LETTERS),
    ):
        crisis.clock.at = start + keep(kind) - timedelta(minutes=1)
        await keep_terms(crisis.house.desk)
        assert await is_said(crisis, table, column)
        issue_is_open = kind is Kind.LETTERS
        crisis.clock.at = start + keep(kind) + timedelta(minutes=1)
        await keep_terms(crisis.house.desk)
        assert await is_said(crisis, table, column) == issue_is_open

    await crisis.kept("SELECT 1")
    async with crisis.house.storage.begin() as unit:
        letters = await unit.letters.guarded("2026-0001")
    assert all(SAID in queued.letter.text for queued in letters), "calls go on"
    assert await is_said(crisis, "report", "text")
    assert {line.split()[0] for line in await lines(crisis)} == {"updates", "letters"}
    for phone in (crisis.ana, crisis.budi):
        phone.ignores()


async def test_nothing_is_written_where_nothing_is_past_its_term(crisis):
    await keep_terms(crisis.house.desk)

    assert await lines(crisis) == []


async def test_much_goes_in_bites_and_all_of_it_is_counted(crisis, monkeypatch):
    monkeypatch.setattr(retaining, "BITE", 2)
    for number in range(5):
        await crisis.ana.says(f"/lapor Air keruh nomor {number}")
    crisis.clock.advance(days=8)
    await keep_terms(crisis.house.desk)

    counts = [int(d.split()[1]) for d in await lines(crisis) if d.startswith("updates")]
    assert sum(counts) >= 5
    assert max(counts) == 2
    assert await crisis.kept("SELECT COUNT(*) FROM inbox") == [0]
    for phone in (crisis.ana, crisis.budi):
        phone.ignores()


async def test_a_replica_that_does_not_lead_forgets_nothing(crisis, monkeypatch):
    await crisis.ana.says("/lapor Air keruh")
    crisis.clock.advance(days=8)
    monkeypatch.setattr(type(crisis.house.storage), "leads", False)
    await keep_terms(crisis.house.desk)
    await honour_erasures(crisis.house.desk)

    assert await lines(crisis) == []
    for phone in (crisis.ana, crisis.budi):
        phone.ignores()


async def test_other_copies_go_after_their_terms(crisis, tmp_path):
    terms = crisis.house.desk.playbook.retention
    backups = crisis.house.storage.backups
    await backups.make(crisis.clock.now().replace(microsecond=0))
    files = {"siaga.db.replaced-1": Kind.REPLACED, "backups/mine.db": Kind.OTHER_COPIES}
    for name in files:
        await backups.write(str(tmp_path / name))
        made = crisis.clock.now().timestamp()
        os.utime(tmp_path / name, (made, made))

    for name, kind in files.items():
        crisis.clock.at += terms.keep(kind) - timedelta(minutes=1)
        await keep_terms(crisis.house.desk)
        assert (tmp_path / name).exists()
        crisis.clock.at += timedelta(minutes=2)
        await keep_terms(crisis.house.desk)
        assert not (tmp_path / name).exists()
        crisis.clock.at -= terms.keep(kind) + timedelta(minutes=1)
    assert await lines(crisis) == ["replaced 1", "other_copies 1"]
    assert len(backups.made()) == 1, "the bot's own copies follow their own rule"


def test_every_kind_has_a_term_and_both_chores_are_done():
    assert {keep_terms, honour_erasures} <= {chore.do for chore in LONG_CHORES}
    assert set(Kind) > IN_FILES
