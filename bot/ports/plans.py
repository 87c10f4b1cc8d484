"""The ports of stakeholders and plans: whom an issue concerns, and what is said."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.message_map import MessageMap
from bot.domain.narrative import Narrative
from bot.domain.stakeholders import Stakeholder
from bot.domain.strategy import Strategy


class Stakeholders(Protocol):
    """The parties of issues."""

    async def add(self, one: Stakeholder) -> None:
        """Keep a new one."""

    async def find(self, stakeholder_id: str) -> Stakeholder | None:
        """Return it, removed or not; None if there is none."""

    async def save(self, one: Stakeholder) -> Stakeholder:
        """Store a change and return it with its new version; raise `Conflict`."""

    async def of_issue(self, issue_id: str) -> Sequence[Stakeholder]:
        """Return those of an issue that were not removed, the first added first."""

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Move those of one issue that the other does not have by the same name."""


class Plans(Protocol):
    """Strategies, message maps and narratives: versions that never change.

    What is added gets the next version of its part; its own `version` is not looked at.
    """

    async def add_strategy(self, chosen: Strategy) -> Strategy:
        """Keep one more choice, and return it with its version."""

    async def strategies(self, issue_id: str) -> Sequence[Strategy]:
        """Return every choice, oldest first; the last one holds."""

    async def add_map(self, written: MessageMap) -> MessageMap:
        """Keep one more version of the map, and return it with its version."""

    async def maps(self, issue_id: str) -> Sequence[MessageMap]:
        """Return every version of the map, oldest first; the last one holds."""

    async def add_narrative(self, written: Narrative) -> Narrative:
        """Keep one more version, not approved yet, and return it with its version."""

    async def narratives(self, issue_id: str) -> Sequence[Narrative]:
        """Return every version, oldest first; the newest approved one holds."""

    async def approve_narrative(
        self, issue_id: str, version: int, by: int, at: datetime
    ) -> bool:
        """Let a second person approve a version; False if somebody did already.

        The database itself refuses who wrote it.
        """

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Move each part that the other issue does not have, with all its versions."""


class HoldsPlans(Protocol):
    """What these are a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def stakeholders(self) -> Stakeholders:
        """Whom issues concern."""

    @property
    def plans(self) -> Plans:
        """Strategies, message maps, narratives."""
