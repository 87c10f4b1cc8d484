"""The port of protected names: who of an issue no text may name."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.protected_names import ProtectedName


class ProtectedNames(Protocol):
    """Names of victims, children, suspects and witnesses, issue by issue."""

    async def add(self, name: ProtectedName) -> None:
        """Keep one."""

    async def find(self, name_id: str) -> ProtectedName | None:
        """Return one; None if there is none."""

    async def of_issue(self, issue_id: str) -> Sequence[ProtectedName]:
        """Return those of an issue, oldest first."""

    async def remove(self, name_id: str) -> bool:
        """Forget one altogether; False if somebody did already."""

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Move the names of one issue to another."""


class HoldsProtectedNames(Protocol):
    """What these are a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def protected_names(self) -> ProtectedNames:
        """Names that no text may say."""
