"""Press conferences, their checklists, their logs, and where they are shown."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.domain.conference import Conference, LogLine
from bot.domain.runbook import Entry
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage.codec import maybe, ms
from bot.storage.conference_codec import (
    PLANNED,
    conference_of,
    entry_of,
    log_line_of,
    span,
    values_of,
)
from bot.storage.search.index import Index
from bot.storage.session import Session


class SqlConferences:
    """`bot.ports.conferences.Conferences`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    async def last_count(self, issue_id: str) -> int:
        rows = await self._session.rows(
            "conferences.last_count", some=f"{issue_id}/KP%", none=0
        )
        return int(rows[0]["last"])

    async def add(self, conference: Conference) -> None:
        await self._session.write("conferences.add", **values_of(conference))
        self._index.changed(conference.issue_id)

    async def find(self, conference_id: str) -> Conference | None:
        rows = await self._session.rows("conferences.find", id=conference_id)
        return conference_of(rows[0]) if rows else None

    async def save(self, conference: Conference) -> Conference:
        changed = {k: v for k, v in values_of(conference).items() if k not in PLANNED}
        if await self._session.change("conferences.save", **changed) == 0:
            raise Conflict(conference.id)
        self._index.changed(conference.issue_id)
        return replace(conference, version=conference.version + 1)

    async def of_issue(self, issue_id: str) -> Sequence[Conference]:
        rows = await self._session.rows("conferences.of_issue", issue_id=issue_id)
        return [conference_of(row) for row in rows]

    async def due(self, now: datetime, limit: int) -> Sequence[Conference]:
        rows = await self._session.rows("conferences.due", now=ms(now), limit=limit)
        return [conference_of(row) for row in rows]

    async def move(self, source_issue: str, target_issue: str) -> None:
        told = {"source": source_issue, "target": target_issue}
        await self._session.write("conferences.move", **told)
        self._index.changed(source_issue, target_issue)

    async def put_entry(self, entry: Entry) -> None:
        await self._session.write(
            "conferences.put_entry",
            conference_id=entry.conference_id,
            number=entry.number,
            code=entry.code,
            at=span(entry.at),
            role=entry.role,
            owner=entry.owner,
            blocks=int(entry.blocks),
            words=entry.text,
            done_by=entry.done_by,
            done_at=maybe(ms, entry.done_at),
        )

    async def entries(self, conference_id: str) -> Sequence[Entry]:
        rows = await self._session.rows(
            "conferences.entries", conference_id=conference_id
        )
        return [entry_of(row) for row in rows]

    async def add_line(self, line: LogLine) -> int:
        rows = await self._session.rows(
            "conferences.add_line",
            conference_id=line.conference_id,
            kind=line.kind,
            written_by=line.by,
            at=ms(line.at),
            words=line.text,
            reference=line.reference,
        )
        kept = await self.find(line.conference_id)
        self._index.changed(kept.issue_id if kept else "")
        return int(rows[0]["number"])

    async def lines(self, conference_id: str) -> Sequence[LogLine]:
        rows = await self._session.rows(
            "conferences.lines", conference_id=conference_id
        )
        return [log_line_of(row) for row in rows]

    async def mark_outlet(self, conference_id: str, outlet: str, *, came: bool) -> None:
        told = {"conference_id": conference_id, "outlet_id": outlet, "came": int(came)}
        await self._session.write("conferences.mark_outlet", **told)

    async def outlets(self, conference_id: str) -> Mapping[str, bool]:
        rows = await self._session.rows(
            "conferences.outlets", conference_id=conference_id
        )
        return {row["outlet_id"]: bool(row["came"]) for row in rows}

    async def put_board(self, conference_id: str, chat_id: int, letter: str) -> None:
        told = {"conference_id": conference_id, "chat_id": chat_id, "letter": letter}
        await self._session.write("conferences.put_board", **told)

    async def drop_board(self, conference_id: str, chat_id: int) -> None:
        told = {"conference_id": conference_id, "chat_id": chat_id}
        await self._session.write("conferences.drop_board", **told)

    async def boards(self, conference_id: str) -> Sequence[tuple[int, str]]:
        rows = await self._session.rows(
            "conferences.boards", conference_id=conference_id
        )
        return [(row["chat_id"], row["letter"]) for row in rows]

    async def shown_at(self, chat_id: int, message_id: int) -> str:
        told = {"chat_id": chat_id, "message_id": message_id}
        rows = await self._session.rows("conferences.shown_at", **told)
        return str(rows[0]["conference_id"]) if rows else ""
