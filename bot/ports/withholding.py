"""The port of files that are not spread: taken out wherever they are kept."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.report import Attachment
from bot.domain.values import Struct


class Carried(Struct, frozen=True):
    """A message that brought a file to somebody: in which chat, under which numbers."""

    chat_id: int
    messages: tuple[int, ...]


class Withholding(Protocol):
    """What a person called an identity card, by hash, and where it went."""

    async def judge(self, sha: str, by: int, at: datetime) -> None:
        """Keep the hash of a file that a person called an identity card."""

    async def judged(self, hashes: Sequence[str]) -> frozenset[str]:
        """Return which of these hashes were judged so."""

    async def take_out(self, issue_id: str, item: Attachment, stays: Attachment) -> int:
        """Let *stays* stand in the reports of an issue in place of a file.

        Every version of a report is changed, and what Telegram told of it is forgotten.
        Return in how many reports it was.
        """

    async def stop(self, item: Attachment) -> Sequence[Carried]:
        """Cancel the letters with a file that have not left; return those that did."""
