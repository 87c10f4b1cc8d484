"""The engine: does the chores in their order, each with its rhythm."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.engine.chores import CHORES, LONG_CHORES, Chore
from bot.ports.storage import StorageUnavailable
from bot.services.desk import Desk

log = logging.getLogger(__name__)


class Engine:
    """Runs every chore, one after the other; one failing chore stops no other."""

    def __init__(self, desk: Desk, every: float = 1.0) -> None:
        self._desk = desk
        self._every = every
        self._done_at: dict[Chore, datetime] = {}
        self.finished: Callable[[], None] = lambda: None  # after each finished cycle
        self._ticking = asyncio.Lock()

    async def tick(self) -> None:
        """Do each chore whose time has come; one tick at a time, whoever asks."""
        async with self._ticking:
            await self._tick()

    async def _tick(self) -> None:
        for chore in CHORES:
            now, last = self._desk.clock.now(), self._done_at.get(chore)
            # A clock that was put back must not silence a chore.
            if last is not None and timedelta(0) <= now - last < chore.every:
                continue
            self._done_at[chore] = now
            await self._try(chore)
        self._end_cycle()

    def _end_cycle(self) -> None:
        self._desk.signs.beat("engine")
        self.finished()

    async def _try(self, chore: Chore) -> None:
        try:
            await chore.do(self._desk)
        except StorageUnavailable as fault:
            log.error("chore %s waits: %s", chore.do.__name__, fault)
        except Exception as error:
            name, kind = chore.do.__name__, type(error).__name__
            log.error("chore %s failed: %s", name, kind, exc_info=error)

    async def run(self) -> None:
        """Tick until cancelled."""
        async with asyncio.TaskGroup() as beside:
            for chore in LONG_CHORES:
                beside.create_task(self._again_and_again(chore))
            while True:
                if self._desk.storage.leads:
                    await self.tick()
                else:
                    self._end_cycle()  # another process keeps time: this one lives
                await asyncio.sleep(self._every)

    async def _again_and_again(self, chore: Chore) -> None:
        while True:
            await self._try(chore)
            await asyncio.sleep(chore.every.total_seconds())
