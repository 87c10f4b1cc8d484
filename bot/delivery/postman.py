"""The postman: takes letters from the outbox, carries them, and settles the outcome."""

import asyncio
import logging
from asyncio import FIRST_COMPLETED
from time import monotonic

from telegram import Bot

from bot.delivery.carrying import OnTheWay
from bot.delivery.choosing import Choice
from bot.delivery.doorway import Doorway
from bot.delivery.settling import Counter, TokenRefused
from bot.delivery.throttle import Throttle
from bot.ports.mail import QueuedLetter
from bot.ports.storage import StorageUnavailable
from bot.services.desk import Desk

__all__ = ["Postman", "TokenRefused"]

log = logging.getLogger(__name__)

#: An idle postman looks this often, in seconds, in case a bell was missed.
LOOK_EVERY = 1.0

#: How often the leading postman looks for letters of others that died, in seconds.
RESCUE_EVERY = 5.0


class Postman:
    """Carries letters: pings first, those to one chat one after another.

    Only calls and warnings leave side by side to one chat: each stands by itself.
    """

    def __init__(self, desk: Desk, bot: Bot, throttle: Throttle) -> None:
        self._desk = desk
        self._throttle = throttle
        self._counter = Counter(desk, bot, throttle)
        self._on_the_way = OnTheWay()
        self._choice = Choice(desk, throttle, self._on_the_way, self._carry)
        self._door = Doorway(desk, throttle, self._on_the_way, self._carry)
        self._refused = False
        self._rescue_at = 0.0

    async def run(self) -> None:
        """Carry letters until cancelled; raise `TokenRefused`."""
        self._desk.storage.outbox.hand_over(self._door)
        while True:
            try:
                await self._look()
            except StorageUnavailable as fault:
                log.error("the outbox waits: %s", fault)
                await asyncio.sleep(LOOK_EVERY)
            self._desk.signs.beat("outbox")

    async def _look(self) -> None:
        """Start what may leave; where nothing may, wait until something does."""
        self._on_the_way.freed.clear()
        leads = self._desk.storage.leads
        if leads and monotonic() >= self._rescue_at:
            await self.rescue()
            self._rescue_at = monotonic() + RESCUE_EVERY
        if not leads:
            await asyncio.sleep(LOOK_EVERY)  # another process sends
        elif not await self._choice.start_some():
            await self._wait()
        self._reap()

    async def step(self) -> bool:
        """Carry what may leave now and wait for it; tell whether there was any."""
        started = await self._choice.start_some()
        while self._on_the_way:
            await self._on_the_way.all_ended()
            self._reap()
        return started

    async def drain(self, seconds: float) -> None:
        """Start no more letters; give those on their way *seconds*, then cut them off.

        Nobody knows whether a letter that is cut off arrived: the next start asks.
        """
        self._choice.closed = self._door.closed = True
        await self._on_the_way.all_ended(seconds)

    async def _carry(self, queued: QueuedLetter, urgent: bool) -> None:
        try:
            await self._counter.carry(queued)
        except TokenRefused:
            # Several letters may learn it at once; it is raised once.
            self._refused = True
        finally:
            now = self._desk.clock.now().timestamp()
            self._throttle.left(queued.letter.chat_id, now, urgent)

    async def _wait(self) -> None:
        """Wait until a letter was posted, one has arrived, or one is due."""
        longest = await self._next_look()
        bells = [
            asyncio.ensure_future(self._desk.storage.mail_posted()),
            asyncio.ensure_future(self._on_the_way.freed.wait()),
        ]
        try:
            await asyncio.wait(bells, timeout=longest, return_when=FIRST_COMPLETED)
        finally:
            for bell in bells:
                bell.cancel()

    async def _next_look(self) -> float:
        due = await self._desk.storage.outbox.next_due(self._desk.clock.now())
        if due is None:
            return LOOK_EVERY
        # The time is asked anew: the throttle takes an older one for a clock put back.
        now = self._desk.clock.now()
        free = self._throttle.may_leave(0, now.timestamp(), urgent=True)
        return min(LOOK_EVERY, max(0.01, free, (due - now).total_seconds()))

    def _reap(self) -> None:
        self._on_the_way.reap()
        if self._refused:
            self._refused = False
            raise TokenRefused

    async def rescue(self) -> None:
        """Settle what was on its way when a process died: nobody knows if it left."""
        busy = self._on_the_way.chats
        for queued in await self._desk.storage.outbox.rescue():
            if queued.letter.chat_id not in busy and not self._door.has(queued):
                await self._counter.doubt(queued)
