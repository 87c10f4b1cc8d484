"""The port of speaking: mandates, lines of the brief, and who acts for an office."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.acting import Acting
from bot.domain.briefing import BriefLine
from bot.domain.mandate import Mandate


class Mandates(Protocol):
    """What whoever speaks about an issue may speak about, version by version."""

    async def add(self, mandate: Mandate) -> Mandate:
        """Keep one more version; return it with its number, whatever it said."""

    async def newest(self, issue_id: str) -> Mandate | None:
        """Return the version that holds; None where nothing was ever said."""

    async def over(self, now: datetime, limit: int) -> Sequence[tuple[str, Mandate]]:
        """Return what ended by *now* on open issues and was told to nobody.

        Each comes with the key of the unit that tells of it: then it is told.
        """

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Give the versions of one issue to another that has none."""


class BriefLines(Protocol):
    """What is kept for who speaks about an issue."""

    async def add(self, line: BriefLine) -> None:
        """Keep a new line."""

    async def find(self, line_id: str) -> BriefLine | None:
        """Return one, removed or not; None if there is none."""

    async def of_issue(self, issue_id: str) -> Sequence[BriefLine]:
        """Return those that were not removed, oldest first."""

    async def approve(self, line_id: str, by: int, at: datetime) -> bool:
        """Let somebody else stand behind one; False if somebody does already."""

    async def remove(self, line_id: str, at: datetime) -> bool:
        """Take one off the brief; False if somebody did already."""

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Move the lines of one issue to another; titles stay."""


class Actings(Protocol):
    """Who acts for the holder of an office."""

    async def add(self, acting: Acting) -> None:
        """Keep that somebody acts."""

    async def find(self, acting_id: str) -> Acting | None:
        """Return one, over or not; None if there is none."""

    async def current(self, now: datetime) -> Sequence[Acting]:
        """Return those that hold now or will, the first to begin first."""

    async def end(self, acting_id: str, by: int, at: datetime) -> bool:
        """End one before its time; False if it is over."""


class HoldsSpeaking(Protocol):
    """What these are a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def mandates(self) -> Mandates:
        """Mandates of spokespersons."""

    @property
    def brief_lines(self) -> BriefLines:
        """Lines of their briefs."""

    @property
    def acting(self) -> Actings:
        """Who acts for whom."""
