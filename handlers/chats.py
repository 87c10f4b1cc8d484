"""The bot's own standing in chats: blocked, started again, added to a group."""

import logging

from telegram import Chat, ChatMember, Update
from telegram.error import BadRequest, Forbidden
from telegram.ext import BaseHandler, ChatMemberHandler

from bot.services.people.reachability import member_left, member_returned
from handlers.context import Context

log = logging.getLogger(__name__)

_GONE = (ChatMember.BANNED, ChatMember.LEFT)


async def note_standing(update: Update, context: Context) -> None:
    """Note that a member blocked or unblocked the bot; leave foreign groups."""
    change = update.my_chat_member
    assert change is not None
    if change.chat.type != Chat.PRIVATE:
        if change.new_chat_member.status not in _GONE:
            await leave(context, change.chat.id)
    elif change.new_chat_member.status in _GONE:
        await member_left(context.desk, context.key, change.chat.id, "blocked")
    else:
        await member_returned(context.desk, context.key, change.chat.id)


async def leave(context: Context, chat_id: int) -> None:
    """Leave at once: a war room is set up by a command that comes later.

    Raise where Telegram did not answer or asks for patience: the inbox tries again.
    """
    try:
        await context.bot.leave_chat(chat_id)
    except (BadRequest, Forbidden) as error:
        log.info("the bot was out already: %s", type(error).__name__)


ROUTES: list[BaseHandler] = [  # type: ignore[type-arg]
    ChatMemberHandler(note_standing, ChatMemberHandler.MY_CHAT_MEMBER)
]
