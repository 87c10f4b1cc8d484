"""The port of press conferences: plans, checklists, logs, and their screens."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.conference import Conference, LogLine
from bot.domain.runbook import Entry


class Conferences(Protocol):
    """Press conferences, their checklists and logs, and the screens that show them."""

    async def last_count(self, issue_id: str) -> int:
        """Return the number of the newest one that this issue gave; 0: none."""

    async def add(self, conference: Conference) -> None:
        """Keep a new one."""

    async def find(self, conference_id: str) -> Conference | None:
        """Return it; None if there is none."""

    async def save(self, conference: Conference) -> Conference:
        """Store a change and return it with its new version. Raise `Conflict`."""

    async def of_issue(self, issue_id: str) -> Sequence[Conference]:
        """Return the conferences of an issue, oldest first."""

    async def due(self, now: datetime, limit: int) -> Sequence[Conference]:
        """Return those of which somebody is to be told by *now*, the first first."""

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Move all conferences of one issue to another; they keep their numbers."""

    async def put_entry(self, entry: Entry) -> None:
        """Keep an item of a checklist, or what became of it."""

    async def entries(self, conference_id: str) -> Sequence[Entry]:
        """Return the checklist, in its order."""

    async def add_line(self, line: LogLine) -> int:
        """Keep one more line, for ever; return its number, whatever *line* says."""

    async def lines(self, conference_id: str) -> Sequence[LogLine]:
        """Return the log, oldest line first."""

    async def mark_outlet(self, conference_id: str, outlet: str, *, came: bool) -> None:
        """Note whether an outlet of the media list came."""

    async def outlets(self, conference_id: str) -> Mapping[str, bool]:
        """Return the outlets that were marked, and whether they came."""

    async def put_board(self, conference_id: str, chat_id: int, letter: str) -> None:
        """Note which letter of a chat shows the conference and rewrites itself."""

    async def drop_board(self, conference_id: str, chat_id: int) -> None:
        """Rewrite it in this chat no more."""

    async def boards(self, conference_id: str) -> Sequence[tuple[int, str]]:
        """Return every chat that shows the conference, with its letter."""

    async def shown_at(self, chat_id: int, message_id: int) -> str:
        """Return the id of the conference that a message shows; "" for none."""


class HoldsConferences(Protocol):
    """What conferences are a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def conferences(self) -> Conferences:
        """Press conferences."""
