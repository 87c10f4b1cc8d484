"""The bot of a trial: `siaga run` in this process, started and stopped by a switch."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from enum import StrEnum

from telegram.error import TelegramError

from bot.app.building import Built
from bot.app.living import run
from bot.app.trial.clock import TrialClock
from bot.settings import Settings

log = logging.getLogger(__name__)

#: Between two starts while the local Telegram refuses, in seconds.
RETRY_EVERY = 1.0

Prepare = Callable[[Built], Awaitable[None]]


class Standing(StrEnum):
    """How the bot is doing."""

    RUNNING = "running"
    STOPPED = "stopped"
    STARTING = "starting"


class Tenant:
    """Runs the bot until it is told to stop; `built` is the house while it runs."""

    def __init__(self, clock: TrialClock, told: Callable[[], None]) -> None:
        self._clock = clock
        self._told = told
        self._stopping = asyncio.Event()
        self._ready = asyncio.Event()
        self._life: asyncio.Task[None] | None = None
        self.standing = Standing.STOPPED
        self.built: Built | None = None

    def start(self, settings: Settings, prepare: Prepare) -> None:
        """Start the bot; one that runs goes on."""
        if self._life is not None and not self._life.done():
            return
        self._stopping, self._ready = asyncio.Event(), asyncio.Event()
        self._now(Standing.STARTING)
        self._life = asyncio.create_task(self._live(settings, prepare))

    async def ready(self) -> None:
        """Wait until the bot is ready, or raise what ended it."""
        life, ready = self._life, asyncio.create_task(self._ready.wait())
        if life is not None:
            await asyncio.wait({ready, life}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if life is not None and life.done():
            life.result()

    async def stop(self) -> None:
        """Stop the bot in order, as SIGTERM does; stopped already is fine."""
        self._stopping.set()
        if self._life is not None:
            await asyncio.wait({self._life})

    async def _live(self, settings: Settings, prepare: Prepare) -> None:
        async def moved_in(built: Built) -> None:
            await prepare(built)
            self.built = built
            self._ready.set()
            self._now(Standing.RUNNING)

        try:
            while not self._stopping.is_set():
                await self._once(settings, moved_in)
        except Exception as error:
            log.error("the bot ended: %s", type(error).__name__, exc_info=error)
            raise
        finally:
            self._now(Standing.STOPPED)

    async def _once(self, settings: Settings, moved_in: Prepare) -> None:
        try:
            await run(settings, self._stopping, clock=self._clock, prepare=moved_in)
        except* TelegramError as group:
            kinds = {type(error).__name__ for error in group.exceptions}
            log.warning("the bot starts again: %s", ", ".join(sorted(kinds)))
            self._now(Standing.STARTING)
            await asyncio.sleep(RETRY_EVERY)
        finally:
            self.built = None

    def _now(self, standing: Standing) -> None:
        self.standing = standing
        self._told()
