"""The dossier of issues, and what steps did without."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.guards import Need
from bot.domain.topics import Note, Topic
from bot.ports.lives import Debt, DebtKind
from bot.storage.codec import instant, maybe, ms
from bot.storage.session import Row, Session


class SqlNotes:
    """The part of `bot.ports.lives.Lives` that is about notes and debts."""

    _session: Session

    async def add_note(self, note: Note) -> int:
        rows = await self._session.rows(
            "notes.add_note",
            issue_id=note.issue_id,
            topic=note.topic,
            written_by=note.by,
            at=ms(note.at),
            code=note.code,
            words=note.text,
        )
        return int(rows[0]["version"])

    async def back_note(
        self, issue_id: str, topic: Topic, version: int, by: int, at: datetime
    ) -> bool:
        changed = await self._session.change(
            "notes.back_note",
            issue_id=issue_id,
            topic=topic,
            version=version,
            backed_by=by,
            at=ms(at),
        )
        return changed == 1

    async def notes(self, issue_id: str) -> Sequence[Note]:
        rows = await self._session.rows("notes.notes", issue_id=issue_id)
        return [_note(row) for row in rows]

    async def add_debt(self, debt: Debt) -> None:
        await self._session.write(
            "notes.add_debt",
            issue_id=debt.issue_id,
            need=debt.need,
            code=debt.code,
            kind=debt.kind,
            at=ms(debt.at),
            incurred_by=debt.by,
            reason=debt.reason,
            due_at=maybe(ms, debt.due_at),
        )

    async def debts(self, issue_id: str) -> Sequence[Debt]:
        rows = await self._session.rows("notes.debts", issue_id=issue_id)
        return [_debt(row) for row in rows]

    async def pay_debt(self, debt: Debt, at: datetime) -> None:
        await self._session.write(
            "notes.pay_debt", issue_id=debt.issue_id, number=debt.number, at=ms(at)
        )

    async def mark_reminded(self, issue_id: str, at: datetime) -> None:
        await self._session.write("notes.mark_reminded", issue_id=issue_id, at=ms(at))

    async def indebted(self, limit: int) -> Sequence[str]:
        rows = await self._session.rows("notes.indebted", limit=limit)
        return [row["issue_id"] for row in rows]


def _note(row: Row) -> Note:
    return Note(
        row["issue_id"],
        Topic(row["topic"]),
        row["version"],
        row["written_by"],
        instant(row["at"]),
        row["code"],
        row["words"],
        row["backed_by"],
        maybe(instant, row["backed_at"]),
    )


def _debt(row: Row) -> Debt:
    return Debt(
        row["issue_id"],
        row["number"],
        Need(row["need"]),
        row["code"],
        DebtKind(row["kind"]),
        instant(row["at"]),
        row["incurred_by"],
        row["reason"],
        maybe(instant, row["due_at"]),
        maybe(instant, row["reminded_at"]),
        maybe(instant, row["paid_at"]),
    )
