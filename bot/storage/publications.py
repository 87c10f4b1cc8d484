"""Which version of a text went out where."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.publication import Publication, PublicationState
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage.codec import instant, maybe, ms
from bot.storage.session import Row, Session


class SqlPublications:
    """`bot.ports.publications.Publications`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, publication: Publication) -> None:
        await self._session.write(
            "publications.add",
            document_id=publication.document_id,
            doc_version=publication.doc_version,
            sha=publication.sha,
            channel_id=publication.channel_id,
            **_changing(publication),
        )

    async def find(self, publication_id: str) -> Publication | None:
        rows = await self._session.rows("publications.find", id=publication_id)
        return _publication(rows[0]) if rows else None

    async def save(self, publication: Publication) -> Publication:
        values = _changing(publication)
        if await self._session.change("publications.save", **values) == 0:
            raise Conflict(publication.id)
        return replace(publication, version=publication.version + 1)

    async def of_document(self, document_id: str) -> Sequence[Publication]:
        rows = await self._session.rows(
            "publications.of_document", document_id=document_id
        )
        return [_publication(row) for row in rows]

    async def of_issue(self, issue_id: str) -> Sequence[Publication]:
        rows = await self._session.rows("publications.of_issue", issue_id=issue_id)
        return [_publication(row) for row in rows]

    async def due(self, now: datetime, limit: int) -> Sequence[Publication]:
        rows = await self._session.rows("publications.due", now=ms(now), limit=limit)
        return [_publication(row) for row in rows]

    async def begun(self, now: datetime) -> Sequence[Publication]:
        rows = await self._session.rows("publications.begun", now=ms(now))
        return [_publication(row) for row in rows]


def _changing(publication: Publication) -> dict[str, object]:
    return {
        "id": publication.id,
        "state": publication.state,
        "approval_id": publication.approval or None,
        "done_by": publication.by,
        "at": ms(publication.at),
        "due_at": maybe(ms, publication.due_at),
        "out_at": maybe(ms, publication.out_at),
        "url": publication.url,
        "messages": " ".join(map(str, publication.messages)),
        "tries": publication.tries,
        "because": publication.because,
        "marked_at": maybe(ms, publication.marked_at),
        "board": publication.board,
        "version": publication.version,
    }


def _publication(row: Row) -> Publication:
    return Publication(
        id=row["id"],
        issue_id=row["issue_id"],
        document_id=row["document_id"],
        doc_version=row["doc_version"],
        sha=row["sha"],
        channel_id=row["channel_id"],
        state=PublicationState(row["state"]),
        by=row["done_by"],
        at=instant(row["at"]),
        approval=row["approval_id"] or "",
        due_at=maybe(instant, row["due_at"]),
        out_at=maybe(instant, row["out_at"]),
        url=row["url"],
        messages=tuple(map(int, row["messages"].split())),
        tries=row["tries"],
        because=row["because"],
        marked_at=maybe(instant, row["marked_at"]),
        board=row["board"],
        version=row["version"],
    )
