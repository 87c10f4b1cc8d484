"""The port of facts: what is claimed about an issue, and what became of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.fact import Fact, FactDraft


class Facts(Protocol):
    """Facts, the drafts of claims, and the word that none is verified yet."""

    async def next_count(self, issue_id: str) -> int:
        """Return the next fact number within an issue: 1, 2, …"""

    async def add(self, fact: Fact) -> None:
        """Keep a new one."""

    async def find(self, fact_id: str) -> Fact | None:
        """Return it; None if there is none."""

    async def save(self, fact: Fact) -> Fact:
        """Store what became of it and return it with its new version.

        Raise `Conflict`; the database itself refuses a verifier who claimed it.
        """

    async def of_issue(self, issue_id: str) -> Sequence[Fact]:
        """Return the facts of an issue, oldest first."""

    async def to_tell(self, told: int, before: datetime, limit: int) -> Sequence[Fact]:
        """Return verified facts that expire by *before*, of which *told* was told."""

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Move all facts of one issue to another; they keep their numbers."""

    async def keep_draft(self, draft: FactDraft) -> None:
        """Keep a claim that its author looks over, or its change."""

    async def draft(self, draft_id: str) -> FactDraft | None:
        """Return it; None if it was saved, cancelled or forgotten."""

    async def drop_draft(self, draft_id: str) -> None:
        """Forget it."""

    async def clear_drafts(self, before: datetime) -> None:
        """Forget those begun before this instant."""

    async def declare_none(self, issue_id: str, by: int, at: datetime) -> None:
        """Keep who said that no fact is verified yet."""

    async def declared_none(self, issue_id: str) -> int | None:
        """Return who said that; None if nobody did."""
