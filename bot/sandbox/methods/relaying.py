"""Copying and forwarding messages that exist."""

from dataclasses import replace

from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.chats import Chat
from bot.sandbox.messages import Message
from bot.sandbox.methods.editing import CAPTIONED
from bot.sandbox.methods.sending import send
from bot.sandbox.origins import origin_of
from bot.sandbox.polls import asked_again
from bot.sandbox.query import Method, Query


def copy(query: Query) -> JsonObject:
    """Answer copyMessage."""
    source = query.message(query.chat("from_chat_id"), "message to copy not found")
    return {"message_id": _copied(query, source).id}


def _copied(query: Query, source: Message) -> Message:
    if source.kind == "service":
        raise bad_request("message can't be copied")
    content = replace(source.content, markup=None)
    if "caption" in query.params and source.kind in CAPTIONED:
        words = query.caption()
        content = replace(content, text=words.text, entities=words.entities)
    if source.kind == "poll":
        content = asked_again(query.world, content, query.bot)
    return send(query, content)


def forward(query: Query) -> JsonObject:
    """Answer forwardMessage."""
    source = query.message(query.chat("from_chat_id"), "message to forward not found")
    return _forwarded(query, source).json()


def _forwarded(query: Query, source: Message) -> Message:
    if source.kind == "service" or source.protected:
        raise bad_request("message can't be forwarded")
    content = replace(source.content, markup=None)
    return send(query, content, {"forward_origin": origin_of(source)})


def copy_many(query: Query) -> list[JsonObject]:
    """Answer copyMessages: what is not there is skipped."""
    found = _existing(query, query.chat("from_chat_id"))
    return [{"message_id": _copied(query, one).id} for one in found]


def forward_many(query: Query) -> list[JsonObject]:
    """Answer forwardMessages: what is not there is skipped."""
    found = _existing(query, query.chat("from_chat_id"))
    return [{"message_id": _forwarded(query, one).id} for one in found]


def _existing(query: Query, chat: Chat) -> list[Message]:
    found = [chat.living(number) for number in query.params["message_ids"]]
    return [one for one in found if one is not None and one.kind != "service"]


METHODS: dict[str, Method] = {
    "copyMessage": copy,
    "copyMessages": copy_many,
    "forwardMessage": forward,
    "forwardMessages": forward_many,
}
