"""What runs all day long finds its rows by an index, however full the tables are."""

import sqlite3
from contextlib import closing

import pytest

from bot.storage.sql import queries
from bot.storage.sqlite.migrations import migrate

HOT = [
    "audit.call_unsent", "audit.update_unhandled", "audit.escalation_overdue", "audit.clock_untold",
    "audit.issue_uncalled", "audit.issue_unreported", "audit.leaving", "audit.mail",
    "audit.updates", "audit.nothing_written", "audit.approval_missing",
    "inbox.waiting", "inbox.receive", "inbox.finish", "inbox.fail", "inbox.backlog",
    "outbox.claimable", "outbox.claim", "outbox.cancel_orphans", "outbox.next_due",
    "outbox.rescue", "outbox.sent", "outbox.postpone",
    "letters.cancel_slot", "letters.withdraw_slot", "letters.cancel_guarded",
    "letters.withdraw_guarded", "letters.cancel_for_chat", "letters.guarded",
    "letters.pending_before", "letters.late_pings",
    "keyboards.keyboard", "keyboards.void_keyboards",
    "escalations.due", "escalations.find", "escalations.stop_older",
    "cards.find", "cards.following", "cards.due", "cards.words", "clocks.clocks",
    "clocks.to_tell", "letters.by_key", "issues.open", "issues.count_open", "issues.newest_numbered",
    "reports.by_source", "reports.by_album", "reports.of_issue",
    "reports.said_when_open", "reports.count_since", "reports.last_reported",
    "lives.changes", "lives.relook", "lives.relooks_due", "lives.appeal",
    "notes.notes", "notes.debts", "notes.indebted",
    "documents.of_issue", "documents.in_state", "approvals.unconfirmed",
    "approvals.approvals", "facts.of_issue", "facts.to_tell", "facts.clear_drafts",
    "facts.declared_none", "rumours.of_issue", "promises.of_issue", "promises.missed",
    "journal.head", "journal.of_subject", "journal.after",
    "facts.declared_none", "enquiries.of_issue", "enquiries.of_outlet", "enquiries.overdue",
    "enquiries.unseen", "clippings.of_issue", "clippings.by_album", "clippings.undigested",
    "clippings.digested", "outlets.named", "journal.head", "journal.of_subject", "journal.after",
    "invitations.tries_since", "invitations.forget_tries", "units.done", "boots.last",
]  # fmt: skip


@pytest.fixture(scope="module")
def connection():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        migrate(opened, None, lambda point: None)
        yield opened


@pytest.mark.parametrize("name", HOT)
def test_no_table_is_read_from_end_to_end(connection, name):
    plan = connection.execute(
        f"EXPLAIN QUERY PLAN {queries('sqlite')[name]}", Anything()
    )
    steps = [row[3] for row in plan.fetchall()]

    assert [step for step in steps if reads_everything(step)] == []


def reads_everything(step: str) -> bool:
    # A scan of a partial index reads what waits; "chat" is the list that is stepped.
    partial = ("outbox_next", "outbox_leaving", "outbox_edits", "outbox_class", "inbox_new",
               "issue_open", "issue_newest", "approval_unconfirmed", "relook_due", "debt_unpaid")  # fmt: skip
    if not step.startswith("SCAN") or step in ("SCAN chat", "SCAN CONSTANT ROW"):
        return False
    ordered = "sqlite_autoindex_journal_1" in step or "sqlite_autoindex_boot_1" in step
    return not ordered and not any(index in step for index in partial)


class Anything(dict):
    def __missing__(self, name):
        return 1


def test_the_test_sees_a_scan(connection):
    plan = connection.execute(
        "EXPLAIN QUERY PLAN SELECT key FROM outbox WHERE body = ''"
    )

    assert reads_everything(plan.fetchall()[0][3])
