"""The port of copies: what keeps the database when its disk, or somebody, does not."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol


class Backups(Protocol):
    """Copies of the whole database, each checked before it has its name."""

    def made(self) -> Sequence[datetime]:
        """Return the instants of the automatic copies that are there, oldest first."""

    async def make(self, at: datetime) -> None:
        """Make an automatic copy named after *at*; raise `StorageUnavailable`."""

    async def forget(self, at: datetime) -> None:
        """Delete the automatic copy of this instant."""

    async def write(self, file: str) -> None:
        """Write a copy into a new file; raise `StorageUnavailable`."""
