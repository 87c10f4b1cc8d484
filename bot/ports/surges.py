"""The port of surges: which reports are probably of the same thing, who was asked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol


class Surges(Protocol):
    """Issues that resemble an older one, and when somebody was asked to look anew."""

    async def note(self, issue_id: str, target: str, at: datetime) -> None:
        """Keep that an issue is probably, or by now surely, about the same as *target*.

        *at* is when it was reported; said again, the newer target counts.
        """

    async def target(self, issue_id: str) -> str:
        """Return the issue that this one resembles; "" for none."""

    async def untouched(self, target: str) -> Sequence[str]:
        """Return what resembles an issue and nobody has taken up yet, oldest first."""

    async def since(self, target: str, since: datetime) -> Sequence[str]:
        """Return what was reported about the same since then, merged or open."""

    async def move(self, source: str, target: str) -> None:
        """Let what resembled one issue resemble another: the two are one now."""

    async def asked(self, issue_id: str) -> datetime | None:
        """Return when its owner was last asked to assess an issue anew."""

    async def ask(self, issue_id: str, at: datetime) -> None:
        """Keep that its owner was asked at this instant."""
