"""The port of what citizens ask for."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.citizen_input import CitizenInput


class CitizenInputs(Protocol):
    """Requests of citizens, grouped into themes."""

    async def add(self, one: CitizenInput) -> None:
        """Keep a new one."""

    async def find(self, input_id: str) -> CitizenInput | None:
        """Return it; None if there is none."""

    async def save(self, one: CitizenInput) -> CitizenInput:
        """Store what became of it, return it with its new version; raise `Conflict`."""

    async def of_issue(self, issue_id: str) -> Sequence[CitizenInput]:
        """Return those of an issue, oldest first."""

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Move all of one issue to another."""
