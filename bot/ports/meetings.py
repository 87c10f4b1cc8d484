"""The port of meetings: who was invited, what was said, where their screens stand."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.meeting import Guest, Meeting, MinuteLine


class Meetings(Protocol):
    """Meetings, their guests, their minutes, and the screens that show them."""

    async def last_count(self, issue_id: str) -> int:
        """Return the number of the newest meeting that this issue gave; 0: none."""

    async def add(self, meeting: Meeting) -> None:
        """Keep a new one."""

    async def find(self, meeting_id: str) -> Meeting | None:
        """Return it; None if there is none."""

    async def save(self, meeting: Meeting) -> Meeting:
        """Store a change and return it with its new version. Raise `Conflict`."""

    async def of_issue(self, issue_id: str) -> Sequence[Meeting]:
        """Return the meetings of an issue, oldest first."""

    async def to_remind(self, before: datetime, limit: int) -> Sequence[Meeting]:
        """Return planned meetings that begin by *before*, not brought to mind yet."""

    async def minutes_due(self, before: datetime, limit: int) -> Sequence[Meeting]:
        """Return meetings held by *before* whose minutes are not approved, untold."""

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Move all meetings of one issue to another; they keep their numbers."""

    async def put_guest(self, guest: Guest) -> None:
        """Keep an invited one, or what became of them."""

    async def drop_guest(self, meeting_id: str, number: int) -> None:
        """Invite somebody no more."""

    async def guests(self, meeting_id: str) -> Sequence[Guest]:
        """Return the invited, in the order in which they were added."""

    async def add_line(self, line: MinuteLine) -> int:
        """Keep one more line, for ever; return its number, whatever *line* says."""

    async def lines(self, meeting_id: str) -> Sequence[MinuteLine]:
        """Return the minutes, oldest line first."""

    async def put_board(self, meeting_id: str, chat_id: int, letter: str) -> None:
        """Note which letter of a chat shows the meeting and rewrites itself."""

    async def drop_board(self, meeting_id: str, chat_id: int) -> None:
        """Rewrite it in this chat no more."""

    async def boards(self, meeting_id: str) -> Sequence[tuple[int, str]]:
        """Return every chat that shows the meeting, with its letter."""

    async def shown_at(self, chat_id: int, message_id: int) -> str:
        """Return the id of the meeting that a message shows; "" for none."""


class HoldsMeetings(Protocol):
    """What meetings are a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def meetings(self) -> Meetings:
        """Coordination meetings."""
