"""How fast a bot may write: Telegram's published limits, off unless asked for."""

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.sandbox.answers import JsonObject, too_many

COUNTED = ("send", "edit", "copy", "forward")
FREE = {"sendchataction"}


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many messages within so many seconds."""

    count: int
    seconds: float


@dataclass
class Pace:
    """Counts what a bot sends; refuses with 429 what is too fast.

    Edits count like new messages; answers to button presses and typing do not.
    """

    now: Callable[[], datetime]
    enforced: bool = False
    refused: int = 0
    chat: Limit = Limit(1, 1)
    group: Limit = Limit(20, 60)
    everywhere: Limit = Limit(30, 1)

    def __post_init__(self) -> None:
        self._sent: dict[object, deque[datetime]] = defaultdict(deque)

    def check(self, bot_id: int, method: str, params: JsonObject) -> None:
        """Count a call, or refuse it when a limit is reached."""
        if not self.enforced or not _counts(method):
            return
        limits = self._limits(bot_id, params.get("chat_id"))
        now = self.now()
        waits = [self._wait(key, limit, now) for key, limit in limits.items()]
        if max(waits) > 0:
            self.refused += 1
            raise too_many(max(1, math.ceil(max(waits))))
        for key in limits:
            self._sent[key].extend([now] * _weight(params))

    def _limits(self, bot_id: int, chat_id: object) -> dict[object, Limit]:
        limits: dict[object, Limit] = {
            (bot_id, "all"): self.everywhere,
            (bot_id, chat_id): self.chat,
        }
        if str(chat_id).startswith(("-", "@")):
            limits[bot_id, chat_id, "group"] = self.group
        return limits

    def _wait(self, key: object, limit: Limit, now: datetime) -> float:
        sent = self._sent[key]
        window = timedelta(seconds=limit.seconds)
        while sent and sent[0] <= now - window:
            sent.popleft()
        if len(sent) < limit.count:
            return 0.0
        free_at = sent[len(sent) - limit.count] + window
        return (free_at - now).total_seconds()


def _counts(method: str) -> bool:
    name = method.lower()
    return name.startswith(COUNTED) and name not in FREE


def _weight(params: JsonObject) -> int:
    media = params.get("media")
    return len(media) if isinstance(media, list) else 1
