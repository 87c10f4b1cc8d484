"""Copying, forwarding and pinning messages that exist."""

from dataclasses import replace

from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.chats import Chat
from bot.sandbox.events import Kind
from bot.sandbox.messages import Content, Message
from bot.sandbox.methods.editing import CAPTIONED
from bot.sandbox.methods.sending import send
from bot.sandbox.posting import post
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
    return send(query, content)


def forward(query: Query) -> JsonObject:
    """Answer forwardMessage."""
    source = query.message(query.chat("from_chat_id"), "message to forward not found")
    return _forwarded(query, source).json()


def _forwarded(query: Query, source: Message) -> Message:
    if source.kind == "service" or source.extra.get("has_protected_content"):
        raise bad_request("message can't be forwarded")
    content = replace(source.content, markup=None)
    return send(query, content, {"forward_origin": _origin(source)})


def _origin(source: Message) -> JsonObject:
    usual = {
        "type": "user",
        "date": int(source.at.timestamp()),
        "sender_user": source.sender.json(),
    }
    origin: JsonObject = source.extra.get("forward_origin", usual)
    return origin


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


def pin(query: Query) -> bool:
    """Answer pinChatMessage."""
    chat = _pinnable(query)
    message = query.message(chat, "message to pin not found")
    if message.id not in chat.pinned:
        chat.pinned.append(message.id)
        world, by = query.world, query.bot
        world.events.add(Kind.PIN, world.now(), chat, by=by, message=message)
        note = Content("service", media={"pinned_message": message.json(nested=True)})
        post(world, chat, by, note)
    return True


def unpin(query: Query) -> bool:
    """Answer unpinChatMessage: the named message, or the last one pinned."""
    chat = _pinnable(query)
    number = query.get("message_id", chat.pinned[-1] if chat.pinned else None)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    return True


def unpin_all(query: Query) -> bool:
    """Answer unpinAllChatMessages."""
    _pinnable(query).pinned.clear()
    return True


def _pinnable(query: Query) -> Chat:
    chat = query.target()
    if not chat.is_private and not chat.leads(query.bot.id):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


METHODS: dict[str, Method] = {
    "copyMessage": copy,
    "copyMessages": copy_many,
    "forwardMessage": forward,
    "forwardMessages": forward_many,
    "pinChatMessage": pin,
    "unpinChatMessage": unpin,
    "unpinAllChatMessages": unpin_all,
}
