"""`siaga run`: the bot, until it is told to stop."""

import argparse
import asyncio
import logging
import signal
from contextlib import suppress

from telegram.error import InvalidToken, TelegramError

from bot import app
from bot.cli.logs import configure_logging
from bot.delivery.postman import TokenRefused
from bot.ports.storage import DatabaseInUse
from bot.settings import Settings, load_settings

HELP = "run the bot with the settings of .env"
EXAMPLE = "siaga run"

#: How long a start waits for a Telegram that is out of reach, in seconds.
RETRY_EVERY = 5.0

#: How long a start waits for a command that has the database open, in seconds.
OTHERS_FINISH, WAIT = 5.0, 0.2

#: A stop that takes longer is cut off, in seconds (contract.md: 10 at most).
LONGEST_STOP = 9.0

#: After these another try would be refused like this one.
REFUSALS = (InvalidToken, TokenRefused)

#: What to do when the token is refused.
REFUSED = (
    "Telegram refuses this bot (%s): ask @BotFather for the token, put it into .env as"
    " SIAGA_TELEGRAM_TOKEN, and start again"
)

log = logging.getLogger("siaga")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments: everything is in the settings."""


def run(chosen: argparse.Namespace) -> int:
    """Run until SIGTERM; 0 after a clean stop."""
    settings = load_settings()
    configure_logging(settings.log, settings.telegram_token.get_secret_value())
    return asyncio.run(_run(settings))


async def _run(settings: Settings) -> int:
    """Run until told to stop; 0 after a clean stop, 1 where Telegram refuses us."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopping.set)
    running = asyncio.create_task(_watched(settings, stopping))
    told = asyncio.create_task(stopping.wait())
    await asyncio.wait({running, told}, return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    await asyncio.wait({running}, timeout=LONGEST_STOP if stopping.is_set() else None)
    if not running.done():
        running.cancel()
        await asyncio.wait({running})
        return 0
    return running.result()


async def _watched(settings: Settings, stopping: asyncio.Event) -> int:
    """Run behind a listener that answers from the start to the end."""
    app.settle_in()
    async with app.open_outside(settings) as outside:
        return await _again_and_again(settings, stopping, outside)


async def _again_and_again(
    settings: Settings, stopping: asyncio.Event, outside: "app.Outside"
) -> int:
    """Run; start again while Telegram is out of reach, end where it refuses us."""
    while not stopping.is_set():
        fault = await _once(settings, stopping, outside)
        if fault is None:
            return 0
        if isinstance(fault, REFUSALS):
            log.error(REFUSED, type(fault).__name__)
            return 1
        log.warning("Telegram is out of reach: %s", type(fault).__name__)
        with suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), RETRY_EVERY)
    return 0


async def _once(
    settings: Settings, stopping: asyncio.Event, outside: "app.Outside"
) -> Exception | None:
    """Run; return what Telegram did to us, a refusal before anything else."""
    faults: list[Exception] = []
    try:
        await _with_the_database(settings, stopping, outside)
    except* (TokenRefused, TelegramError) as group:
        faults = [error for error in group.exceptions if isinstance(error, Exception)]
    faults.sort(key=lambda error: not isinstance(error, REFUSALS))
    return next(iter(faults), None)


async def _with_the_database(
    settings: Settings, stopping: asyncio.Event, outside: "app.Outside"
) -> None:
    """Run; a command that just looks into the database may finish first."""
    deadline = asyncio.get_running_loop().time() + OTHERS_FINISH
    while not stopping.is_set():
        try:
            await app.run(settings, stopping, outside=outside)
        except DatabaseInUse:
            if asyncio.get_running_loop().time() > deadline:
                raise
            await asyncio.sleep(WAIT)
        else:
            return
