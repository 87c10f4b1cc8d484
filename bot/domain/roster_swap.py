"""An offer to swap duty: it holds only when both agree."""

from datetime import datetime
from enum import StrEnum

from bot.domain.values import Struct


class SwapState(StrEnum):
    """What became of an offer."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Span(Struct, frozen=True):
    """From one instant to another."""

    begins_at: datetime
    ends_at: datetime

    def meets(self, other: "Span") -> bool:
        """Tell whether two spans share any time."""
        return self.begins_at < other.ends_at and other.begins_at < self.ends_at


class Swap(Struct, frozen=True):
    """*asker* offers *given* to *asked*, for *taken*; None: for nothing in return."""

    id: str
    asker: int
    asked: int
    given: Span
    taken: Span | None
    made_at: datetime
    state: SwapState = SwapState.OFFERED
    version: int = 0

    @property
    def ends_at(self) -> datetime:
        """Return when it is too late to accept: the earlier turn begins."""
        first = self.given.begins_at
        return min(first, self.taken.begins_at) if self.taken else first
