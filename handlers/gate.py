"""Lets the team in, and stops everyone else with one constant sentence."""

import logging

from telegram import Chat, Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, BaseHandler, TypeHandler

from bot.domain.member import Member
from bot.services.house.leaving import leave_chat
from bot.services.people.strangers import (
    forget_words,
    greet_stranger,
    heard_from,
    recognise,
)
from handlers.context import Context

log = logging.getLogger(__name__)


async def gate(update: Update, context: Context) -> None:
    """Put the member and their open question in the context, or stop here."""
    if update.my_chat_member is not None:
        return
    if not _is_private(update):
        await _leave_the_group(update, context)
    user = update.effective_user
    if user is None or user.is_bot:
        await _forget_and_stop(context)
        return
    context.member, context.dialogue = await recognise(context.desk, user.id)
    member = context.member
    if member is not None and member.active:
        await _let_in(update, context, member)
    elif not _wants_to_join(update):
        await _turn_away(update, context, user.id)
        raise ApplicationHandlerStop


def _is_private(update: Update) -> bool:
    chat = update.effective_chat
    return chat is None or chat.type == Chat.PRIVATE


async def _leave_the_group(update: Update, context: Context) -> None:
    """Leave a group where the bot should not be any more: it missed how it came there.

    Coming and going is told a second time, as `my_chat_member`.
    """
    message, chat = update.effective_message, update.effective_chat
    moved = message and (message.new_chat_members or message.left_chat_member)
    if chat is not None and not moved:
        await leave_chat(context.desk, f"{context.key}:leave", chat.id)


async def _forget_and_stop(context: Context) -> None:
    await forget_words(context.desk, context.key)
    raise ApplicationHandlerStop


async def _let_in(update: Update, context: Context, member: Member) -> None:
    """Let a member in; of what they say in a group only commands are for the bot."""
    if not _is_private(update) and not _is_for_the_bot(update):
        await _forget_and_stop(context)
    if member.unreachable:
        await heard_from(context.desk, f"{context.key}:heard", member)


async def _turn_away(update: Update, context: Context, user_id: int) -> None:
    """Say the constant sentence in a private chat; a pressed button stops turning."""
    if update.callback_query is not None:
        try:
            await update.callback_query.answer()
        except TelegramError as error:
            log.info("a stranger's press was not answered: %s", type(error).__name__)
    if _is_private(update):
        await greet_stranger(context.desk, context.key, user_id)
    else:
        await forget_words(context.desk, context.key)


def _is_for_the_bot(update: Update) -> bool:
    message = update.message or update.edited_message
    return message is None or (message.text or "").startswith("/")


def _wants_to_join(update: Update) -> bool:
    """Tell whether this is /start with a token: all that a stranger may send."""
    if not _is_private(update):
        return False
    text = (update.message.text or "") if update.message else ""
    return text.lower().startswith("/start ")


ROUTES: list[BaseHandler] = [TypeHandler(Update, gate)]  # type: ignore[type-arg]
