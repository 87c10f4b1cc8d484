"""Resting after a fault of Telegram or of the storage, longer each time."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta

from telegram import Bot
from telegram.error import (
    Conflict,
    EndPointNotFound,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.ports.signs import Signs
from bot.ports.storage import StorageUnavailable

log = logging.getLogger(__name__)

#: Waits after a fault, in seconds.
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0


async def nobody_asks(away: timedelta) -> None:
    """Tell nobody for how long Telegram was away."""


class Rest:
    """Waits after a fault; `what` is what waits, for the log.

    When a call works again *returned* hears for how long none did, measured by a
    clock that nobody sets.
    """

    def __init__(
        self,
        bot: Bot,
        signs: Signs,
        what: str,
        returned: Callable[[timedelta], Awaitable[None]] = nobody_asks,
    ) -> None:
        self._bot = bot
        self._signs = signs
        self._what = what
        self._wait = FIRST_WAIT
        self._returned = returned
        self.passed: Callable[[], float] = _elapsed
        self._worked_at: float | None = None

    async def over(self) -> None:
        """Forget the faults: a call worked."""
        now = self.passed()
        if self._worked_at is not None:
            await self._returned(timedelta(seconds=now - self._worked_at))
        self._wait, self._worked_at = FIRST_WAIT, now

    async def after(self, fault: Exception) -> None:
        """Wait; raise `InvalidToken` when the token is refused."""
        if isinstance(fault, (InvalidToken, EndPointNotFound)):
            await self._believe_only_get_me()
        if isinstance(fault, Conflict):
            log.error("another program polls with this token, or the token leaked")
        else:
            log.warning("%s waits: %s", self._what, _reason(fault))
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


def _reason(fault: Exception) -> str:
    """Say what is wrong: the storage in its own words, Telegram by the kind."""
    kind = type(fault).__name__
    return f"{kind}: {fault}" if isinstance(fault, StorageUnavailable) else kind


def _elapsed() -> float:
    """Return seconds that nobody sets, counted also while the machine sleeps."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))
