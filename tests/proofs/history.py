"""What was asked and answered, written down as it happened, and checked afterwards.

One JSON object a line: `report` when somebody sends one, `receipt` when the answer is
on the screen. A report whose receipt was seen was acknowledged and must be there; one
whose receipt was not seen may be late, never lost: Telegram took it.
"""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NUMBER = re.compile(r"ISU-(\d{4}-\d{4})")

Row = Sequence[Any]
Rows = Sequence[Row]


class History:
    """A file of events, in the order in which they happened."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, op: str, **facts: Any) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"op": op, **facts}, ensure_ascii=False) + "\n")

    def read(self, op: str) -> list[dict[str, Any]]:
        lines = self.path.read_text("utf-8").splitlines()
        return [event for event in map(json.loads, lines) if event["op"] == op]


@dataclass(frozen=True)
class Kept:
    """What the database says at the end."""

    reports: Sequence[Row]  # author, text, issue
    numbers: Sequence[int]
    pings: Sequence[Row]  # key, chat, state, error
    receipts: Sequence[Row]  # issue, state
    climbs: Sequence[Row]  # issue, calls made, taken


#: What is read, in SQL of both engines.
KEPT = (
    "SELECT author, text, issue_id FROM report",
    "SELECT number FROM issue ORDER BY number",
    "SELECT key, chat_id, state, error FROM outbox WHERE klass = 'ping'",
    "SELECT substr(key, 9), state FROM outbox"
    " WHERE klass = 'receipt' AND key LIKE 'receipt:%'",
    "SELECT issue_id, calls, due_at IS NULL FROM escalation",
)
#: Approvals, documents, and what the journal says of them.
APPROVED = (
    "SELECT document_id, author, approver, revoked_at FROM approval",
    "SELECT id, state FROM document",
    "SELECT actor, subject FROM journal WHERE action = 'approved'",
)


def kept(
    reports: Rows, numbers: Rows, pings: Rows, receipts: Rows, climbs: Rows
) -> Kept:
    """Put together what the statements of `KEPT` found."""
    return Kept(reports, [number for (number,) in numbers], pings, receipts, climbs)


def read(database: Path, statements: Sequence[str]) -> list[Rows]:
    """Ask a file that no process has open."""
    with closing(sqlite3.connect(database)) as opened:
        return [opened.execute(statement).fetchall() for statement in statements]


def waiting(database: Path) -> int:
    """Count the letters that have not left, in a database that no process has open."""
    with closing(sqlite3.connect(database)) as opened:
        (count,) = opened.execute(
            "SELECT COUNT(*) FROM outbox WHERE state IN ('pending', 'sending')"
        ).fetchone()
        return int(count)


def violations(
    history: History, found: Kept, on_duty: Sequence[Sequence[int]]
) -> dict[str, list[Any]]:
    """What a promise was broken by, promise by promise; nothing where all were kept.

    *on_duty* says, step by step, whom the ladder calls.
    """
    broken = {
        "reports": _wrong_reports(history, found),
        "numbers": _gaps(found),
        "receipts": _false_receipts(history, found),
        "pings": _missing_pings(found, on_duty),
    }
    return {promise: what for promise, what in broken.items() if what}


def _wrong_reports(history: History, found: Kept) -> list[Any]:
    """Reports that were sent and are not there once, or are there and were not sent."""
    sent = Counter((e["author"], e["text"]) for e in history.read("report"))
    there = Counter((author, text) for author, text, _ in found.reports)
    return [*((there - sent).items()), *((sent - there).items())]


def _gaps(found: Kept) -> list[int]:
    expected = list(range(1, len(found.numbers) + 1))
    return sorted(set(expected) ^ set(found.numbers)) + [
        number for number, times in Counter(found.numbers).items() if times > 1
    ]


def _false_receipts(history: History, found: Kept) -> list[Any]:
    """Receipts for what is not stored, and reports that got none and no alarm."""
    stored = {(author, text): issue for author, text, issue in found.reports}
    false = [
        event
        for event in history.read("receipt")
        if stored.get((event["author"], event["text"])) != event["issue"]
    ]
    settled = {issue for issue, state in found.receipts if state in {"sent", "dead"}}
    return [*false, *({issue for *_, issue in found.reports} - settled)]


def _missing_pings(found: Kept, on_duty: Sequence[Sequence[int]]) -> list[Any]:
    """Calls that were due and reached nobody; a newer one may replace an older."""
    rows = {key: (chat, state, error) for key, chat, state, error in found.pings}
    wrong: list[Any] = []
    for issue, calls, taken in found.climbs:
        if not taken and calls < len(on_duty):
            wrong.append(f"{issue}: {calls} calls")
        for step, people in enumerate(on_duty[:calls]):
            for person in people:
                key = f"ping:{issue}:1:0:{step}:{person}"
                if not _arrived(rows, key, taken):
                    wrong.append((key, rows.get(key)))
    return wrong


def _arrived(rows: dict[str, tuple[int, str, str]], key: str, taken: bool) -> bool:
    state = rows[key][1] if key in rows else ""
    if state != "cancelled":
        return state == "sent"
    if taken:
        return True
    issue, _, _, step, person = key.removeprefix("ping:").split(":")
    later = f"ping:{issue}:1:0:{int(step) + 1}:{person}"
    return later in rows and _arrived(rows, later, taken)
