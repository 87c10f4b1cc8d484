"""What Telegram tells of a channel: the bot may post there now, or is not in it."""

from telegram import ChatMember, ChatMemberUpdated

from bot.services.news import ChannelNews
from bot.services.publishing.channel_news import (
    bot_in_channel,
    bot_out_of_channel,
)
from handlers.context import Context

#: What Telegram calls somebody who is not in a chat.
GONE = (ChatMember.BANNED, ChatMember.LEFT)


async def note_channel(change: ChatMemberUpdated, context: Context) -> None:
    """Note that the bot may post in a channel, or is not in it any more."""
    chat, own = change.chat, change.new_chat_member
    if own.status in GONE:
        await bot_out_of_channel(context.desk, context.key, chat.id)
        return
    news = ChannelNews(
        key=context.key,
        chat_id=chat.id,
        title=chat.title or "",
        username=chat.username or "",
        by=change.from_user.id,
        posts=bool(getattr(own, "can_post_messages", False)),
        edits=bool(getattr(own, "can_edit_messages", False)),
    )
    await bot_in_channel(context.desk, news)
