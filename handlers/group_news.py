"""What Telegram tells of a group itself: moved, renamed, a topic shut, who came."""

from telegram import Chat, ChatMember, ChatMemberUpdated, Message, Update
from telegram.ext import BaseHandler, ChatMemberHandler

from bot.ports.rooms import Room
from bot.services.news import GroupNews
from bot.services.warroom.happening import (
    bot_is_in,
    bot_is_out,
    group_moved,
    known_room,
    renamed,
    topic_shut,
)
from bot.services.warroom.opening import topic_made
from bot.services.warroom.presence import saw_member
from handlers.channel_news import note_channel
from handlers.context import Context

#: What Telegram calls somebody who is not in a chat.
GONE = (ChatMember.BANNED, ChatMember.LEFT)

#: Who acts in the name of a group: nobody knows which administrator it is.
ANONYMOUS = 1087968824


def news_of(context: Context, chat: Chat, by: int) -> GroupNews:
    """Return what an update tells of a group."""
    return GroupNews(
        key=context.key,
        chat_id=chat.id,
        title=chat.title or "",
        supergroup=chat.type == Chat.SUPERGROUP,
        by=by,
    )


async def note_own_standing(change: ChatMemberUpdated, context: Context) -> None:
    """Note that the bot was added to a group, put out of it, or may do other things."""
    chat, by = change.chat, change.from_user.id
    if chat.type == Chat.CHANNEL:
        await note_channel(change, context)
    elif change.new_chat_member.status in GONE:
        await bot_is_out(context.desk, context.key, chat.id)
    else:
        news = news_of(context, chat, 0 if by == ANONYMOUS else by)
        await bot_is_in(context.desk, news)


async def note_member(update: Update, context: Context) -> None:
    """Note that somebody came into the war room, or left it."""
    change = update.chat_member
    assert change is not None
    who = change.new_chat_member
    inside = who.status not in GONE and getattr(who, "is_member", True)
    place = (context.desk, context.key, change.chat.id)
    await saw_member(*place, who.user.id, inside=bool(inside))


async def pass_on(update: Update, context: Context, room: Room | None) -> bool:
    """Note what a service message tells; False where it is none, or tells nothing."""
    message = update.message
    if message is None:
        return False
    if message.migrate_to_chat_id or message.migrate_from_chat_id:
        old = message.migrate_from_chat_id or message.chat_id
        new = message.migrate_to_chat_id or message.chat_id
        return await _moved(context, room, old, new)
    if room is None:
        return False
    return await _note(message, context)


async def _moved(context: Context, room: Room | None, old: int, new: int) -> bool:
    """Follow a group that the bot knows, under its old number or its new one."""
    former = await known_room(context.desk, old)
    if former is not None:
        await group_moved(context.desk, old, new)
    return former is not None or room is not None


async def _note(message: Message, context: Context) -> bool:
    by = message.from_user.id if message.from_user else 0
    news = news_of(context, message.chat, by)
    if message.new_chat_title:
        await renamed(context.desk, news)
    elif message.new_chat_members or message.left_chat_member:
        left = message.left_chat_member
        for user in (left,) if left else message.new_chat_members:
            place = (context.desk, context.key, message.chat_id)
            await saw_member(*place, user.id, inside=left is None)
    else:
        return await _topics(message, context, news) or bool(message.pinned_message)
    return True


async def _topics(message: Message, context: Context, news: GroupNews) -> bool:
    """Note what people do with topics; of its own deeds only what was made counts."""
    thread, own = message.message_thread_id or 0, news.by == context.bot.id
    made, closed = message.forum_topic_created, message.forum_topic_closed
    if made and own:
        await topic_made(context.desk, news.key, news.chat_id, thread, made.name)
    elif (closed or message.forum_topic_reopened) and not own:
        await topic_shut(context.desk, news, thread, shut=closed is not None)
    return bool(made or closed or message.forum_topic_reopened)


LISTENERS: list[BaseHandler] = [  # type: ignore[type-arg]
    ChatMemberHandler(note_member, ChatMemberHandler.CHAT_MEMBER)
]
