"""The port of the journal: the append-only book of what was done."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.values import Struct


class JournalEntry(Struct, frozen=True):
    """One line of the journal: ids and codes, never content (reliability.md 7)."""

    actor: str
    action: str
    subject: str
    detail: str = ""
    content_sha: str = ""


class JournalRow(Struct, frozen=True):
    """A line as it was written, with its place in the chain."""

    seq: int
    at: datetime
    entry: JournalEntry
    previous: str
    hash: str


class Journal(Protocol):
    """The append-only book of what was done."""

    async def record(self, entries: Sequence[JournalEntry], at: datetime) -> None:
        """Append, each row chained to the one before; accounts become numbers."""

    async def of_subject(self, subject: str) -> Sequence[JournalRow]:
        """Return the rows about a subject, oldest first, with accounts again.

        A person who was erased is a number below zero, as in every other table.
        """

    async def after(self, seq: int, limit: int) -> Sequence[JournalRow]:
        """Return rows with a higher number, in order, with accounts again.

        The hash is that of the line as it is written: `Storage.integrity` checks it.
        """
