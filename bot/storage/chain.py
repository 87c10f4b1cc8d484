"""The hash chain of the journal: each line holds the hash of the one before."""

import hashlib
import json
from collections.abc import Iterable

from bot.ports.storage import JournalEntry, JournalRow
from bot.storage.codec import instant, ms
from bot.storage.session import Row

# ASCII, so that even text that is not valid Unicode can be hashed.
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"))

#: What the first line holds in place of an earlier hash.
BEGINNING = ""


def chained(seq: int, at: int, entry: JournalEntry, previous: str) -> str:
    """Hash a line and the hash before it; *at* is in milliseconds."""
    fields = {
        "seq": seq,
        "at": at,
        "actor": entry.actor,
        "action": entry.action,
        "subject": entry.subject,
        "detail": entry.detail,
        "content_sha": entry.content_sha,
        "prev": previous,
    }
    canonical = _CANONICAL.encode(fields)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def journal_row(row: Row) -> JournalRow:
    """Read a line as it was written."""
    entry = JournalEntry(
        row["actor"],
        row["action"],
        row["subject"],
        row["detail"],
        row["content_sha"],
    )
    at = instant(row["at"])
    return JournalRow(row["seq"], at, entry, row["prev"], row["hash"])


def broken_links(rows: Iterable[JournalRow], seq: int, previous: str) -> int:
    """Count lines that do not follow from the one before; *seq*, *previous* lead in."""
    broken = 0
    for row in rows:
        expected = chained(row.seq, ms(row.at), row.entry, previous)
        follows = row.seq == seq + 1 and row.previous == previous
        broken += not (follows and row.hash == expected)
        # Go on from what stands there: one change is one broken link, not many.
        seq, previous = row.seq, row.hash
    return broken
