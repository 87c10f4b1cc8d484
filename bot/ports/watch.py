"""The port of the watch: what the auditor and the meters ask the storage."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from bot.domain.values import Struct


class Downtime(Struct, frozen=True):
    """A time in which the bot did not run, noticed at the start."""

    since: datetime
    until: datetime


class Queue(Struct, frozen=True):
    """How many wait, and since when the oldest does; None where none waits."""

    waiting: int
    oldest: datetime | None


class Watch(Protocol):
    """Looks at what is stored, and changes nothing."""

    async def broken(self, at: datetime) -> Mapping[str, int]:
        """Return which promises do not hold at this instant: code -> how often."""

    async def mail(self) -> Mapping[str, Queue]:
        """Return the letters that wait, by class."""

    async def updates(self) -> Queue:
        """Return the updates that wait."""
