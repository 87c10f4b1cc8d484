"""Lets the team in, and stops everyone else with one constant sentence."""

import logging

from telegram import Chat, Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, BaseHandler, TypeHandler

from bot.services.people.strangers import (
    forget_words,
    greet_stranger,
    heard_from,
    recognise,
)
from handlers.context import Context
from handlers.groups import enter_group

log = logging.getLogger(__name__)


async def gate(update: Update, context: Context) -> None:
    """Put the member and their open question in the context, or stop here."""
    if update.my_chat_member is not None or update.chat_member is not None:
        return
    if not _is_private(update):
        await enter_group(update, context)
        return
    user = update.effective_user
    if user is None or user.is_bot:
        await forget_words(context.desk, context.key)
        raise ApplicationHandlerStop
    context.member, context.dialogue = await recognise(context.desk, user.id)
    member = context.member
    if member is not None and member.active:
        if member.unreachable:
            await heard_from(context.desk, f"{context.key}:heard", member)
    elif not _wants_to_join(update):
        await _turn_away(update, context, user.id)
        raise ApplicationHandlerStop


def _is_private(update: Update) -> bool:
    chat = update.effective_chat
    return chat is None or chat.type == Chat.PRIVATE


async def _turn_away(update: Update, context: Context, user_id: int) -> None:
    """Say the constant sentence; a pressed button stops turning."""
    if update.callback_query is not None:
        try:
            await update.callback_query.answer()
        except TelegramError as error:
            log.info("a stranger's press was not answered: %s", type(error).__name__)
    await greet_stranger(context.desk, context.key, user_id)


def _wants_to_join(update: Update) -> bool:
    """Tell whether this is /start with a token: all that a stranger may send."""
    text = (update.message.text or "") if update.message else ""
    return text.lower().startswith("/start ")


ROUTES: list[BaseHandler] = [TypeHandler(Update, gate)]  # type: ignore[type-arg]
