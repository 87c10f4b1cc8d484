"""The ports of the press: questions of journalists, clippings, the media list."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.clipping import Clipping
from bot.domain.enquiry import Enquiry
from bot.domain.outlets import Journalist, Outlet


class Enquiries(Protocol):
    """Questions of journalists."""

    async def next_count(self, issue_id: str) -> int:
        """Return the next number within an issue: 1, 2, …"""

    async def add(self, enquiry: Enquiry) -> None:
        """Keep a new one."""

    async def find(self, enquiry_id: str) -> Enquiry | None:
        """Return it; None if there is none."""

    async def save(self, enquiry: Enquiry) -> Enquiry:
        """Store what became of it and return it with its new version.

        Raise `Conflict`; what was asked, by whom recorded and when never changes.
        """

    async def of_issue(self, issue_id: str) -> Sequence[Enquiry]:
        """Return the questions about an issue, oldest first."""

    async def of_outlet(self, outlet_id: str, limit: int) -> Sequence[Enquiry]:
        """Return the newest questions of an outlet."""

    async def overdue(self, now: datetime, limit: int) -> Sequence[Enquiry]:
        """Return those that nobody answered in time and nobody has missed yet."""

    async def unseen(self, before: datetime, limit: int) -> Sequence[Enquiry]:
        """Return those answered before, of which nobody was asked what was printed."""

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Move all questions of one issue to another; they keep their numbers."""


class Clippings(Protocol):
    """What was published."""

    async def next_count(self, issue_id: str) -> int:
        """Return the next number within an issue: 1, 2, …"""

    async def add(self, clipping: Clipping) -> None:
        """Keep a new one."""

    async def find(self, clipping_id: str) -> Clipping | None:
        """Return it; None if there is none."""

    async def save(self, clipping: Clipping) -> Clipping:
        """Store a change and return it with its new version; raise `Conflict`."""

    async def of_issue(self, issue_id: str) -> Sequence[Clipping]:
        """Return the clippings of an issue, oldest first."""

    async def by_album(self, added_by: int, album: str) -> Clipping | None:
        """Return the clipping that an album of screenshots began."""

    async def undigested(self, before: datetime, limit: int) -> Sequence[Clipping]:
        """Return those recorded before that no digest has, oldest first."""

    async def digested(self, day: str) -> Sequence[Clipping]:
        """Return those of the digest of a day, oldest first."""

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Move all clippings of one issue to another; they keep their numbers."""


class Outlets(Protocol):
    """The media list."""

    async def add(self, outlet: Outlet) -> None:
        """Keep a new one; its name is known to nobody yet."""

    async def save(self, outlet: Outlet) -> Outlet:
        """Store a change and return it with its new version; raise `Conflict`."""

    async def find(self, outlet_id: str) -> Outlet | None:
        """Return it; None if there is none."""

    async def named(self, key: str) -> Outlet | None:
        """Return the outlet whose name has this key; None if there is none."""

    async def everything(self) -> Sequence[Outlet]:
        """Return every outlet, by name."""

    async def recent(self, limit: int) -> Sequence[Outlet]:
        """Return the outlets whose journalists asked last, the newest first."""

    async def keep_journalist(self, journalist: Journalist) -> None:
        """Keep a new one, or what is known of one by now."""

    async def journalist(self, journalist_id: str) -> Journalist | None:
        """Return them; None if they are unknown or erased."""

    async def journalists(self) -> Sequence[Journalist]:
        """Return every journalist, who asked last first."""

    async def erase_journalist(self, journalist: Journalist) -> None:
        """Forget who somebody outside is, wherever their name or contact stands."""


class HoldsPress(Protocol):
    """What a unit of work holds of the press."""

    @property
    def enquiries(self) -> Enquiries:
        """Questions of journalists."""

    @property
    def clippings(self) -> Clippings:
        """What was published."""

    @property
    def outlets(self) -> Outlets:
        """The media list."""
