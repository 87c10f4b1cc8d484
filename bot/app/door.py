"""The door of the house: the library's application over our own transport."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from telegram import Bot
from telegram.request import BaseRequest

from bot.delivery.transport import AiohttpRequest
from bot.settings import Settings
from handlers.application import build_application


@asynccontextmanager
async def open_door(
    settings: Settings, request: BaseRequest | None = None
) -> AsyncIterator[Any]:
    """Open the application over *request*, or over the real network.

    Raise what Telegram answers to getMe. The library leaves connections open when
    its own start fails, so they are closed here.
    """
    calls = request or AiohttpRequest()
    polling = request or AiohttpRequest(connections=2)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(calls.shutdown)
        stack.push_async_callback(polling.shutdown)
        token = settings.telegram_token.get_secret_value()
        api = settings.telegram_api.rstrip("/")
        application = build_application(token, api, calls, polling)
        yield await stack.enter_async_context(application)


@asynccontextmanager
async def ask_telegram(settings: Settings) -> AsyncIterator[Bot]:
    """Open the bot alone, to ask Telegram who it is."""
    async with open_door(settings) as application:
        yield application.bot
