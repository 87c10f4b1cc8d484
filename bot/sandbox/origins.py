"""Where a forwarded message comes from, as the server tells it."""

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import Chat
from bot.sandbox.messages import Message
from bot.sandbox.people import Bot


def origin_of(message: Message) -> JsonObject:
    """Return the first origin of a message, however often it was passed on."""
    known: JsonObject | None = message.extra.get("forward_origin")
    if known:
        return known
    date = {"date": int(message.at.timestamp())}
    if message.sender_chat is not None:
        return {**_chat_origin(message, message.sender_chat), **date}
    sender = message.sender
    if not isinstance(sender, Bot) and sender.hides_name:
        name = " ".join(filter(None, (sender.first_name, sender.last_name)))
        return {"type": "hidden_user", **date, "sender_user_name": name}
    return {"type": "user", **date, "sender_user": sender.json()}


def _chat_origin(message: Message, author: Chat) -> JsonObject:
    if message.chat.is_channel:
        return {"type": "channel", "chat": author.json(), "message_id": message.id}
    return {"type": "chat", "sender_chat": author.json()}
