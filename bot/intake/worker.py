"""The inbox worker: hands stored updates to the handlers, each chat in its order."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from telegram import Bot, Update

from bot.intake.parsing import UnreadableUpdate, parsed
from bot.intake.raw import sender_of
from bot.ports.mail import StoredUpdate
from bot.ports.storage import StorageUnavailable
from bot.services.desk import Desk
from bot.services.house.quarantine import set_aside

log = logging.getLogger(__name__)

#: Chats whose updates are handled side by side.
PLACES = 64

#: An update that fails this often is set aside.
TRIES = 5

#: Waits after a failure, in seconds, times the number of the try.
WAIT = 2.0

#: An idle worker looks this often, in seconds: something may be due again.
LOOK_EVERY = 1.0


class InboxWorker:
    """Takes the oldest update of each chat, many chats side by side."""

    def __init__(
        self,
        desk: Desk,
        bot: Bot,
        handle: Callable[[str, Update], Awaitable[None]],
        arrived: asyncio.Event,
    ) -> None:
        self._desk = desk
        self._bot = bot
        self._handle = handle
        self._arrived = arrived
        self._at_work: dict[int, asyncio.Task[None]] = {}
        self._closing = False

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            self._arrived.clear()
            try:
                started = await self.start_some()
            except StorageUnavailable:
                log.error("the inbox cannot be read; trying again")
                started = False
            if not started or len(self._at_work) >= PLACES:
                await self._wait()
            self._reap()
            self._desk.signs.beat("inbox")

    async def step(self) -> bool:
        """Handle what waits and wait for it; tell whether there was any."""
        started = await self.start_some()
        while self._at_work:
            await asyncio.wait(self._at_work.values())
            self._reap()
        return started

    async def drain(self, seconds: float) -> None:
        """Begin nothing more; give what is being handled *seconds*, then cut it off.

        What is cut off was not committed: it waits in the inbox for the next start.
        """
        self._closing = True
        if self._at_work:
            _, late = await asyncio.wait(self._at_work.values(), timeout=seconds)
            for task in late:
                task.cancel()

    async def start_some(self) -> bool:
        """Start handling the next update of each idle chat; tell whether any."""
        room = PLACES - len(self._at_work)
        if room <= 0 or self._closing:
            return False
        waiting = await self._desk.storage.inbox.waiting(
            self._desk.clock.now(), list(self._at_work), room
        )
        for update in waiting:
            task = asyncio.create_task(self._work(update))
            self._at_work[update.chat_id] = task
        return bool(waiting)

    async def _wait(self) -> None:
        bell = asyncio.ensure_future(self._arrived.wait())
        waiting, first = {bell, *self._at_work.values()}, asyncio.FIRST_COMPLETED
        try:
            await asyncio.wait(waiting, timeout=LOOK_EVERY, return_when=first)
        finally:
            bell.cancel()

    def _reap(self) -> None:
        for chat_id, task in list(self._at_work.items()):
            if task.done():
                del self._at_work[chat_id]
                task.result()

    async def _work(self, stored: StoredUpdate) -> None:
        try:
            await self._handle_or_fail(stored)
        except StorageUnavailable:
            # Nothing was stored and nothing is lost: the update waits in the inbox.
            log.error("update %s waits: the storage is unavailable", stored.update_id)
            await asyncio.sleep(LOOK_EVERY)

    async def _handle_or_fail(self, stored: StoredUpdate) -> None:
        try:
            raw = json.loads(stored.payload)
            await self._handle(stored.key, parsed(raw, self._bot))
            await self._desk.storage.inbox.finish(stored.key)
            self._desk.signs.updates("handled")
        except StorageUnavailable:
            raise
        except Exception as error:
            await self._failed(stored, error)

    async def _failed(self, stored: StoredUpdate, error: Exception) -> None:
        code = type(error).__name__
        log.error("update %s failed: %s", stored.update_id, code, exc_info=error)
        tried = stored.attempts + 1
        if tried < TRIES and not isinstance(error, UnreadableUpdate):
            again_at = self._desk.clock.now() + timedelta(seconds=WAIT * tried)
            await self._desk.storage.inbox.fail(stored.key, code, again_at)
            return
        await self._set_aside(stored, code)

    async def _set_aside(self, stored: StoredUpdate, code: str) -> None:
        self._desk.signs.updates("set_aside")
        sender = sender_of(json.loads(stored.payload))
        try:
            await set_aside(self._desk, stored.key, stored.update_id, sender, code)
        except StorageUnavailable:
            raise
        except Exception as error:
            # Whatever is wrong with the alarm, the loop lives and the row is kept.
            log.error("update %s set aside unsaid", stored.update_id, exc_info=error)
            await self._desk.storage.inbox.fail(stored.key, code, None)
