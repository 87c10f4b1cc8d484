"""The port of leave: who is away, and until when."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.absence import Absence, Absences


class KeepsAbsences(Protocol):
    """The leave of members, at most one of each; what is over is not kept."""

    async def noted(self) -> Absences:
        """Return every leave that was noted and not ended, also one to come."""

    async def find(self, user_id: int) -> Absence | None:
        """Return the leave of a member, also one to come; None for none."""

    async def put(self, absence: Absence) -> None:
        """Note a leave, in place of any other of this member."""

    async def drop(self, user_id: int) -> None:
        """Forget the leave of a member."""

    async def over(self, at: datetime) -> Sequence[Absence]:
        """Return what has ended by *at*, the earliest first."""


class HoldsAbsences(Protocol):
    """What the leave is a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def absences(self) -> KeepsAbsences:
        """Who is away."""
