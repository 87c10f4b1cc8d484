"""Texts and their submitted versions."""

from collections.abc import Collection, Iterable, Sequence

from bot.domain.document import Document, DocumentVersion, Form
from bot.domain.document_life import SUBMITTED, DocumentState
from bot.domain.draft_notes import field_answered, mark_of
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage.approvals import SqlApprovals
from bot.storage.codec import from_json, instant, maybe, ms, to_json
from bot.storage.search.index import Index
from bot.storage.session import Row, Session
from bot.storage.text_looks import SqlTextLooks
from bot.storage.text_reviews import SqlTextReviews


class SqlDocuments(SqlApprovals, SqlTextReviews, SqlTextLooks):
    """`bot.ports.storage.Documents`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    async def next_count(self, issue_id: str) -> int:
        rows = await self._session.rows("documents.next_count", issue_id=issue_id)
        return int(rows[0]["last"])

    async def add(self, document: Document) -> None:
        await self._session.write("documents.add", **_values(document))
        self._index.changed(document.issue_id)

    async def find(self, document_id: str) -> Document | None:
        rows = await self._session.rows("documents.find", id=document_id)
        return _document(rows[0]) if rows else None

    async def save(self, document: Document) -> Document:
        if await self._session.change("documents.save", **_values(document)) == 0:
            raise Conflict(document.id)
        self._index.changed(document.issue_id)
        return replace(document, version=document.version + 1)

    async def of_issue(self, issue_id: str) -> Sequence[Document]:
        rows = await self._session.rows("documents.of_issue", issue_id=issue_id)
        return [_document(row) for row in rows]

    async def answered_in(self, source: str) -> Document | None:
        some = f"%={mark_of(source)}%"
        rows = await self._session.rows("documents.answered_in", some=some)
        found = (_document(row) for row in rows)
        return next((one for one in found if field_answered(one, source)), None)

    async def drafts(self, kinds: Collection[str]) -> Sequence[Document]:
        rows = await self._session.rows("documents.in_state", state=DocumentState.DRAFT)
        return [_document(row) for row in rows if row["kind"] in kinds]

    async def waiting(self) -> Sequence[Document]:
        found = [one for state in SUBMITTED for one in await self._in_state(state)]
        return sorted(found, key=lambda d: (d.submitted_at or d.created_at, d.id))

    async def approved(self) -> Sequence[Document]:
        return await self._in_state(DocumentState.APPROVED)

    async def _in_state(self, state: DocumentState) -> list[Document]:
        rows = await self._session.rows("documents.in_state", state=state)
        return [_document(row) for row in rows]

    async def add_version(
        self, version: DocumentVersion, writers: Iterable[int] = ()
    ) -> None:
        await self._session.write(
            "documents.add_version",
            document_id=version.document_id,
            version=version.version,
            body=version.body,
            sha=version.sha,
            author=version.author,
            at=ms(version.at),
        )
        for writer in dict.fromkeys([version.author, *writers]):
            await self._session.write(
                "text_reviews.writer",
                document_id=version.document_id,
                version=version.version,
                writer=writer,
            )

    async def version(self, document_id: str, version: int) -> DocumentVersion | None:
        rows = await self._session.rows(
            "documents.version", document_id=document_id, version=version
        )
        return _version(rows[0]) if rows else None

    async def versions(self, document_id: str) -> Sequence[DocumentVersion]:
        rows = await self._session.rows("documents.versions", document_id=document_id)
        return [_version(row) for row in rows]


def _values(document: Document) -> dict[str, object]:
    return {
        "id": document.id,
        "issue_id": document.issue_id,
        "kind": document.kind,
        "form": document.form,
        "state": document.state,
        "author": document.author,
        "created_at": ms(document.created_at),
        "version": document.version,
        "fields": to_json(dict(document.fields)),
        "locale": document.locale,
        "submitted_version": document.submitted_version,
        "submitted_at": maybe(ms, document.submitted_at),
    }


def _document(row: Row) -> Document:
    return Document(
        id=row["id"],
        issue_id=row["issue_id"],
        kind=row["kind"],
        form=Form(row["form"]),
        state=DocumentState(row["state"]),
        author=row["author"],
        created_at=instant(row["created_at"]),
        version=row["version"],
        fields=from_json(row["fields"]),
        locale=row["locale"],
        submitted_version=row["submitted_version"],
        submitted_at=maybe(instant, row["submitted_at"]),
    )


def _version(row: Row) -> DocumentVersion:
    return DocumentVersion(
        document_id=row["document_id"],
        version=row["version"],
        body=row["body"],
        sha=row["sha"],
        author=row["author"],
        at=instant(row["at"]),
    )
