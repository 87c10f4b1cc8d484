"""When a message may leave, so that Telegram never has to refuse one for haste."""

from math import floor, isinf

from bot.delivery.limits import MINUTE, ChatRates, Limits
from bot.delivery.windows import Rate

__all__ = ["Limits", "Throttle"]

#: Where everything that may leave is under way, whoever waits looks again so soon.
SOON = 0.05

#: So many letters are on their way to one chat at once, where no limit says fewer.
TOGETHER = 32


class Throttle:
    """Keeps the limits in every sliding window, for times passed in as seconds.

    One clock for all calls, monotonic or epoch: where it steps back, the throttle
    takes it as if no time had passed.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._total = Rate(
            limits.total_per_second,
            1.0,
            limits.reserved_of_total,
            limits.kept_of_total,
        )
        #: Whether nothing urgent waits: then what is reserved for it is lent.
        self.lends = False
        self._chats: dict[int, ChatRates] = {}
        self._latest = float("-inf")
        self._shift = 0.0
        self._swept_at = float("-inf")

    def may_leave(self, chat_id: int, now: float, urgent: bool) -> float:
        """Return the seconds to wait, 0 if a message may leave now.

        Whoever waits as long as told may leave then, unless another was faster.
        """
        now = self._steady(now)
        chat = self._chats.get(chat_id)
        free_at = self._total.free_at(urgent, self.lends)
        if chat is not None:
            free_at = max(free_at, chat.free_at(urgent))
        if isinf(free_at) and free_at > 0:
            return SOON
        # Rounded up to the next millisecond: sums of floats fall short of the mark.
        return 0.0 if free_at <= now else (floor((free_at - now) * 1000) + 1) / 1000

    def room(self, now: float, most: int) -> int:
        """Return how many letters, at *most*, are worth taking in hand now."""
        places = self._total.places(self._steady(now))
        return most if places is None else min(most, places)

    @property
    def together(self) -> int:
        """How many letters may be on their way to one chat at the same time."""
        return min(self._limits.per_chat_per_second or TOGETHER, TOGETHER)

    def leaves(self, chat_id: int, now: float, urgent: bool) -> None:
        """Record that a message is on its way; `left` has to follow.

        When Telegram counts it nobody knows: between this instant and the answer. So
        it takes a place until then, and its second begins with the answer.
        """
        now = self._steady(now)
        self._total.begin(urgent)
        self._chat(chat_id, now).begin(now, urgent)

    def left(self, chat_id: int, now: float, urgent: bool) -> None:
        """Record that a message has left, and was answered."""
        now = self._steady(now)
        self._total.add(now, urgent)
        self._chat(chat_id, now).add(now, urgent)

    def blocked(self, chat_id: int, now: float, seconds: float) -> None:
        """Hold everything for one chat, urgent or not: Telegram asked for it."""
        now = self._steady(now)
        chat = self._chat(chat_id, now)
        chat.open_at = max(chat.open_at, now + seconds)

    @property
    def remembered(self) -> int:
        """How many chats are remembered: those busy or held in the last two minutes."""
        return len(self._chats)

    def _steady(self, now: float) -> float:
        self._shift += max(0.0, self._latest - now - self._shift)
        self._latest = now + self._shift
        return self._latest

    def _chat(self, chat_id: int, now: float) -> ChatRates:
        if now - self._swept_at >= MINUTE:
            self._swept_at = now
            self._forget_idle(now)
        if chat_id not in self._chats:
            self._chats[chat_id] = ChatRates.under(self._limits, group=chat_id < 0)
        return self._chats[chat_id]

    def _forget_idle(self, now: float) -> None:
        busy = self._chats.items()
        self._chats = {key: chat for key, chat in busy if chat.matters(now)}
