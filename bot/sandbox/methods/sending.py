"""Sending: the road every new message of a bot takes."""

from dataclasses import replace

from bot.sandbox import markup
from bot.sandbox.access import check_open, check_sendable
from bot.sandbox.answers import (
    NOT_IMPLEMENTED,
    JsonObject,
    RefusedError,
    bad_request,
)
from bot.sandbox.chats import Chat
from bot.sandbox.messages import Content, Message
from bot.sandbox.posting import post
from bot.sandbox.query import Method, Query


def send(query: Query, content: Content, extra: JsonObject | None = None) -> Message:
    """Put a content in the chat of the call, with its reply and its keyboard."""
    chat = query.target()
    thread = query.thread(chat)
    reply, quote = replied(query, chat)
    reply, thread = _placed(chat, reply, thread)
    check_sendable(chat, query.bot, content.kind)
    check_open(chat, query.bot, thread)
    keyboard = markup.checked(query.get("reply_markup"), chat.is_private)
    content = replace(content, markup=keyboard)
    return post(
        query.world,
        chat,
        query.bot,
        content,
        reply_to=reply,
        extra={**_options(query), **quote, **(extra or {})},
        silent=query.get("disable_notification", False),
        thread=thread,
    )


def _placed(
    chat: Chat, reply: Message | None, thread: int | None
) -> tuple[Message | None, int | None]:
    """Let an answer go where its question is, a comment under its root."""
    if thread is None and reply is not None and chat.is_forum:
        return reply, reply.thread
    if thread is not None and reply is None and not chat.is_forum:
        return chat.living(thread), thread
    return reply, thread


def replied(query: Query, chat: Chat) -> tuple[Message | None, JsonObject]:
    """Find the message a call replies to, and the quote from it."""
    wanted = query.get("reply_parameters") or {}
    if not wanted.get("message_id"):
        return None, {}
    if wanted.get("chat_id", chat.id) not in {chat.id, f"@{chat.username}"}:
        reason = "replies to another chat are not imitated by the local Telegram"
        raise RefusedError(NOT_IMPLEMENTED, reason)
    message = chat.living(wanted["message_id"])
    if message is None and not wanted.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message, _quote(wanted, message)


def _quote(wanted: JsonObject, message: Message | None) -> JsonObject:
    quote = wanted.get("quote")
    if not quote or message is None:
        return {}
    position = message.content.text.find(quote)
    if position < 0:
        raise bad_request("QUOTE_TEXT_INVALID")
    return {"quote": {"text": quote, "position": position, "is_manual": True}}


def _options(query: Query) -> JsonObject:
    shown: JsonObject = {}
    if query.get("protect_content"):
        shown["has_protected_content"] = True
    if query.get("link_preview_options"):
        shown["link_preview_options"] = query.get("link_preview_options")
    return shown


def send_message(query: Query) -> JsonObject:
    """Answer sendMessage."""
    formatted = query.text()
    content = Content(text=formatted.text, entities=formatted.entities)
    return send(query, content).json()


METHODS: dict[str, Method] = {"sendMessage": send_message}
