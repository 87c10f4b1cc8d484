"""The ports of files that people send: fetching one, and reading it as a table."""

from collections.abc import Sequence
from typing import Protocol


class NotFetched(Exception):
    """The file could not be had from Telegram now; it can be sent again."""


class NotATable(Exception):
    """The file is no table that can be read; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Files(Protocol):
    """Fetches what somebody sent. Never call it inside a unit of work."""

    async def fetch(self, file_id: str, longest: int) -> bytes:
        """Return the bytes, at most *longest*; raise `NotFetched`."""


class Tables(Protocol):
    """Reads CSV and XLSX, beside the event loop; nothing in them is carried out."""

    async def rows(self, content: bytes, name: str) -> Sequence[tuple[int, str]]:
        """Return the rows with their numbers, cells joined; raise `NotATable`."""


class NoFiles:
    """Fetches nothing: for a desk without a door."""

    async def fetch(self, file_id: str, longest: int) -> bytes:
        """Raise `NotFetched`."""
        raise NotFetched


class NoTables:
    """Reads nothing: for a desk without a reading room."""

    async def rows(self, content: bytes, name: str) -> Sequence[tuple[int, str]]:
        """Raise `NotATable`."""
        raise NotATable("kind")
