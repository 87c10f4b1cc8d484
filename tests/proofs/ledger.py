"""What must be true at the end of the story, whatever happened on the way."""

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

#: Classes of letters in which a copy must say that it is one (reliability.md 4.6).
MARKED = {"ping", "alarm", "reply", "info"}

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
    r'|(?<="_code":")[^"]*|(?<="_from":")[^"]*|(?<=press:)[\w-]{22}'
)


@dataclass(frozen=True)
class Ledger:
    """The end of a story, as the database tells it."""

    business: dict[str, Counter[tuple[Any, ...]]]
    unsettled: list[tuple[Any, ...]]
    classes: dict[str, str]  # of letters with buttons, by what their buttons carry
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
        keyboards = rows("SELECT json_extract(body, '$.keyboard'), klass FROM outbox")
        return Ledger(
            business,
            rows(
                "SELECT key, klass, state, error FROM outbox"
                " WHERE state NOT IN ('sent', 'cancelled')"
            ),
            {keyboard: klass for keyboard, klass in keyboards if keyboard},
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
    return telegram.calls.of("sendMessage")


def keyboard_of(call: Call) -> str:
    """What the buttons of a message carry; empty where it has none."""
    rows = call.params.get("reply_markup", {}).get("inline_keyboard", [[]])
    return str(rows[0][0]["callback_data"]).partition(":")[0] if rows[0] else ""


def unmarked_repetitions(calls: list[Call], classes: dict[str, str]) -> list[str]:
    """Copies of a letter, after the first, that do not say that they are one.

    Receipts may repeat as they are: the number in them makes a copy harmless.
    """
    seen: set[str] = set()
    silent = []
    for call in calls:
        keyboard, text = keyboard_of(call), str(call.params["text"])
        if classes.get(keyboard) not in MARKED:
            continue
        if keyboard in seen and not text.endswith(MARK):
            silent.append(text)
        seen.add(keyboard)
    return silent
