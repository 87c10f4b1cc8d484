"""The port of reports: what members sent, and which issue it belongs to."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.report import Attachment, Content, Report


class Reports(Protocol):
    """What members sent."""

    async def add(self, report: Report) -> bool:
        """Keep it with its attachments; False when this source is kept already."""

    async def find(self, report_id: str) -> Report | None:
        """Return it with its attachments; None if there is none."""

    async def by_source(self, source: str) -> Report | None:
        """Return the report made of this message; None if there is none."""

    async def by_album(self, author: int, album: str) -> Report | None:
        """Return the report that this album belongs to; None if it is new."""

    async def attach(self, report_id: str, source: str, items: Sequence[Attachment],
                     text: str, at: datetime) -> None:  # fmt: skip
        """Add attachments (and a caption) that came later, from message *source*."""

    async def revise(self, report_id: str, content: Content, at: datetime) -> None:
        """Keep an edited message as a new version; the older ones stay."""

    async def versions(self, report_id: str) -> Sequence[tuple[int, str, datetime]]:
        """Return (version, text, instant), oldest first."""

    async def of_issue(self, issue_id: str) -> Sequence[Report]:
        """Return the reports of an issue with their attachments, oldest first."""

    async def said_when_open(self, limit: int) -> Sequence[tuple[str, str]]:
        """Return (issue id, text) of reports of open issues, the newest issue first."""

    async def count_since(self, author: int, since: datetime) -> int:
        """Count the messages of a member, reports or not, kept after *since*."""

    async def last_reported(self, author: int, since: datetime) -> str:
        """Return the id of the newest open issue they reported after *since*, or ""."""

    async def assign(self, report_id: str, issue_id: str) -> None:
        """Say which issue this report belongs to."""

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Move all reports and followers of one issue to another."""
