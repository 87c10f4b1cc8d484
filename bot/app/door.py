"""The door of the house: the library's application over our own transport."""

from typing import Any

from telegram import Bot
from telegram.request import BaseRequest

from bot.delivery.transport import AiohttpRequest
from bot.settings import Settings
from handlers.application import build_application


def application_for(settings: Settings, request: BaseRequest | None) -> Any:
    """Return the application over *request*, or over the real network."""
    return build_application(
        settings.telegram_token.get_secret_value(),
        settings.telegram_api.rstrip("/"),
        request or AiohttpRequest(),
        request or AiohttpRequest(connections=2),
    )


def bare_bot(settings: Settings) -> Bot:
    """Return the bot alone, to ask Telegram who it is."""
    bot: Bot = application_for(settings, None).bot
    return bot
