"""Lives in the house: every loop in one task group, and an orderly end."""

import asyncio
import logging
import signal

from bot.app.building import Built, build
from bot.services.membership import ensure_admins
from bot.services.menus import refresh_menus
from bot.services.starting import open_house
from bot.settings import Settings
from bot.web.socket import serve_socket

log = logging.getLogger(__name__)

#: What is under way when the house closes may take this long, in seconds.
DRAIN = 7.0


async def run(settings: Settings) -> None:
    """Live in the house until SIGTERM or SIGINT, then close it in order."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopping.set)
    async with build(settings) as built:
        await ensure_admins(built.desk)
        await refresh_menus(built.desk)
        await open_house(built.desk)
        await _live(built, settings, stopping)
        await built.storage.stopping(built.desk.clock.now())


async def _live(built: Built, settings: Settings, stopping: asyncio.Event) -> None:
    """Run every loop; when one ends or it is time to stop, end them all."""
    log.info("ready")
    async with (
        asyncio.TaskGroup() as group,
        serve_socket(built.desk, settings.database),
    ):
        loops = [
            group.create_task(loop)
            for loop in (
                built.poller.run(),
                built.worker.run(),
                built.postman.run(),
                built.engine.run(),
            )
        ]
        await _until_over(stopping, loops)
        loops[0].cancel()
        await built.worker.drain(DRAIN / 2)
        await built.postman.drain(DRAIN / 2)
        for task in loops[1:]:
            task.cancel()


async def _until_over(stopping: asyncio.Event, loops: list[asyncio.Task[None]]) -> None:
    stop = asyncio.create_task(stopping.wait())
    await asyncio.wait([stop, *loops], return_when=asyncio.FIRST_COMPLETED)
    stop.cancel()
