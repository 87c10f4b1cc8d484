"""The port of people: members, invitations, open questions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.member import Dialogue, Invitation, Member


class Members(Protocol):
    """People."""

    async def find(self, user_id: int) -> Member | None:
        """Return a member, suspended or not; None for a stranger."""

    async def everyone(self) -> Sequence[Member]:
        """Return all members, suspended ones too, in the order of joining."""

    async def save(self, member: Member) -> None:
        """Add or replace a member and their roles."""


class Invitations(Protocol):
    """One-time links."""

    async def add(self, invitation: Invitation) -> None:
        """Keep a new one."""

    async def find(self, token_sha: str) -> Invitation | None:
        """Return it, used or not; None if it never existed."""

    async def use(self, token_sha: str, user_id: int, at: datetime) -> bool:
        """Use it up; False when somebody was quicker, or it expired or was voided."""

    async def void_made_by(self, user_id: int) -> None:
        """Void every unused invitation that this member made."""

    async def void_all(self) -> None:
        """Void every unused invitation: in a copy nobody knows which were used."""

    async def add_try(self, user_id: int, at: datetime) -> None:
        """Remember that this person tried a link."""

    async def tries_since(self, user_id: int, since: datetime) -> int:
        """Count this person's tries after *since*."""


class Dialogues(Protocol):
    """The one question that waits for each member's answer."""

    async def find(self, user_id: int) -> Dialogue | None:
        """Return the question; None if nothing was asked."""

    async def ask(self, dialogue: Dialogue) -> None:
        """Ask, in place of whatever was asked before."""

    async def end(self, user_id: int) -> None:
        """Forget the question."""

    async def greet_stranger(self, user_id: int, at: datetime) -> bool:
        """Note that a stranger wrote; True when the constant sentence is due again."""
