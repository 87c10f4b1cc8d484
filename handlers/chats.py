"""The bot's own standing in chats: blocked, started again, added to a group."""

from telegram import Chat, ChatMember, Update
from telegram.ext import BaseHandler, ChatMemberHandler

from bot.services.people.reachability import member_left, member_returned
from handlers import group_news
from handlers.context import Context

_GONE = (ChatMember.BANNED, ChatMember.LEFT)


async def note_standing(update: Update, context: Context) -> None:
    """Note that a member blocked or unblocked the bot, or what it is in a group."""
    change = update.my_chat_member
    assert change is not None
    if change.chat.type != Chat.PRIVATE:
        await group_news.note_own_standing(change, context)
    elif change.new_chat_member.status in _GONE:
        await member_left(context.desk, context.key, change.chat.id, "blocked")
    else:
        await member_returned(context.desk, context.key, change.chat.id)


ROUTES: list[BaseHandler] = [  # type: ignore[type-arg]
    ChatMemberHandler(note_standing, ChatMemberHandler.MY_CHAT_MEMBER),
    *group_news.LISTENERS,
]
