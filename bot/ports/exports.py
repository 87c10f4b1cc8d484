"""The port of exports: letter numbers, and the files that were made of texts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.letter_numbers import LetterNumber
from bot.domain.values import Struct


class ExportedFile(Struct, frozen=True):
    """A file that left the bot; *sha* is the hash of its bytes.

    *form* is "pdf", "docx", "txt" or "zip": a press kit is noted for each of its texts.
    """

    sha: str
    document_id: str
    version: int
    form: str
    made_by: int
    made_at: datetime


class Exports(Protocol):
    """Letter numbers and files. What was noted of a file never changes."""

    async def number_of(self, document_id: str) -> LetterNumber | None:
        """Return the number of a text; None while it has none."""

    async def numbered(self, number: str) -> LetterNumber | None:
        """Return who has a number; None for nobody."""

    async def next_serial(self, year: int) -> int:
        """Return the next running number of a year: 1, 2, … without gaps."""

    async def give(self, number: LetterNumber) -> None:
        """Give a text its number, in place of one that it had."""

    async def record(self, file: ExportedFile) -> None:
        """Note a file; the same bytes of the same text are noted once."""

    async def files(self, sha: str) -> Sequence[ExportedFile]:
        """Return what a file with this hash has in it; empty for a strange one."""


class HoldsExports(Protocol):
    """What exports are a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def exports(self) -> Exports:
        """Letter numbers and files."""
