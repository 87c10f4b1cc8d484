"""The port of the inbox: raw updates, kept before Telegram may forget them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.ports.mail import StoredUpdate


class Inbox(Protocol):
    """Raw updates, kept before Telegram may forget them."""

    async def receive(self, updates: Sequence[StoredUpdate], at: datetime) -> None:
        """Keep a batch; an update that is kept already changes nothing."""

    async def waiting(
        self, now: datetime, busy: Collection[int], limit: int
    ) -> Sequence[StoredUpdate]:
        """Return the oldest waiting update of each chat that is not *busy*."""

    async def finish(self, key: str) -> None:
        """Tick it off; done already is fine."""

    async def fail(self, key: str, code: str, again_at: datetime | None) -> None:
        """Try again at *again_at*, or set it aside for good when that is None."""

    async def backlog(self) -> int:
        """Count the updates that wait."""
