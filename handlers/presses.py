"""Buttons: an opaque token becomes a press, the press finds its route."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from telegram import CallbackQuery, Update
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler

from bot.domain.errors import ButtonExpired, Refusal
from bot.ports.clock import Clock
from bot.ports.storage import AlreadyDone
from bot.services.pressing import find_press
from bot.services.refusing import refuse_press, toast_for
from bot.services.requests import Pressed
from handlers.context import Context
from handlers.route import Button
from handlers.serving import attempt

log = logging.getLogger(__name__)

#: A spinner is stopped after this many seconds, whatever happens (contract.md).
PATIENCE = 1.0

#: Telegram shows at most this many characters in a pop-up.
POP_UP = 200


def press_handler(routes: Iterable[Button]) -> CallbackQueryHandler:  # type: ignore[type-arg]
    """Return the one library handler that serves every button of the table."""
    by_press = {route.press: route for route in routes}

    async def handle(update: Update, context: Context) -> None:
        query = update.callback_query
        assert query is not None
        async with answering(query, context.desk.clock) as answer:
            answer.text = await _serve(query, context, by_press)

    return CallbackQueryHandler(handle)


async def _serve(
    query: CallbackQuery, context: Context, by_press: dict[str, Button]
) -> str:
    desk, user_id = context.desk, query.from_user.id
    pressed = None
    try:
        press, once = await find_press(desk, query.data or "", _chat(query), user_id)
        route = by_press.get(press.action)
        if route is None:
            raise ButtonExpired
        key = context.key if route.again else once
        where = _where(query)
        pressed = Pressed(key=key, user_id=user_id, press=press, **where)
        return await attempt(desk, route.use, pressed)
    except AlreadyDone:
        return await toast_for(desk, user_id, "already_done")
    except Refusal as refusal:
        return await refuse_press(desk, context.key, user_id, pressed, refusal)


def _chat(query: CallbackQuery) -> int:
    return query.message.chat.id if query.message else 0


def _where(query: CallbackQuery) -> dict[str, int]:
    """Name the message of the button; the answer to one in a group goes elsewhere."""
    number = query.message.message_id if query.message else 0
    chat = _chat(query)
    return (
        {"room": chat, "room_message": number} if chat < 0 else {"message_id": number}
    )


class Spinner:
    """The answer that a pressed button waits for."""

    def __init__(self) -> None:
        self.text = ""


@asynccontextmanager
async def answering(query: CallbackQuery, clock: Clock) -> AsyncIterator[Spinner]:
    """Answer when the body ends, or with nothing when it takes too long."""
    spinner = Spinner()
    early = asyncio.create_task(_answer_late(query, clock))
    try:
        yield spinner
    finally:
        if early.cancel():
            with contextlib.suppress(asyncio.CancelledError):
                await early
            await _answer(query, spinner.text)


async def _answer_late(query: CallbackQuery, clock: Clock) -> None:
    await clock.pause(PATIENCE)
    await asyncio.shield(_answer(query, ""))


async def _answer(query: CallbackQuery, text: str) -> None:
    try:
        await query.answer(text[:POP_UP] or None, show_alert=len(text) > POP_UP // 4)
    except TelegramError as error:
        # The effect is committed; a spinner that stops late harms nobody.
        log.info("a pressed button was not answered: %s", type(error).__name__)
