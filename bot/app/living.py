"""Lives in the house: every loop in one task group, and an orderly end."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext

from bot.app.building import Built, build
from bot.app.outside import Outside
from bot.ports.clock import Clock
from bot.ports.storage import StorageUnavailable
from bot.services.house.starting import open_house
from bot.services.people.membership import ensure_admins
from bot.services.people.menus import refresh_menus
from bot.settings import Settings
from bot.web.socket import serve_socket

log = logging.getLogger(__name__)

#: What is under way when the house closes may take this long, in seconds.
DRAIN = 7.0


async def as_it_is(built: Built) -> None:
    """Prepare nothing: the usual house is as its storage says."""


async def run(
    settings: Settings,
    stopping: asyncio.Event,
    *,
    clock: Clock | None = None,
    prepare: Callable[[Built], Awaitable[None]] = as_it_is,
    outside: Outside | None = None,
) -> None:
    """Live in the house until *stopping* is set, then close it in order.

    The trial brings a clock that it can move, and prepares its sample office;
    `siaga run` brings those who watch from *outside*.
    """
    around = outside or Outside()
    async with build(settings, clock=clock, signs=around.front.meters) as built:
        if stopping.is_set():
            return
        await prepare(built)
        await ensure_admins(built.desk)
        await refresh_menus(built.desk)
        await open_house(built.desk)
        with _seen(built, around):
            await _live(built, stopping, _asked(built, settings, around))
        await _note_stop(built)


@contextmanager
def _seen(built: Built, around: Outside) -> Iterator[None]:
    """Let those outside see the house while the block runs."""
    around.front.house = built.behind
    built.engine.finished = around.supervisor.alive
    around.supervisor.ready()
    log.info("ready")
    try:
        yield
    finally:
        around.front.house = None
        around.supervisor.stopping()


def _asked(
    built: Built, settings: Settings, around: Outside
) -> AbstractAsyncContextManager[None]:
    """Let the command line ask the house, where somebody may."""
    if not around.asked:
        return nullcontext()
    return serve_socket(built.desk, settings.database)


async def _live(
    built: Built, stopping: asyncio.Event, asked: AbstractAsyncContextManager[None]
) -> None:
    """Run every loop; when one ends or it is time to stop, end them all."""
    async with asyncio.TaskGroup() as group, asked:
        loops = [
            group.create_task(loop)
            for loop in (
                built.intake.run(),
                built.worker.run(),
                built.postman.run(),
                built.engine.run(),
                built.auditor.run(),
                built.stillness.run(),
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


async def _note_stop(built: Built) -> None:
    try:
        await built.storage.stopping(built.desk.clock.now())
    except StorageUnavailable as fault:
        # The next start then takes this for a crash, and looks twice.
        log.error("the stop was not noted: %s", fault)
