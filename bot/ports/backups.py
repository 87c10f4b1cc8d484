"""The port of copies: what keeps the database when its disk, or somebody, does not."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.values import Struct


class OtherCopy(Struct, frozen=True):
    """A copy beside the database that the bot did not make by itself.

    `replaced` tells that a restore or a new version put it aside; *at* is when it was
    written last.
    """

    name: str
    at: datetime
    replaced: bool


class Backups(Protocol):
    """Copies of the whole database, each checked before it has its name."""

    def made(self) -> Sequence[datetime]:
        """Return the instants of the automatic copies that are there, oldest first."""

    async def make(self, at: datetime) -> None:
        """Make an automatic copy named after *at*; raise `StorageUnavailable`."""

    async def forget(self, at: datetime) -> None:
        """Delete the automatic copy of this instant."""

    def others(self) -> Sequence[OtherCopy]:
        """Return the other copies in the folders of the database, oldest first."""

    async def forget_other(self, name: str) -> None:
        """Delete one of them, with its -wal."""

    async def remember_erased(self, erased: Mapping[str, datetime]) -> None:
        """Keep beside the copies who was erased, by token, and when it was accepted."""

    async def write(self, file: str) -> None:
        """Write a copy into a new file; raise `StorageUnavailable`."""
