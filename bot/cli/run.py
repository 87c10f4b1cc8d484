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

log = logging.getLogger("siaga")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments: everything is in the settings."""


def run(chosen: argparse.Namespace) -> int:
    """Run until SIGTERM; 0 after a clean stop."""
    settings = load_settings()
    configure_logging(settings.log, settings.telegram_token.get_secret_value())
    return asyncio.run(_run(settings))


async def _run(settings: Settings) -> int:
    while True:
        try:
            await app.run(settings)
        except* (TokenRefused, InvalidToken):
            log.error("Telegram refuses the token: ask @BotFather for a new one, put it"
                      " into .env as SIAGA_TELEGRAM_TOKEN, and start again")  # fmt: skip
            return 1
        except* NetworkError as group:
            kinds = {type(error).__name__ for error in group.exceptions}
            log.warning("Telegram is out of reach: %s", ", ".join(sorted(kinds)))
        except* TelegramError as group:
            log.error("Telegram refuses: %s", type(group.exceptions[0]).__name__)
            return 1
        else:
            return 0
        await asyncio.sleep(RETRY_EVERY)
