"""What is attached to a letter: files that Telegram keeps, one line each (HJ-03)."""

import json
import re
from collections.abc import Iterable

from bot.domain.document import Document
from bot.domain.report import Attachment
from bot.domain.values import replace

#: Where they are kept. It is no note: who approves a letter approves its enclosures.
FIELD = "lampiran"

#: So many go with one letter.
MOST = 10

_LINK = re.compile(r"https?://\S+")


def enclosures_of(document: Document) -> tuple[Attachment, ...]:
    """Return the files that go with a letter, in their order."""
    rows = json.loads(document.fields.get(FIELD) or "[]")
    return tuple(Attachment(*row) for row in rows)


def with_enclosures(document: Document, added: Iterable[Attachment]) -> Document:
    """Attach files; one that is attached already stays once."""
    files = {one.unique_id or one.file_id: one for one in enclosures_of(document)}
    for one in added:
        files.setdefault(one.unique_id or one.file_id, one)
    rows = [[f.kind, f.file_id, f.unique_id, f.name] for f in files.values()]
    kept = json.dumps(rows, ensure_ascii=False)
    return replace(document, fields={**document.fields, FIELD: kept})


def without_enclosures(document: Document) -> Document:
    """Take every file off again."""
    left = {name: said for name, said in document.fields.items() if name != FIELD}
    return replace(document, fields=left)


def enclosed(document: Document) -> int:
    """Count what somebody who reads the letter can look at: files and links."""
    links = _LINK.findall(document.fields.get("bukti", ""))
    return len(enclosures_of(document)) + len(links)
