"""What must be true at the end of the story, whatever happened on the way."""

import json
import re
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.sandbox.calls import Call
from bot.sandbox.local import LocalTelegram

MARK = "(mungkin terkirim dua kali)"

#: What has to be the same after every story: words and numbers, no identities.
BUSINESS = {
    "members": "SELECT user_id, name, roles, position, locale, suspended, unreachable FROM member",
    "invitations": "SELECT role, made_by, used_by, voided FROM invitation",
    "reports": "SELECT issue_id, author, text, attachments, version FROM report",
    "versions": "SELECT COUNT(*) FROM report_version",
    "issues": "SELECT id, number, title, state, level, score, owner, reported_by FROM issue",
    "followers": "SELECT issue_id, user_id FROM follower",
    "levels": "SELECT issue_id, number, changed_by, old_level, new_level FROM level_change",
    "calls": "SELECT issue_id, serial, reason, calls, due_at IS NULL FROM escalation",
    "clocks": "SELECT issue_id, name, met_at IS NOT NULL FROM clock",
    "mappings": "SELECT issue_id, member, form, answers, flags FROM mapping",
    "documents": "SELECT issue_id, kind, form, state, author, fields FROM document",
    "texts": "SELECT version, body, author FROM document_version",
    "approvals": "SELECT version, author, approver, revoked_at FROM approval",
    "questions": "SELECT user_id, kind FROM dialogue",
    "journal": "SELECT actor, action, subject, detail FROM journal",
    "pings": "SELECT key, chat_id, state FROM outbox WHERE klass = 'ping'",
    "alarms": "SELECT chat_id, state, COUNT(*) FROM outbox WHERE klass = 'alarm' GROUP BY chat_id, state",
    "receipts": "SELECT chat_id, state, COUNT(*) FROM outbox WHERE klass = 'receipt' GROUP BY chat_id, state",
    "updates": "SELECT state, COUNT(*) FROM inbox GROUP BY state",
}
#: Ids that sort by age, hashes of invitations, codes of documents.
IDENTITY = re.compile(
    r"\b\d{20}\b|(?<=invitation:)[0-9a-f]{12}|(?<=letter:)[0-9a-f-]+"
    r'|(?<="_code":")[^"]*'
)


@dataclass(frozen=True)
class Ledger:
    """The end of a story, as the database tells it."""

    business: dict[str, Counter[tuple[Any, ...]]]
    unsettled: list[tuple[Any, ...]]
    keyboards: dict[str, str]
    sent: list[tuple[int, int, str]]


def read(path: Path) -> Ledger:
    """Read a database that no process has open."""
    with closing(sqlite3.connect(path)) as database:

        def rows(statement: str) -> list[tuple[Any, ...]]:
            return database.execute(statement).fetchall()

        business = {
            name: Counter(anonymous(row) for row in rows(statement))
            for name, statement in BUSINESS.items()
        }
        letters = rows("SELECT key, klass, body FROM outbox")
        return Ledger(
            business,
            rows(
                "SELECT key, klass, state, error FROM outbox"
                " WHERE state NOT IN ('sent', 'cancelled')"
            ),
            {json.loads(body).get("keyboard", ""): klass for _, klass, body in letters},
            rows(
                "SELECT chat_id, message_id, key FROM outbox"
                " WHERE state = 'sent' AND message_id IS NOT NULL"
            ),
        )


def anonymous(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Leave out what is made anew in each story."""
    return tuple(IDENTITY.sub("…", v) if isinstance(v, str) else v for v in row)


def differences(found: Ledger, expected: Ledger) -> dict[str, tuple[Any, Any]]:
    """What one story has more than the other, table by table."""
    return {
        name: (dict(found.business[name] - rows), dict(rows - found.business[name]))
        for name, rows in expected.business.items()
        if found.business[name] != rows
    }


def sends(telegram: LocalTelegram) -> list[Call]:
    """The new messages that Telegram accepted, in order."""
    return [call for call in telegram.calls.of("sendMessage")]


def letter_of(call: Call) -> tuple[int, str]:
    """What tells letters apart at Telegram: the chat, and the buttons or the words."""
    markup = call.params.get("reply_markup")
    words = str(call.params["text"]).removesuffix(f"\n{MARK}")
    token = json.dumps(markup) if markup else words
    return call.params["chat_id"], token


def unmarked_repetitions(calls: list[Call]) -> list[str]:
    """Copies of a letter, after the first, that do not say that they are one."""
    seen: set[tuple[int, str]] = set()
    silent = []
    for call in calls:
        letter = letter_of(call)
        if letter in seen and not str(call.params["text"]).endswith(MARK):
            silent.append(str(call.params["text"]))
        seen.add(letter)
    return silent
