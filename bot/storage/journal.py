"""The append-only book of what was done."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.values import replace
from bot.ports.storage import JournalEntry, JournalRow
from bot.storage.chain import BEGINNING, chained, journal_row
from bot.storage.codec import LastTold
from bot.storage.pseudonyms import alias, read, written
from bot.storage.session import Row, Session

#: Under this name a session keeps (seq, hash) of the last line.
_HEAD = "journal.head"


class SqlJournal:
    """`bot.ports.storage.Journal`."""

    def __init__(self, session: Session, told: LastTold) -> None:
        self._session = session
        self._told = told

    async def record(self, entries: Sequence[JournalEntry], at: datetime) -> None:
        told = self._told.hear(at)
        for entry in entries:
            await self._append(await written(self._session, entry), told)

    async def of_subject(self, subject: str) -> Sequence[JournalRow]:
        known = await alias(self._session, subject)
        rows = await self._session.rows(
            "journal.of_subject", subject=subject, known=known
        )
        return await self._read(rows)

    async def after(self, seq: int, limit: int) -> Sequence[JournalRow]:
        rows = await self._session.rows("journal.after", seq=seq, limit=limit)
        return await self._read(rows)

    async def _read(self, rows: Sequence[Row]) -> list[JournalRow]:
        lines = [journal_row(row) for row in rows]
        return [
            replace(line, entry=await read(self._session, line.entry)) for line in lines
        ]

    async def _append(self, entry: JournalEntry, at: int) -> None:
        last, previous = await self._head()
        seq = last + 1
        this = chained(seq, at, entry, previous)
        await self._session.write(
            "journal.record",
            seq=seq,
            at=at,
            actor=entry.actor,
            action=entry.action,
            subject=entry.subject,
            detail=entry.detail,
            content_sha=entry.content_sha,
            prev=previous,
            hash=this,
        )
        self._session.notes[_HEAD] = (seq, this)

    async def _head(self) -> tuple[int, str]:
        if _HEAD not in self._session.notes:
            rows = await self._session.rows("journal.head")
            head = (rows[0]["seq"], rows[0]["hash"]) if rows else (0, BEGINNING)
            self._session.notes[_HEAD] = head
        seq, previous = self._session.notes[_HEAD]
        return seq, previous
