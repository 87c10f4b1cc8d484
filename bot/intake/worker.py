"""The inbox worker: hands stored updates to the handlers, each chat in its order."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from telegram import Bot, Update

from bot.intake.raw import sender_of
from bot.ports.mail import StoredUpdate
from bot.ports.storage import StorageUnavailable
from bot.services.desk import Desk
from bot.services.quarantine import set_aside

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

    async def step(self) -> bool:
        """Handle what waits and wait for it; tell whether there was any."""
        started = await self.start_some()
        while self._at_work:
            await asyncio.wait(self._at_work.values())
            self._reap()
        return started

    async def drain(self, seconds: float) -> None:
        """Wait for the updates being handled, at most *seconds*."""
        if self._at_work:
            await asyncio.wait(self._at_work.values(), timeout=seconds)

    async def start_some(self) -> bool:
        """Start handling the next update of each idle chat; tell whether any."""
        room = PLACES - len(self._at_work)
        if room <= 0:
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
        waiting = {bell, *self._at_work.values()}
        try:
            await asyncio.wait(
                waiting, timeout=LOOK_EVERY, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            bell.cancel()

    def _reap(self) -> None:
        for chat_id, task in list(self._at_work.items()):
            if task.done():
                del self._at_work[chat_id]
                task.result()

    async def _work(self, stored: StoredUpdate) -> None:
        try:
            raw = json.loads(stored.payload)
            await self._handle(stored.key, _parsed(raw, self._bot))
            await self._desk.storage.inbox.finish(stored.key)
        except StorageUnavailable:
            # Nothing was stored and nothing is lost: the update waits in the inbox.
            log.error("update %s waits: the storage is unavailable", stored.update_id)
            await asyncio.sleep(LOOK_EVERY)
        except Exception as error:
            await self._failed(stored, error)

    async def _failed(self, stored: StoredUpdate, error: Exception) -> None:
        code = type(error).__name__
        tried = stored.attempts + 1
        log.error("update %s failed: %s", stored.update_id, code, exc_info=error)
        if tried < TRIES and not isinstance(error, UnreadableUpdate):
            again_at = self._desk.clock.now() + timedelta(seconds=WAIT * tried)
            await self._desk.storage.inbox.fail(stored.key, code, again_at)
            return
        await self._set_aside(stored, code)

    async def _set_aside(self, stored: StoredUpdate, code: str) -> None:
        sender = sender_of(json.loads(stored.payload))
        try:
            await set_aside(self._desk, stored.key, stored.update_id, sender, code)
        except Exception as error:
            # Whatever is wrong with the alarm, the loop lives and the row is kept.
            log.error("update %s set aside unsaid", stored.update_id, exc_info=error)
            await self._desk.storage.inbox.fail(stored.key, code, None)


class UnreadableUpdate(Exception):
    """The library cannot parse this update, today or tomorrow."""


def _parsed(raw: Any, bot: Bot) -> Update:
    try:
        update = Update.de_json(raw, bot)
        # What the library only finds out when somebody looks.
        _ = update.effective_user, update.effective_chat
    except Exception as error:
        raise UnreadableUpdate(type(error).__name__) from error
    if update.update_id != raw.get("update_id"):
        raise UnreadableUpdate("update_id")
    return update
