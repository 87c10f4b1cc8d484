"""The port of the watch: what the auditor and the meters ask the storage."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Downtime:
    """A time in which the bot did not run, noticed at the start."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Queue:
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
