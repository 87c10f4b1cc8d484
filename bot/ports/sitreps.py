"""The port of situation reports: what was sent, and what is being written."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.sitrep import Sitrep, SitrepDraft


class Sitreps(Protocol):
    """Situation reports and the drafts of their writers."""

    async def last_count(self, issue_id: str) -> int:
        """Return the number of the newest report that this issue gave; 0: none."""

    async def add(self, sitrep: Sitrep) -> None:
        """Keep one that is sent; it never changes."""

    async def find(self, sitrep_id: str) -> Sitrep | None:
        """Return it; None if there is none."""

    async def of_issue(self, issue_id: str) -> Sequence[Sitrep]:
        """Return the reports of an issue, oldest first."""

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Move all reports of one issue to another; they keep their numbers."""

    async def keep_draft(self, draft: SitrepDraft) -> None:
        """Keep what a writer added so far, or its change."""

    async def draft(self, issue_id: str, author: int) -> SitrepDraft | None:
        """Return it; None if nothing was added."""

    async def drop_drafts(self, issue_id: str) -> None:
        """Forget what anybody added: the report was sent."""


class HoldsSitreps(Protocol):
    """What the reports are a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def sitreps(self) -> Sitreps:
        """Situation reports."""
