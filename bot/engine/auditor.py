"""The auditor: does every promise hold? A second look at the work of all others."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.engine.alarm import Alarm
from bot.ports.signs import ALIVE
from bot.ports.storage import StorageUnavailable
from bot.services.desk import Desk

log = logging.getLogger(__name__)

#: Between two audits, in seconds.
EVERY = 60.0

#: What is found is looked at again after so many seconds: work may be under way.
SECOND_LOOK = 5.0

#: A look at something outside of the storage: code -> how much is wrong.
Look = Callable[[], Mapping[str, int]]


async def nobody_waits() -> None:
    """Call nobody: no service expects a sign of life."""


class Auditor:
    """Audits in a loop of its own, so that no other loop can silence it.

    A sign of life goes out only when everything holds: whoever waits for it hears of
    a bot that cannot even say what is wrong.
    """

    def __init__(
        self,
        desk: Desk,
        loops: Sequence[str],
        looks: Sequence[Look] = (),
        heartbeat: Callable[[], Awaitable[None]] = nobody_waits,
    ) -> None:
        self._desk = desk
        self._loops = loops
        self._looks = looks
        self._heartbeat = heartbeat
        self._began: float | None = None
        self._alarm = Alarm(desk)

    async def run(self) -> None:
        """Audit every minute until cancelled."""
        self._began = _seconds()
        while True:
            await asyncio.sleep(EVERY)
            if not self._desk.storage.leads:
                self._desk.signs.beat("auditor")  # another process audits
                continue
            try:
                await self.step()
            except Exception as error:
                log.error("the audit failed: %s", type(error).__name__, exc_info=error)

    async def step(self) -> Mapping[str, int]:
        """Audit once; return what does not hold, as codes."""
        broken = await self._look()
        if broken:
            await asyncio.sleep(SECOND_LOOK)
            again = await self._look()
            broken = {code: count for code, count in again.items() if code in broken}
        self._desk.signs.audited(broken)
        if broken:
            await self._alarm.sound(broken)
        else:
            self._alarm.end()
            await self._heartbeat()
        self._desk.signs.beat("auditor")
        return broken

    async def _look(self) -> dict[str, int]:
        broken = {loop: 1 for loop in self._loops if not self._alive(loop)}
        for look in self._looks:
            broken |= look()
        try:
            broken |= await self._desk.storage.watch.broken(self._desk.clock.now())
        except StorageUnavailable:
            broken["storage"] = 1
        return broken

    def _alive(self, loop: str) -> bool:
        age = self._desk.signs.age(loop)
        if age is None:
            self._began = self._began or _seconds()
            age = _seconds() - self._began
        return age <= ALIVE[loop]


def _seconds() -> float:
    return asyncio.get_running_loop().time()
