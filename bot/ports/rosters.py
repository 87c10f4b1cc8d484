"""The port of the duty roster: shifts, covers, offers to swap, lines to confirm."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.roster_draft import RosterDraft
from bot.domain.roster_shifts import Cover, Dated, Line, Weekly
from bot.domain.roster_swap import Swap


class Rosters(Protocol):
    """Who is on duty when. `bot.domain.roster.Roster` puts it together."""

    async def weekly(self) -> Sequence[Weekly]:
        """Return every weekly shift, in the order of adding."""

    async def dated(self, start: datetime, end: datetime) -> Sequence[Dated]:
        """Return the dated shifts that may touch a span of time, the first first."""

    async def covers(self, start: datetime, end: datetime) -> Sequence[Cover]:
        """Return the covers that touch a span, in the order they were made."""

    async def any(self) -> bool:
        """Tell whether anybody was ever put on the roster."""

    async def add(self, lines: Sequence[Line], by: int, at: datetime) -> None:
        """Add shifts; an id that exists already is replaced."""

    async def find(self, line_id: str) -> Line | None:
        """Return a shift; None if it was dropped."""

    async def drop(self, line_id: str) -> None:
        """Drop a shift."""

    async def drop_from(self, start: datetime) -> None:
        """Drop what is not over: weekly and dated shifts, and the covers of both."""

    async def cover(self, cover: Cover, at: datetime) -> None:
        """Keep that somebody stands in."""

    async def covering(self, cover_id: str) -> Cover | None:
        """Return a cover; None if it was taken back."""

    async def uncover(self, cover_id: str) -> bool:
        """Take a cover back; False when somebody was quicker."""

    async def offer(self, swap: Swap) -> None:
        """Keep a new offer to swap."""

    async def swap(self, swap_id: str) -> Swap | None:
        """Return an offer; None if there is none."""

    async def settle(self, swap: Swap) -> Swap:
        """Store what became of an offer. Raise `Conflict`."""

    async def keep_draft(self, draft: RosterDraft) -> None:
        """Keep lines that wait to be confirmed, in place of their author's earlier."""

    async def draft(self, draft_id: str) -> RosterDraft | None:
        """Return them; None if they were applied, dropped or forgotten."""

    async def drop_draft(self, draft_id: str) -> None:
        """Forget them."""

    async def leave_note(self, author: int, text: str, at: datetime) -> None:
        """Keep what who goes says to who comes, in place of what they said before."""

    async def notes(self, since: datetime) -> Sequence[tuple[int, str]]:
        """Return author and words of the notes left since an instant, oldest first."""

    async def told(self, matter: str, person: int = 0) -> bool:
        """Tell whether something was told, to whom; 0 are the leads."""

    async def note_told(self, matter: str, at: datetime, person: int = 0) -> None:
        """Note that something was told, so that it is told once."""

    async def forget(self, passing: datetime, over: datetime) -> None:
        """Forget what is kept for a while, and shifts that ended before *over*."""


class HoldsRosters(Protocol):
    """What the duty roster is a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def rosters(self) -> Rosters:
        """The duty roster."""
