"""Writing down what became of a letter, however long the storage is away."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeVar

from bot.ports.mail import MessageClass, QueuedLetter
from bot.ports.storage import StorageUnavailable
from bot.services.desk import Desk
from bot.services.people.reachability import letter_died, letter_doubted
from bot.services.publishing.arriving import arrived, may_leave
from bot.services.warroom.happening import group_moved
from bot.services.warroom.opening import errand_done

log = logging.getLogger(__name__)

#: What is told of a write.
Outcome = TypeVar("Outcome")

#: Between two tries to write, in seconds.
WAIT = 1.0


class Record:
    """The outcomes of letters.

    What Telegram answered is known here alone: forgotten, it would be asked again, and
    the letter would leave twice.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._outbox = desk.storage.outbox

    async def sent(
        self, queued: QueuedLetter, message_id: int, result: object = None
    ) -> None:
        """It arrived; what an errand made is needed for what comes next."""
        now = self._desk.clock.now()
        if queued.letter.errand:
            await _surely(lambda: errand_done(self._desk, queued, result))
        if queued.letter.klass is MessageClass.PUBLISH:
            await _surely(lambda: arrived(self._desk, queued, message_id))
        await _surely(lambda: self._outbox.sent(queued.id, message_id, now))
        self._count(queued, "sent")
        if queued.letter.klass is MessageClass.PING:
            self._how_late(queued, now)

    async def may_leave(self, queued: QueuedLetter) -> bool:
        """Tell whether a letter may go out now; one that may not is ended."""
        if queued.letter.klass is not MessageClass.PUBLISH:
            return True
        return await _surely(lambda: may_leave(self._desk, queued))

    async def later(
        self, queued: QueuedLetter, seconds: float, code: str, *, doubtful: bool
    ) -> None:
        """It stays, and is tried again after *seconds*."""
        until = self._desk.clock.now() + timedelta(seconds=seconds)
        self._count(queued, "again")
        await _surely(lambda: self._outbox.postpone(queued.id, until, code, doubtful))

    async def untried(self, queued: QueuedLetter, until: datetime) -> None:
        """It was not tried at all, and leaves later."""
        await _surely(lambda: self._outbox.unclaim(queued.id, until))

    async def ended(self, queued: QueuedLetter, state: str, code: str) -> None:
        """It is not tried again; of an uncertain one somebody may have to hear."""
        now = self._desk.clock.now()
        self._count(queued, state)
        if state == "uncertain":
            await _surely(lambda: letter_doubted(self._desk, queued, code))
            return
        await _surely(lambda: self._outbox.settle(queued.id, state, code, now))

    async def died(self, queued: QueuedLetter, code: str) -> None:
        """It will not arrive, and somebody must hear of that."""
        self._count(queued, "dead")
        await _surely(lambda: letter_died(self._desk, queued, code))

    async def moved(self, old_chat: int, new_chat: int) -> None:
        """A group became a supergroup."""
        await _surely(lambda: group_moved(self._desk, old_chat, new_chat))

    def _count(self, queued: QueuedLetter, outcome: str) -> None:
        self._desk.signs.letter(queued.letter.klass.value, outcome)

    def _how_late(self, queued: QueuedLetter, sent_at: datetime) -> None:
        if queued.due_at is not None:
            late = max(timedelta(0), sent_at - queued.due_at)
            self._desk.signs.ping_took(late.total_seconds())


async def _surely(write: Callable[[], Awaitable[Outcome]]) -> Outcome:
    said = False
    while True:
        try:
            return await write()
        except StorageUnavailable as fault:
            if not said:
                log.error("what became of a letter waits to be written: %s", fault)
            said = True
            await asyncio.sleep(WAIT)
