"""A phone used from far away: names and numbers become actions and messages."""

from typing import Any

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import Chat
from bot.sandbox.events import Tap
from bot.sandbox.forum import Topic
from bot.sandbox.local import LocalTelegram
from bot.sandbox.messages import Message
from bot.sandbox.phone import Phone
from bot.sandbox.views import chat_view, message_view, tap_view, topic_view

MESSAGES = {"under", "to", "message", "what", "reply_to"}
PREFIXES = (
    "sends",
    "adds_",
    "removes_",
    "promotes_",
    "deletes_",
    "creates_",
    "renames_",
    "closes_",
    "reopens_",
)
ACTIONS = {name for name in dir(Phone) if name.startswith(PREFIXES)} | {
    "admits",
    "bans",
    "blocks_bot",
    "deactivates",
    "deletes",
    "edits",
    "forwards",
    "demotes_bot",
    "hides_in",
    "hides_name",
    "joins",
    "leaves",
    "menu",
    "opens",
    "passes_on",
    "permits",
    "pins",
    "presses",
    "raw",
    "promotes",
    "reacts",
    "renames_group",
    "replies",
    "restricts",
    "shows_history",
    "starts",
    "turns_away",
    "turns_topics",
    "unbans",
    "unblocks_bot",
    "unpins",
    "upgrades",
    "votes",
}
# Actions on a message that is looked up in `in_chat`, which they do not take.
ON_MESSAGES = {
    "closes_poll",
    "deletes",
    "edits",
    "passes_on",
    "pins",
    "reacts",
    "replies",
    "unpins",
    "votes",
}
# Actions that take a list of choices after their first argument.
FIRST = {"sends_poll": "question", "votes": "message"}


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
    if action in ON_MESSAGES:
        named.pop("in_chat", None)
    listed = named.pop("choices", ())
    leading = [named.pop(FIRST[action])] if action in FIRST else []
    return shown(getattr(phone, action)(*leading, *listed, **named))


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
        return chat_view(result)
    if isinstance(result, Topic):
        return topic_view(result)
    if isinstance(result, list):
        return [shown(one) for one in result]
    return result
