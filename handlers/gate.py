"""Lets the team in, and stops everyone else with one constant sentence."""

import contextlib

from telegram import CallbackQuery, Chat, Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, BaseHandler, TypeHandler

from bot.services.strangers import greet_stranger, heard_from, recognise
from handlers.context import Context


async def gate(update: Update, context: Context) -> None:
    """Put the member and their open question in the context, or stop here."""
    user, chat = update.effective_user, update.effective_chat
    if update.my_chat_member is not None:
        return
    if user is None or user.is_bot or (chat is not None and chat.type == Chat.CHANNEL):
        raise ApplicationHandlerStop
    context.member, context.dialogue = await recognise(context.desk, user.id)
    member = context.member
    if member is not None and member.active:
        if member.unreachable:
            await heard_from(context.desk, f"{context.key}:heard", member)
        return
    if _wants_to_join(update):
        return
    if update.callback_query is not None:
        await _stop_spinner(update.callback_query)
    if chat is not None and chat.type == Chat.PRIVATE:
        await greet_stranger(context.desk, context.key, user.id)
    raise ApplicationHandlerStop


async def _stop_spinner(query: CallbackQuery) -> None:
    """Answer a press that nothing follows; it may fail without harm."""
    with contextlib.suppress(TelegramError):
        await query.answer()


def _wants_to_join(update: Update) -> bool:
    """Tell whether this is /start with a token: all that a stranger may send."""
    text = (update.message.text or "") if update.message else ""
    return text.lower().startswith("/start ")


ROUTES: list[BaseHandler] = [TypeHandler(Update, gate)]  # type: ignore[type-arg]
