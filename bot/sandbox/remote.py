"""A phone used from far away: names and numbers become actions and messages."""

from typing import Any

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import Chat
from bot.sandbox.events import Tap
from bot.sandbox.local import LocalTelegram
from bot.sandbox.messages import Message
from bot.sandbox.phone import Phone
from bot.sandbox.views import message_view, tap_view

MESSAGES = {"under", "to", "message", "what"}
ACTIONS = {
    name
    for name in dir(Phone)
    if name.startswith(("sends", "adds_", "removes_", "promotes_", "deletes_"))
} | {
    "blocks_bot",
    "deactivates",
    "deletes",
    "edits",
    "forwards",
    "joins",
    "leaves",
    "menu",
    "presses",
    "raw",
    "replies",
    "starts",
    "unblocks_bot",
    "upgrades",
}


def act(telegram: LocalTelegram, user_id: int, action: str, given: JsonObject) -> Any:
    """Let a person act; messages and chats are given by id, `bot` by name."""
    if action not in ACTIONS:
        raise LookupError(f"no action {action!r}; there are {sorted(ACTIONS)}")
    phone = telegram.phone(user_id).with_bot(given.pop("bot", None))
    where = given.get("in_chat")
    named = {
        name: _meant(telegram, phone, name, value, where)
        for name, value in given.items()
    }
    listed = named.pop("choices", ())
    if action == "sends_poll":
        return shown(phone.sends_poll(named.pop("question"), *listed, **named))
    if action == "replies" or (action == "edits" and where):
        named.pop("in_chat", None)
    return shown(getattr(phone, action)(**named))


def _meant(
    telegram: LocalTelegram, phone: Phone, name: str, value: Any, where: Any
) -> Any:
    if name in MESSAGES and isinstance(value, int):
        found = {one.id: one for one in phone.chat(where)}
        return found[value]
    if name == "chat":
        return telegram.groups[value]
    return value


def shown(result: Any) -> Any:
    """Turn what an action returns into JSON."""
    if isinstance(result, Message):
        return message_view(result)
    if isinstance(result, Tap):
        return tap_view(result)
    if isinstance(result, Chat):
        return result.json()
    if isinstance(result, list):
        return [shown(one) for one in result]
    return result
