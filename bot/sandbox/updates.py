"""The queue of a bot: updates wait until an offset confirms them."""

import asyncio
from collections import deque
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.sandbox.answers import CONFLICT, JsonObject, RefusedError
from bot.sandbox.hooks.webhooks import Webhook, row_of

DAY = timedelta(hours=24)
LIFE = {
    "callback_query": timedelta(seconds=150),
    "inline_query": timedelta(seconds=30),
}
ASKED_FOR = {"chat_member", "message_reaction", "message_reaction_count"}
FAR_AHEAD = 10
MAX_LIMIT = 100
MAX_WAIT = 50
REMEMBERED = 10_000
OTHER_POLLER = (
    "terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
QUICK = timedelta(seconds=0.5)
REPEATED = timedelta(seconds=3)
SHORT_WAIT = 3

Clock = Callable[[], datetime]


def nothing() -> None:
    """Do nothing: nobody watches this queue."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One update in the queue; a webhook gets those of a row one by one."""

    id: int
    json: JsonObject
    until: datetime
    row: Hashable


class UpdateQueue:
    """Updates of one bot, with the offsets and the single poller of the server.

    `throttled` turns on the server's answer to a poller that asks the same
    offset again at once: one update only, and a shorter wait. `stir` is called
    after each new update.
    """

    def __init__(
        self,
        now: Clock,
        first_id: int,
        throttled: bool = False,
        stir: Callable[[], None] = nothing,
    ) -> None:
        self.now = now
        self.stir = stir
        self.next_id = first_id
        self.throttled = throttled
        self.waiting: list[Waiting] = []
        self.past: deque[Waiting] = deque(maxlen=REMEMBERED)
        self.allowed: frozenset[str] | None = None
        self.webhook: Webhook | None = None
        self._poll: asyncio.Future[None] | None = None
        self._last_asked: tuple[int, datetime] | None = None

    def push(self, kind: str, payload: JsonObject) -> int | None:
        """Queue an update; None when the bot did not ask for this kind."""
        if not self.wants(kind):
            return None
        number = self.next_id
        self.next_id += 1
        self._add(number, {"update_id": number, kind: payload}, LIFE.get(kind, DAY))
        return number

    def push_raw(self, update: JsonObject) -> int:
        """Queue any JSON; an id it brings is kept, even a repeated one."""
        number = update.get("update_id", self.next_id)
        self.next_id = max(self.next_id, number + 1)
        self._add(number, {"update_id": number, **update}, DAY)
        return int(number)

    def again(self, number: int) -> None:
        """Deliver an update once more under its own id, confirmed or not."""
        found = [one for one in self.past if one.id == number]
        self._add(number, found[-1].json, DAY)

    def wants(self, kind: str) -> bool:
        """Tell whether the bot asked for this kind of update."""
        if self.allowed is None:
            return kind not in ASKED_FOR
        return kind in self.allowed

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Set the wanted kinds; None leaves them, nothing means the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def _add(self, number: int, update: JsonObject, life: timedelta) -> None:
        one = Waiting(number, update, self.now() + life, row_of(update))
        self.waiting.append(one)
        self.past.append(one)
        if self._poll and not self._poll.done():
            self._poll.set_result(None)
        self.stir()

    @property
    def is_polled(self) -> bool:
        """Tell whether a long poll is waiting just now."""
        return self._poll is not None

    def take(self, offset: int, limit: int) -> list[JsonObject]:
        """Confirm what lies before the offset and return what lies behind it."""
        self._prune()
        if offset < 0:
            self.waiting = self.waiting[offset:]
        elif offset <= self.next_id + FAR_AHEAD:
            self.waiting = [one for one in self.waiting if one.id >= offset]
        return [one.json for one in self.waiting[:limit]]

    def first(self, row: Hashable) -> Waiting | None:
        """Return the oldest living update of a row."""
        self._prune()
        return next((one for one in self.waiting if one.row == row), None)

    def forget(self, gone: Waiting) -> None:
        """Take an update that arrived, or is too old, out of the queue."""
        self.waiting = [one for one in self.waiting if one is not gone]

    def _prune(self) -> None:
        now = self.now()
        self.waiting = [one for one in self.waiting if one.until > now]

    async def poll(
        self, offset: int, limit: int, wait: float, waits: bool
    ) -> list[JsonObject]:
        """Answer a getUpdates call, after at most `wait` real seconds."""
        self.interrupt(OTHER_POLLER)
        limit = max(1, min(limit or MAX_LIMIT, MAX_LIMIT))
        wait = max(0, min(wait, MAX_WAIT))
        if self.throttled:
            limit, wait = self._slowed(offset, limit, wait)
        found = self.take(offset, limit)
        if not found and wait and waits:
            await self._wait(wait)
            found = self.take(offset, limit)
        return found

    def interrupt(self, reason: str) -> None:
        """End the long poll that is under way with a conflict."""
        if self._poll and not self._poll.done():
            self._poll.set_exception(RefusedError(CONFLICT, reason))

    async def _wait(self, seconds: float) -> None:
        self._poll = poll = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait_for(poll, seconds)
        except TimeoutError:
            pass
        finally:
            if self._poll is poll:
                self._poll = None

    def _slowed(self, offset: int, limit: int, wait: float) -> tuple[int, float]:
        before, self._last_asked = self._last_asked, (offset, self.now())
        if before is None or before[0] != offset:
            return limit, wait
        since = self.now() - before[1]
        if since < QUICK:
            limit = 1
        return limit, min(wait, SHORT_WAIT) if since < REPEATED else wait
