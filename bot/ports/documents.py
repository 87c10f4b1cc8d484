"""The port of documents: texts, their versions, approvals."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.document import Approval, Document, DocumentVersion
from bot.domain.reviews import Review, TextReview
from bot.domain.values import Struct


class TextLook(Struct, frozen=True):
    """A text is looked at anew at a moment: time may have made its words untrue."""

    document_id: str
    at: datetime


class Documents(Protocol):
    """Texts, their versions, and approvals."""

    async def next_count(self, issue_id: str) -> int:
        """Return the next document number within an issue: 1, 2, …"""

    async def add(self, document: Document) -> None:
        """Keep a new one."""

    async def find(self, document_id: str) -> Document | None:
        """Return it; None if there is none."""

    async def save(self, document: Document) -> Document:
        """Store the change and return it with its new version; raise `Conflict`."""

    async def of_issue(self, issue_id: str) -> Sequence[Document]:
        """Return the documents of an issue, oldest first."""

    async def answered_in(self, source: str) -> Document | None:
        """Return the text of an open issue of which a message answered a field."""

    async def drafts(self, kinds: Collection[str]) -> Sequence[Document]:
        """Return the drafts of these kinds of open issues, the oldest first."""

    async def waiting(self) -> Sequence[Document]:
        """Return what was submitted in open issues and not approved, oldest first."""

    async def approved(self) -> Sequence[Document]:
        """Return the texts of open issues that are approved and not out yet."""

    async def add_version(
        self, version: DocumentVersion, writers: Iterable[int] = ()
    ) -> None:
        """Keep a submitted text for ever, and who wrote it beside its author."""

    async def version(self, document_id: str, version: int) -> DocumentVersion | None:
        """Return a submitted text; None if there is none."""

    async def versions(self, document_id: str) -> Sequence[DocumentVersion]:
        """Return the submitted texts of a document, the newest first."""

    async def approve(self, approval: Approval) -> None:
        """Keep an approval; the database itself refuses one by the author."""

    async def keep_review(self, review: TextReview) -> None:
        """Keep a review; the database itself refuses one by a writer."""

    async def reviews(self, document_id: str) -> Sequence[TextReview]:
        """Return the reviews of a document, oldest first, lapsed ones too."""

    async def lapse_reviews(
        self, document_id: str, review: Review, at: datetime
    ) -> None:
        """Let every review of one sort count no more; they stay readable."""

    async def approvals(self, document_id: str) -> Sequence[Approval]:
        """Return the approvals of a document, oldest first, revoked ones too."""

    async def confirm(self, approval_id: str, at: datetime) -> None:
        """Mark an oral approval as confirmed by the approver."""

    async def revoke(self, approval_id: str, at: datetime) -> None:
        """Void an approval; it stays readable."""

    async def oral_count(self, approver: int) -> int:
        """Count how often somebody approved outside Telegram, and stood by it."""

    async def given_by(self, user_id: int, since: datetime) -> Sequence[Approval]:
        """Return living approvals that somebody gave or recorded, oldest first."""

    async def unconfirmed(self) -> Sequence[Approval]:
        """Return living oral approvals that wait for their confirmation."""

    async def look_at(self, document_id: str, at: datetime | None) -> None:
        """Keep when a text is looked at anew, in place of before; None: never."""

    async def looks_due(self, now: datetime, limit: int) -> Sequence[TextLook]:
        """Return what is to be looked at by *now*, the longest due first."""

    async def take_look(self, look: TextLook) -> bool:
        """Take a look away; False: it was taken, or put off, meanwhile."""
