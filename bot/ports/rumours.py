"""The ports of rumours and of promises to the public."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.promise import Promise
from bot.domain.rumour import Rumour


class Rumours(Protocol):
    """What goes round about issues."""

    async def next_count(self, issue_id: str) -> int:
        """Return the next number of a rumour within an issue: 1, 2, …"""

    async def add(self, rumour: Rumour) -> None:
        """Keep a new one."""

    async def find(self, rumour_id: str) -> Rumour | None:
        """Return it; None if there is none."""

    async def save(self, rumour: Rumour) -> Rumour:
        """Store what became of it and return it with its new version.

        Raise `Conflict`; the database itself refuses a label on which one person
        agreed, and a hoax without evidence.
        """

    async def of_issue(self, issue_id: str) -> Sequence[Rumour]:
        """Return the rumours of an issue, oldest first."""

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Move all rumours of one issue to another; they keep their numbers."""


class Promises(Protocol):
    """What the public was promised."""

    async def next_count(self, issue_id: str) -> int:
        """Return the next number of a promise within an issue: 1, 2, …"""

    async def add(self, promise: Promise) -> None:
        """Keep a new one."""

    async def find(self, promise_id: str) -> Promise | None:
        """Return it; None if there is none."""

    async def save(self, promise: Promise) -> Promise:
        """Store what became of it and return it with its new version.

        Raise `Conflict`; what was promised, and by when, never changes.
        """

    async def of_issue(self, issue_id: str) -> Sequence[Promise]:
        """Return the promises of an issue, oldest first."""

    async def missed(self, before: datetime, limit: int) -> Sequence[Promise]:
        """Return promises that were due by *before* and are not noted as late."""

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Move all promises of one issue to another; they keep their numbers."""


class HoldsRumours(Protocol):
    """What rumours and promises are a part of: the unit of work."""

    @property
    def rumours(self) -> Rumours:
        """What goes round."""

    @property
    def promises(self) -> Promises:
        """What the public was promised."""
