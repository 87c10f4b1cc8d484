"""Pinning messages and taking the pins away."""

from collections.abc import Iterable

from bot.sandbox.access import check_right
from bot.sandbox.answers import bad_request
from bot.sandbox.chats import Chat
from bot.sandbox.messages import Message
from bot.sandbox.pins import pin_message, unpin_message
from bot.sandbox.query import Method, Query

NO_RIGHT = "not enough rights to manage pinned messages in the chat"


def pin(query: Query) -> bool:
    """Answer pinChatMessage."""
    chat = _pinnable(query)
    message = query.message(chat, "message to pin not found")
    pin_message(query.world, message, query.bot)
    return True


def unpin(query: Query) -> bool:
    """Answer unpinChatMessage: the named message, or the last one pinned."""
    chat = _pinnable(query)
    number = query.get("message_id", chat.pinned[-1] if chat.pinned else None)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    unpin_messages(query, chat, [chat.messages[number]])
    return True


def unpin_all(query: Query) -> bool:
    """Answer unpinAllChatMessages."""
    chat = _pinnable(query)
    unpin_messages(query, chat, [chat.messages[one] for one in chat.pinned])
    return True


def unpin_messages(query: Query, chat: Chat, messages: Iterable[Message]) -> None:
    """Take the pins off some messages."""
    for message in messages:
        unpin_message(query.world, message, query.bot)


def _pinnable(query: Query) -> Chat:
    chat = query.reached()
    right = "can_edit_messages" if chat.is_channel else "can_pin_messages"
    check_right(chat, query.bot, right, NO_RIGHT)
    return chat


METHODS: dict[str, Method] = {
    "pinChatMessage": pin,
    "unpinChatMessage": unpin,
    "unpinAllChatMessages": unpin_all,
}
