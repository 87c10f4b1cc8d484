"""The webhook: Telegram calls us; an update is committed before it is answered."""

import asyncio
import logging
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from telegram import Bot
from telegram.error import TelegramError

from bot.intake.raw import ALLOWED, stored
from bot.intake.resting import Rest
from bot.services.desk import Desk
from bot.services.house.outage import telegram_returned

log = logging.getLogger(__name__)

#: So many calls of Telegram at a time.
MOST_CONNECTIONS = 40

#: How often Telegram is asked whether it still calls us, in seconds.
LOOK_EVERY = 30.0

#: When somebody else changes the webhook it is set again after so many seconds.
ASK_AGAIN = 1.0


@dataclass(frozen=True, slots=True)
class Wish:
    """Where Telegram is to call, and with which secret; empty for nowhere."""

    url: str = ""
    secret: str = field(default="", repr=False)


class Webhook:
    """Asks Telegram to call, keeps what it brings, and looks after both.

    `arrived` is set whenever something was stored.
    """

    def __init__(
        self, desk: Desk, bot: Bot, arrived: asyncio.Event, wish: Wish
    ) -> None:
        self._desk = desk
        self._bot = bot
        self._arrived = arrived
        self._wish = wish
        self._signs = desk.signs
        self._rest = Rest(
            bot, desk.signs, "the webhook", partial(telegram_returned, desk)
        )
        self._brought = False

    async def keep(self, raw: Any) -> None:
        """Commit an update; raise `StorageUnavailable` if that cannot be done."""
        row = stored(raw, self._bot.id)
        await self._desk.storage.inbox.receive([row], self._desk.clock.now())
        self._brought = True
        self._signs.updates("received")
        self._arrived.set()

    async def run(self) -> None:
        """Ask to be called, and see to it that this stays so, until cancelled.

        Raise `InvalidToken` when the token is refused.
        """
        asked = False
        while True:
            try:
                if not asked:
                    await self._ask()
                asked = await self.look()
                await self._rest.over()
            except TelegramError as fault:
                await self._rest.after(fault)
            else:
                await asyncio.sleep(LOOK_EVERY if asked else ASK_AGAIN)

    async def look(self) -> bool:
        """Ask Telegram how it fares; tell whether it still calls us."""
        told = await self._bot.get_webhook_info()
        if told.url.rstrip("/") != self._wish.url:
            log.error("somebody took the webhook away: setting it again")
            return False
        waiting = told.pending_update_count
        self._signs.waits_at_telegram(waiting)
        self._signs.beat("webhook")
        if self._brought or not waiting:
            self._signs.beat("webhook_flow")
        elif told.last_error_message:
            log.warning("Telegram cannot bring %d updates to the webhook", waiting)
        self._brought = False
        return True

    async def _ask(self) -> None:
        await self._bot.set_webhook(
            self._wish.url,
            secret_token=self._wish.secret,
            max_connections=MOST_CONNECTIONS,
            allowed_updates=list(ALLOWED),
        )
