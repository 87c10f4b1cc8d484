"""How many messages may leave: the office's numbers, and what one chat has left."""

from bot.delivery.windows import Rate
from bot.domain.values import Struct

MINUTE = 60.0


class Limits(Struct, frozen=True, kw_only=True):
    """How many messages may leave (telegram.md 2); 0 or None is without limit.

    The reserved part of a rate is kept for urgent letters, which may use all of it;
    one place is always left to the others. While nothing urgent waits, they may have
    the reserved part of the total too, but for the `kept_of_total`.
    """

    per_chat_per_second: int | None = 1
    per_group_per_minute: int | None = 20
    total_per_second: int | None = 30
    reserved_per_group: int = 5
    reserved_of_total: int = 10
    kept_of_total: int = 1


class ChatRates(Struct):
    """What is remembered about one chat for a minute after its last message."""

    rates: tuple[Rate, ...]
    open_at: float = float("-inf")
    last: float = float("-inf")

    @classmethod
    def under(cls, limits: Limits, *, group: bool) -> "ChatRates":
        """Return those of a person's chat, or of a group."""
        each = Rate(limits.per_chat_per_second, 1.0, 0)
        if not group:
            return cls((each,))
        busy = Rate(limits.per_group_per_minute, MINUTE, limits.reserved_per_group)
        return cls((each, busy))

    def free_at(self, urgent: bool) -> float:
        """Return when one more may leave."""
        return max(self.open_at, *(rate.free_at(urgent) for rate in self.rates))

    def begin(self, now: float, urgent: bool) -> None:
        """Take a place for a message that is under way."""
        self.last = now
        for rate in self.rates:
            rate.begin(urgent)

    def add(self, now: float, urgent: bool) -> None:
        """Count a message that has left."""
        self.last = now
        for rate in self.rates:
            rate.add(now, urgent)

    def matters(self, now: float) -> bool:
        """Tell whether what is remembered still counts."""
        return max(self.last + MINUTE, self.open_at) > now
