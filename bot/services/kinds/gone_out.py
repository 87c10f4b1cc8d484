"""Texts of an issue that may have gone out: they can be retold, and corrected."""

from datetime import datetime

from bot.domain.document import Approval, Document, DocumentVersion
from bot.domain.fields import lines_of
from bot.domain.issue import Issue
from bot.domain.values import Struct
from bot.domain.writing import short_of
from bot.services.turn import Turn

#: So many are offered with a button each, the newest first.
OFFERED = 6


class GoneOut(Struct, frozen=True):
    """A text for the public as it was approved last; `at` is when it may be out."""

    document: Document
    frozen: DocumentVersion
    approval: Approval

    @property
    def at(self) -> datetime:
        """Return since when people may have it."""
        return self.approval.at

    @property
    def headline(self) -> str:
        """Return its first line."""
        return next(iter(lines_of(self.frozen.body)), "")


async def gone_out(turn: Turn, issue: Issue) -> list[GoneOut]:
    """Return what was approved for the public, the newest first.

    An approval that was void later counts as well: the words may have been out by then.
    """
    kinds = turn.desk.documents.kinds
    found = []
    for document in await turn.unit.documents.of_issue(issue.id):
        one = await last_out(turn, document) if kinds[document.kind].public else None
        found += [one] if one else []
    return sorted(found, key=lambda one: one.at, reverse=True)[:OFFERED]


async def last_out(turn: Turn, document: Document) -> GoneOut | None:
    """Return a text as it was approved last; None where it never was."""
    approvals = await turn.unit.documents.approvals(document.id)
    if not approvals:
        return None
    last = max(approvals, key=lambda one: one.at)
    frozen = await turn.unit.documents.version(document.id, last.version)
    return GoneOut(document, frozen, last) if frozen else None


def called(turn: Turn, document: Document) -> str:
    """Name a text on a button: "D1 · Pernyataan awal"."""
    kind = turn.label(f"document_kind.{document.kind}")
    return f"{short_of(document)} · {kind}"
