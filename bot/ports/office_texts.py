"""The port of an office's own documents: a folder, and the copy that is kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.values import Struct


class Looked(Struct, frozen=True):
    """What an office's folder holds: its files by path, their hash, what is wrong.

    A mistake is one line: "id/documents/apology.full.txt.j2: … (line 3)".
    """

    files: Mapping[str, str]
    sha: str
    mistakes: Sequence[str] = ()


class OfficeTexts(Protocol):
    """The folder of an office, and what of it is in force."""

    async def look(self) -> Looked | None:
        """Look at the folder, and prove it; None where nothing changed since."""

    def adopt(self, looked: Looked) -> None:
        """Put what was found without a mistake in force, from the next text on."""


class NoOfficeTexts:
    """An office without documents of its own."""

    async def look(self) -> Looked | None:
        """Find nothing."""
        return None

    def adopt(self, looked: Looked) -> None:
        """Change nothing."""


class KeptTexts(Protocol):
    """The last version that was proved; it counts while a newer one is wrong."""

    async def kept(self) -> Mapping[str, str]:
        """Return the files by path; empty where none were ever in force."""

    async def keep(self, files: Mapping[str, str], at: datetime) -> None:
        """Keep these files in place of those before."""


class HoldsKeptTexts(Protocol):
    """What kept texts are a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def kept_texts(self) -> KeptTexts:
        """An office's own documents, as they were in force last."""
