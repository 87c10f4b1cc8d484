"""Resting after a fault of Telegram or of the storage, longer each time."""

import asyncio
import logging

from telegram import Bot
from telegram.error import (
    Conflict,
    EndPointNotFound,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.ports.signs import Signs

log = logging.getLogger(__name__)

#: Waits after a fault, in seconds.
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0


class Rest:
    """Waits after a fault; `what` is what waits, for the log."""

    def __init__(self, bot: Bot, signs: Signs, what: str) -> None:
        self._bot = bot
        self._signs = signs
        self._what = what
        self._wait = FIRST_WAIT

    def over(self) -> None:
        """Forget the faults: a call worked."""
        self._wait = FIRST_WAIT

    async def after(self, fault: Exception) -> None:
        """Wait; raise `InvalidToken` when the token is refused."""
        if isinstance(fault, (InvalidToken, EndPointNotFound)):
            await self._believe_only_get_me()
        if isinstance(fault, Conflict):
            log.error("another program polls with this token, or the token leaked")
        else:
            log.warning("%s waits: %s", self._what, type(fault).__name__)
        seconds = self._wait
        if isinstance(fault, RetryAfter):
            self._signs.held_back()
            seconds = max(seconds, float(str(fault.__reduce__()[1][0])))
        self._wait = min(self._wait * 2, LONGEST_WAIT)
        await asyncio.sleep(seconds)

    async def _believe_only_get_me(self) -> None:
        """Raise `InvalidToken` if getMe is refused too: one odd answer ends nothing."""
        try:
            await self._bot.get_me()
        except InvalidToken:
            raise
        except TelegramError as fault:
            log.warning("getMe is not answered either: %s", type(fault).__name__)
