"""What the public has of an issue: each version of a text that is out somewhere."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.document import Document, DocumentVersion
from bot.domain.issue import Issue
from bot.domain.publication import Publication
from bot.domain.values import Struct
from bot.ports.storage import UnitOfWork
from bot.services.turn import Turn


class PublishedText(Struct, frozen=True):
    """A version of a text that the public has: its words, and where they stand."""

    document: Document
    frozen: DocumentVersion
    copies: tuple[Publication, ...]

    @property
    def since(self) -> datetime:
        """Return when the first copy of it was out."""
        return min(copy.out_at for copy in self.copies if copy.out_at is not None)


async def published_texts(turn: Turn, issue: Issue) -> Sequence[PublishedText]:
    """Return what is out of an issue's texts, the first published first."""
    return await texts_out(turn.unit, issue.id)


async def texts_out(unit: UnitOfWork, issue_id: str) -> Sequence[PublishedText]:
    """Return what is out of the texts of the issue with this id."""
    copies = [p for p in await unit.publications.of_issue(issue_id) if p.out]
    found = []
    for name, version in dict.fromkeys((p.document_id, p.doc_version) for p in copies):
        document = await unit.documents.find(name)
        frozen = await unit.documents.version(name, version)
        assert document is not None
        assert frozen is not None
        mine = [p for p in copies if (p.document_id, p.doc_version) == (name, version)]
        found.append(PublishedText(document, frozen, tuple(mine)))
    return sorted(found, key=lambda text: text.since)
