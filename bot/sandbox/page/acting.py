"""What a person does on the page: each action is taken by their own phone."""

from collections.abc import Callable

from bot.sandbox.answers import JsonObject
from bot.sandbox.local import LocalTelegram
from bot.sandbox.messages import Message
from bot.sandbox.page import given as read
from bot.sandbox.page.acts import Act, check_open, opened_at, own_chat, phone_of
from bot.sandbox.page.attaching import attach
from bot.sandbox.page.keys import key_of
from bot.sandbox.page.reading import mark_read
from bot.sandbox.phones.passing import PAYLOAD


def act(
    telegram: LocalTelegram, user_id: int, action: str, given: JsonObject
) -> JsonObject:
    """Let a person act in a chat of theirs; raise what says why not."""
    phone = phone_of(telegram, user_id)
    if action in ANYWHERE:
        home = telegram.private_chat(telegram.bot(), phone.user)
        return ANYWHERE[action](Act(telegram, phone, home, given))
    if action not in IN_CHAT:
        raise LookupError(f"no action is called {action!r}")
    chat = own_chat(telegram, phone.user, read.number(given, "chat"))
    return IN_CHAT[action](Act(telegram, opened_at(phone, chat), chat, given))


def _send(one: Act) -> JsonObject:
    check_open(one, one.chat)
    text, to = read.words(one.given, "text"), one.reply_to()
    if to is not None:
        return one.sent(one.phone.replies(to, text))
    topic = read.maybe_number(one.given, "topic")
    return one.sent(one.phone.sends(text, one.chat, topic=topic))


def _edit(one: Act) -> JsonObject:
    message, text = one.message(), read.maybe_words(one.given, "text")
    if message.sender is not one.phone.user or "forward_origin" in message.extra:
        raise LookupError("only an own message can be edited")
    if message.kind == "service" or (message.kind == "text" and text is None):
        raise ValueError("a message needs a text")
    if text != message.content.text:
        one.phone.edits(message, text or "")
    return {}


def _delete(one: Act) -> JsonObject:
    message, person = one.message(), one.phone.user
    own = message.sender is person or one.chat.kind in {"private", "direct"}
    if not own and not one.chat.can(person.id, "can_delete_messages"):
        raise LookupError("only an own message can be deleted")
    one.phone.deletes(message)
    return {}


def _press(one: Act) -> JsonObject:
    message = one.message()
    row, column = read.number(one.given, "row"), read.number(one.given, "column")
    rows = message.buttons
    if not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
        raise LookupError("this button is not there any more")
    place = sum(map(len, rows[:row])) + column
    return {"tap": one.phone.presses(place, under=message).id}


def _attach(one: Act) -> JsonObject:
    check_open(one, one.chat)
    message = attach(
        one.phone,
        read.words(one.given, "what"),
        read.maybe_words(one.given, "caption"),
        in_chat=one.chat,
        topic=read.maybe_number(one.given, "topic"),
        reply_to=one.reply_to(),
    )
    return one.sent(message)


def _forward(one: Act) -> JsonObject:
    telegram, user = one.telegram, one.phone.user
    to = read.number(one.given, "to")
    is_colleague = to in telegram.users and to != user.id
    chat = telegram.direct_chat(user, to) if is_colleague else None
    chat = chat or own_chat(telegram, user, to)
    check_open(one, chat)
    topic = read.maybe_number(one.given, "topic")
    return one.sent(opened_at(one.phone, chat).passes_on(one.message(), chat, topic))


def _react(one: Act) -> JsonObject:
    one.phone.reacts(one.message(), read.maybe_words(one.given, "emoji"))
    return {}


def _read(one: Act) -> JsonObject:
    mark_read(one.telegram, one.phone.user, one.message())
    return {}


def _start(one: Act) -> JsonObject:
    payload = read.maybe_words(one.given, "payload")
    if payload and not PAYLOAD.fullmatch(payload):
        raise ValueError("payload must be a word of at most 64 letters, digits, _ or -")
    return one.sent(one.phone.starts(payload))


def _open(one: Act) -> JsonObject:
    opened = one.phone.opens(read.words(one.given, "url"))
    if isinstance(opened, Message):
        return one.sent(opened)
    own_chat(one.telegram, one.phone.user, opened.id)
    return {"chat": key_of(one.telegram, opened)}


def _block(one: Act) -> JsonObject:
    one.phone.blocks_bot()
    return {}


def _unblock(one: Act) -> JsonObject:
    one.phone.unblocks_bot()
    return {}


def _say_to(one: Act) -> JsonObject:
    to = read.number(one.given, "to")
    if to not in one.telegram.users or to == one.phone.user.id:
        raise LookupError(f"no colleague {to}")
    chat = one.telegram.direct_chat(one.phone.user, to)
    return one.sent(one.phone.sends(read.words(one.given, "text"), chat))


Action = Callable[[Act], JsonObject]
IN_CHAT: dict[str, Action] = {
    "send": _send,
    "edit": _edit,
    "delete": _delete,
    "press": _press,
    "attach": _attach,
    "forward": _forward,
    "react": _react,
    "read": _read,
}
ANYWHERE: dict[str, Action] = {
    "start": _start,
    "open": _open,
    "block": _block,
    "unblock": _unblock,
    "say_to": _say_to,
}
