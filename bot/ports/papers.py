"""The port of papers: an approved text as a file that can be printed or edited."""

from enum import StrEnum
from typing import Protocol

from bot.domain.paper import Paper


class Format(StrEnum):
    """What kind of file: PDF/A-2b to print and keep, DOCX to work with."""

    PDF = "pdf"
    DOCX = "docx"


class NotMade(Exception):
    """The file could not be made: a sign is in no typeface, or a picture is broken."""


class Papers(Protocol):
    """Makes files beside the event loop; the same paper is the same bytes."""

    async def make(self, paper: Paper, form: Format) -> bytes:
        """Return the file; raise `NotMade`."""


class NoPapers:
    """Makes nothing: for a desk without a printing room."""

    async def make(self, paper: Paper, form: Format) -> bytes:
        """Raise `NotMade`."""
        raise NotMade("there is no printing room")
