"""`siaga run`: the bot, until it is told to stop."""

import argparse
import asyncio
import logging

from telegram.error import InvalidToken, NetworkError, TelegramError

from bot import app
from bot.cli.logs import configure_logging
from bot.delivery.postman import TokenRefused
from bot.settings import Settings, load_settings

HELP = "run the bot with the settings of .env"
EXAMPLE = "siaga run"

#: How long a start waits for a Telegram that is out of reach, in seconds.
RETRY_EVERY = 5.0

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
    """Run; start again while Telegram is out of reach, end where it refuses us."""
    while True:
        fault = await _once(settings)
        if fault is None:
            return 0
        if not isinstance(fault, NetworkError) or isinstance(fault, InvalidToken):
            log.error(REFUSED, type(fault).__name__)
            return 1
        log.warning("Telegram is out of reach: %s", type(fault).__name__)
        await asyncio.sleep(RETRY_EVERY)


async def _once(settings: Settings) -> Exception | None:
    faults: list[Exception] = []
    try:
        await app.run(settings)
    except* (TokenRefused, TelegramError) as group:
        faults = [error for error in group.exceptions if isinstance(error, Exception)]
    return next(iter(faults), None)
