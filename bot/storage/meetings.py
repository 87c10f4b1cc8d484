"""Coordination meetings, the invited, the minutes, and where they are shown."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.meeting import Guest, Meeting, MinuteLine
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage.codec import maybe, ms
from bot.storage.meeting_codec import BOOKED, guest_of, line_of, meeting_of, values_of
from bot.storage.search.index import Index
from bot.storage.session import Session


class SqlMeetings:
    """`bot.ports.meetings.Meetings`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    async def last_count(self, issue_id: str) -> int:
        rows = await self._session.rows(
            "meetings.last_count", some=f"{issue_id}/R%", none=0
        )
        return int(rows[0]["last"])

    async def add(self, meeting: Meeting) -> None:
        await self._session.write("meetings.add", **values_of(meeting))
        self._index.changed(meeting.issue_id)

    async def find(self, meeting_id: str) -> Meeting | None:
        rows = await self._session.rows("meetings.find", id=meeting_id)
        return meeting_of(rows[0]) if rows else None

    async def save(self, meeting: Meeting) -> Meeting:
        changed = {k: v for k, v in values_of(meeting).items() if k not in BOOKED}
        if await self._session.change("meetings.save", **changed) == 0:
            raise Conflict(meeting.id)
        self._index.changed(meeting.issue_id)
        return replace(meeting, version=meeting.version + 1)

    async def of_issue(self, issue_id: str) -> Sequence[Meeting]:
        rows = await self._session.rows("meetings.of_issue", issue_id=issue_id)
        return [meeting_of(row) for row in rows]

    async def to_remind(self, before: datetime, limit: int) -> Sequence[Meeting]:
        rows = await self._session.rows(
            "meetings.to_remind", before=ms(before), limit=limit
        )
        return [meeting_of(row) for row in rows]

    async def minutes_due(self, before: datetime, limit: int) -> Sequence[Meeting]:
        rows = await self._session.rows(
            "meetings.minutes_due", before=ms(before), limit=limit
        )
        return [meeting_of(row) for row in rows]

    async def move(self, source_issue: str, target_issue: str) -> None:
        told = {"source": source_issue, "target": target_issue}
        await self._session.write("meetings.move", **told)
        self._index.changed(source_issue, target_issue)

    async def put_guest(self, guest: Guest) -> None:
        await self._session.write(
            "meetings.put_guest",
            meeting_id=guest.meeting_id,
            number=guest.number,
            user_id=guest.user_id,
            name=guest.name,
            reply=guest.reply,
            said=guest.said,
            replied_at=maybe(ms, guest.replied_at),
            invited=int(guest.invited),
            attendance=guest.attendance,
        )

    async def drop_guest(self, meeting_id: str, number: int) -> None:
        await self._session.write(
            "meetings.drop_guest", meeting_id=meeting_id, number=number
        )

    async def guests(self, meeting_id: str) -> Sequence[Guest]:
        rows = await self._session.rows("meetings.guests", meeting_id=meeting_id)
        return [guest_of(row) for row in rows]

    async def add_line(self, line: MinuteLine) -> int:
        rows = await self._session.rows(
            "meetings.add_line",
            meeting_id=line.meeting_id,
            kind=line.kind,
            written_by=line.by,
            at=ms(line.at),
            words=line.text,
            decision=line.decision,
        )
        found = await self.find(line.meeting_id)
        self._index.changed(found.issue_id if found else "")
        return int(rows[0]["number"])

    async def lines(self, meeting_id: str) -> Sequence[MinuteLine]:
        rows = await self._session.rows("meetings.lines", meeting_id=meeting_id)
        return [line_of(row) for row in rows]

    async def put_board(self, meeting_id: str, chat_id: int, letter: str) -> None:
        await self._session.write(
            "meetings.put_board", meeting_id=meeting_id, chat_id=chat_id, letter=letter
        )

    async def drop_board(self, meeting_id: str, chat_id: int) -> None:
        await self._session.write(
            "meetings.drop_board", meeting_id=meeting_id, chat_id=chat_id
        )

    async def boards(self, meeting_id: str) -> Sequence[tuple[int, str]]:
        rows = await self._session.rows("meetings.boards", meeting_id=meeting_id)
        return [(row["chat_id"], row["letter"]) for row in rows]

    async def shown_at(self, chat_id: int, message_id: int) -> str:
        rows = await self._session.rows(
            "meetings.shown_at", chat_id=chat_id, message_id=message_id
        )
        return str(rows[0]["meeting_id"]) if rows else ""
