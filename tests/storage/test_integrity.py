"""`integrity` finds what was broken behind the storage's back."""

import sqlite3
from contextlib import closing

import pytest

from bot.domain.document_life import DocumentState
from bot.ports.storage import StorageUnavailable
from bot.storage import open_storage
from bot.storage.sqlite import opening
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
    raw,
    text,
    verified,
)


@pytest.fixture
async def whole(file_url):
    async with open_storage(file_url) as storage:
        for _ in range(3):
            await open_issue(storage)
        await do(storage, lambda u: u.documents.next_count("2026-0001"))
        approved = document(state=DocumentState.APPROVED, submitted_version=1)
        await do(storage, lambda u: u.documents.add(approved))
        await do(storage, lambda u: u.documents.add_version(text()))
        await do(storage, lambda u: u.documents.approve(approval()))
        await do(storage, lambda u: u.facts.next_count("2026-0001"))
        await do(storage, lambda u: u.facts.add(verified(second_verifier=3)))
        await keep_rumours(storage)
        await do(storage, lambda u: u.letters.post(letter("p", "ping")))
        await claim(storage, urgent=True)
        for n in range(9):
            await do(storage, lambda u, n=n: u.journal.record([entry(str(n))], NOW))
        assert await storage.integrity() == []
    return file_url


BREAKAGES = {
    "issue_without_escalation: 1": "UPDATE escalation SET due_at = NULL WHERE issue_id = '2026-0002'",
    "issue_without_report: 1": "UPDATE report SET issue_id = '2026-0001' WHERE issue_id = '2026-0003'",
    "issue_numbers: 1": "UPDATE issue_counter SET last = 4",
    "issue_counters: 1": "INSERT INTO issue_counter (year, last) VALUES (2027, 1)",
    "document_numbers: 1": "UPDATE document_counter SET last = 2",
    "approved_without_approval: 1": "UPDATE approval SET revoked_at = 1",
    "approved_by_author: 1": "UPDATE approval SET approver = author",
    "fact_numbers: 1": "UPDATE fact_counter SET last = 2",
    "fact_verified_by_reporter: 1": "UPDATE fact SET second_verifier = reporter",
    "fact_verified_twice_by_one: 1": "UPDATE fact SET second_verifier = first_verifier",
    "fact_verified_by_nobody: 1": "UPDATE fact SET first_verifier = NULL",
    "fact_without_second_verifier: 1": "UPDATE fact SET second_needed = 1, second_verifier = NULL",
    "fact_superseded_by_nothing: 1": "UPDATE fact SET state = 'superseded', replaced_by = 'gone'",
    "rumour_numbers: 1": "UPDATE rumour_counter SET last = 2",
    "rumour_called_hoax_by_one: 1": "UPDATE rumour SET confirmer = labeller",
    "rumour_called_hoax_unproven: 1": "UPDATE rumour SET fact = ''",
    "promise_numbers: 1": "UPDATE promise_counter SET last = 2",
    "promise_replaced_by_nothing: 1": "UPDATE promise SET state = 'replaced', reason = 'x', replaced_by = 'gone'",
    "sent_without_message: 1": "UPDATE outbox SET state = 'sent'",
    "ping_expired: 1": "UPDATE outbox SET state = 'expired'",
    "source_without_report: 1": "INSERT INTO report_source (source, report_id, at) VALUES ('x', 'gone', 1)",
    "report_without_issue: 1": "UPDATE report SET issue_id = 'gone' WHERE issue_id = '2026-0002'",
    "report_without_version: 3": "DELETE FROM report_version",
    "open_flag_wrong: 1": "UPDATE issue SET state = 'closed' WHERE id = '2026-0002'",
    "level_above_maximum: 1": "UPDATE issue SET level = 3, level_max = 2 WHERE id = '2026-0002'",
    "monitored_without_relook: 1": "UPDATE issue SET state = 'monitored' WHERE id = '2026-0002'",
    "merged_nowhere: 1": "UPDATE issue SET state = 'merged', is_open = 0 WHERE id = '2026-0002'",
    "merged_in_circle: 2": "UPDATE issue SET state = 'merged', is_open = 0, merged_into ="
    " CASE id WHEN '2026-0002' THEN '2026-0003' ELSE '2026-0002' END WHERE id > '2026-0001'",
    "life_torn: 1": "INSERT INTO life_change VALUES"
    " ('2026-0002', 1, 1, 1, 'take', 'T02', 'reported', 'triage', '', '')",
    "note_backed_by_writer: 1": "INSERT INTO note VALUES ('2026-0002', 'minutes', 1, 7, 1, '', 'x', 7, 2)",
    "debt_paid_early: 1": "INSERT INTO debt VALUES"
    " ('2026-0002', 1, 'scored', 'T05', 'glass', 9, 1, 'x', NULL, NULL, 8)",
    "foreign_key: 1": "UPDATE clock SET issue_id = 'gone'",
    "journal_chain: 1": "UPDATE journal SET detail = 'lain' WHERE seq = 5",
    "journal_chain: 2": "UPDATE journal SET hash = 'x' WHERE seq = 5",
}


def tamper(path, *attacks):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in ("journal", "document_version", "level_change"):
            for kind in ("update", "delete"):
                connection.execute(f"DROP TRIGGER IF EXISTS {table}_no_{kind}")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(
            "INSERT INTO clock (issue_id, name, started_at, due_at)"
            " VALUES ('2026-0001', 'triage', 1, 1)"
        )
        for attack in attacks:
            connection.execute(attack)


@pytest.mark.parametrize(("code", "attack"), BREAKAGES.items(), ids=list(BREAKAGES))
async def test_a_broken_invariant_is_named(whole, tmp_path, code, attack):
    tamper(raw(tmp_path), attack)

    async with open_storage(whole) as storage:
        assert code in await storage.integrity()


@pytest.mark.parametrize("seq", [1, 6, 11])
async def test_a_line_taken_out_of_the_journal_is_noticed(whole, tmp_path, seq):
    tamper(raw(tmp_path), f"DELETE FROM journal WHERE seq = {seq}")

    async with open_storage(whole) as storage:
        assert "journal_chain: 1" in await storage.integrity()


async def test_nothing_is_reported_where_nothing_is_broken(whole, tmp_path):
    tamper(raw(tmp_path))

    async with open_storage(whole) as storage:
        assert await storage.integrity() == []


async def test_damage_in_a_large_file_that_was_closed_well_is_noticed(
    whole, tmp_path, monkeypatch
):
    damage(raw(tmp_path))
    monkeypatch.setattr(opening, "ALWAYS_TESTED", 0)

    async with open_storage(whole) as storage:
        assert await storage.integrity() == ["database_file: 1"]


async def test_a_damaged_file_is_refused_after_a_crash(whole, tmp_path, monkeypatch):
    async with open_storage(whole) as storage:
        await storage.starting(NOW)
    damage(raw(tmp_path))
    monkeypatch.setattr(opening, "ALWAYS_TESTED", 0)

    with pytest.raises(StorageUnavailable, match="damaged"):
        async with open_storage(whole):
            pass


def damage(path):
    """Say in the b-tree of a table that bytes are free which are not."""
    with closing(sqlite3.connect(path)) as connection:
        [[root]] = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'dialogue'"
        )
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096 + 7)
        file.write(b"\x33")  # fragmented free bytes that are not there
