"""The poller: fetches raw updates, commits them, and only then confirms them."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from telegram import Bot
from telegram.error import NetworkError, TelegramError

from bot.intake.raw import ALLOWED, stored, update_number
from bot.intake.resting import LONGEST_WAIT, Rest, nobody_asks
from bot.ports.clock import Clock
from bot.ports.signs import Signs, Unwatched
from bot.ports.storage import Storage, StorageUnavailable

#: Telegram holds a long poll this many seconds; the answer may take a little longer.
LONG_POLL = 25
GRACE = 10

#: While another process polls, this often is asked whether it still does, in seconds.
STAND_BY = 0.5


class Poller:
    """Asks for updates; `arrived` is set whenever some were stored."""

    def __init__(
        self,
        bot: Bot,
        storage: Storage,
        clock: Clock,
        signs: Signs | None = None,
        returned: Callable[[timedelta], Awaitable[None]] = nobody_asks,
    ) -> None:
        self._bot = bot
        self._storage = storage
        self._clock = clock
        self._signs = signs or Unwatched()
        self._rest = Rest(bot, self._signs, "polling", returned)
        self._offset = 0
        self._stuck = False
        self.arrived = asyncio.Event()

    async def run(self) -> None:
        """Poll until cancelled; a fault waits and is tried again.

        Raise `InvalidToken` when the token is refused.
        """
        await self._until_ready()
        while True:
            try:
                await self._our_turn()
                await self.step(LONG_POLL)
                await self._rest.over()
                if self._stuck:
                    await asyncio.sleep(LONGEST_WAIT)
            except (TelegramError, StorageUnavailable) as fault:
                await self._rest.after(fault)

    async def _our_turn(self) -> None:
        """Wait while another process polls; begin anew with what is unconfirmed."""
        while not self._storage.leads:
            self._offset = 0
            self._signs.beat("poller")
            await asyncio.sleep(STAND_BY)

    async def _until_ready(self) -> None:
        """Polling and a webhook exclude each other; nothing that waits is dropped."""
        while True:
            try:
                await self._bot.delete_webhook()
            except TelegramError as fault:
                await self._rest.after(fault)
            else:
                return

    async def step(self, seconds: int = 0) -> int:
        """Fetch, commit, and move the offset; return how many there were.

        The offset starts at 0 and the inbox drops what it has: a stored offset
        could be larger than Telegram's new numbers (telegram.md 1.3). Updates without
        a number that could be confirmed come again and again: then it returns 0.
        """
        updates = await self._fetch(seconds)
        if not updates:
            self._signs.beat("poller")
            return 0
        bot_id = self._bot.id
        rows = [stored(raw, bot_id) for raw in updates]
        await self._storage.inbox.receive(rows, self._clock.now())
        self._signs.beat("poller")
        self._signs.updates("received", len(rows))
        self.arrived.set()
        self._stuck = not self._confirm(updates)
        return 0 if self._stuck else len(updates)

    def _confirm(self, updates: list[Any]) -> bool:
        """Move the offset behind what was stored; tell whether it moved."""
        before = self._offset
        self._offset = max(update_number(raw) for raw in updates) + 1
        return self._offset != before

    async def _fetch(self, seconds: int) -> list[Any]:
        asked = {
            "offset": self._offset,
            "timeout": seconds,
            "limit": 100,
            "allowed_updates": list(ALLOWED),
        }
        try:
            answer = await self._bot.do_api_request(
                "getUpdates", api_kwargs=asked, read_timeout=seconds + GRACE
            )
            return list(answer)
        except TelegramError:
            raise
        except Exception as odd:
            # An answer without its result (reliability.md 4.5) ends no polling.
            raise NetworkError(type(odd).__name__) from None
