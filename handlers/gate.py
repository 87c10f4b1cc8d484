"""Lets the team in, and stops everyone else with one constant sentence."""

import logging

from telegram import Chat, Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, BaseHandler, TypeHandler

from bot.domain.member import Member
from bot.services.people.strangers import greet_stranger, heard_from, recognise
from handlers.context import Context

log = logging.getLogger(__name__)


async def gate(update: Update, context: Context) -> None:
    """Put the member and their open question in the context, or stop here."""
    if update.my_chat_member is not None:
        return
    user = update.effective_user
    if user is None or user.is_bot or _in_channel(update):
        raise ApplicationHandlerStop
    context.member, context.dialogue = await recognise(context.desk, user.id)
    member = context.member
    if member is not None and member.active:
        await _let_in(context, member)
    elif not _wants_to_join(update):
        await _turn_away(update, context, user.id)
        raise ApplicationHandlerStop


def _in_channel(update: Update) -> bool:
    chat = update.effective_chat
    return chat is not None and chat.type == Chat.CHANNEL


async def _let_in(context: Context, member: Member) -> None:
    if member.unreachable:
        await heard_from(context.desk, f"{context.key}:heard", member)


async def _turn_away(update: Update, context: Context, user_id: int) -> None:
    """Say the constant sentence in a private chat; a pressed button stops turning."""
    if update.callback_query is not None:
        try:
            await update.callback_query.answer()
        except TelegramError as error:
            log.info("a stranger's press was not answered: %s", type(error).__name__)
    chat = update.effective_chat
    if chat is not None and chat.type == Chat.PRIVATE:
        await greet_stranger(context.desk, context.key, user_id)


def _wants_to_join(update: Update) -> bool:
    """Tell whether this is /start with a token: all that a stranger may send."""
    text = (update.message.text or "") if update.message else ""
    return text.lower().startswith("/start ")


ROUTES: list[BaseHandler] = [TypeHandler(Update, gate)]  # type: ignore[type-arg]
