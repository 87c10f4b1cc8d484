"""Command menus: a list per scope and language, and which one a person sees."""

import json
from collections.abc import Iterator

from bot.sandbox.answers import JsonObject
from bot.sandbox.chats import Chat
from bot.sandbox.people import Bot, User

DEFAULT = {"type": "default"}


def scope_key(scope: JsonObject | None) -> str:
    """Return one text per scope, the default for none."""
    return json.dumps(scope or DEFAULT, sort_keys=True)


def menu_for(bot: Bot, chat: Chat, user: User) -> list[JsonObject]:
    """Return the first list that fits, from the narrowest scope to the widest."""
    for scope in _scopes(chat, user):
        for language in (user.language_code or "", ""):
            commands = bot.commands.get((scope_key(scope), language))
            if commands:
                return commands
    return []


def _scopes(chat: Chat, user: User) -> Iterator[JsonObject]:
    if chat.is_private:
        yield {"type": "chat", "chat_id": chat.id}
        yield {"type": "all_private_chats"}
    else:
        yield {"type": "chat_member", "chat_id": chat.id, "user_id": user.id}
        if chat.leads(user.id):
            yield {"type": "chat_administrators", "chat_id": chat.id}
        yield {"type": "chat", "chat_id": chat.id}
        if chat.leads(user.id):
            yield {"type": "all_chat_administrators"}
        yield {"type": "all_group_chats"}
    yield DEFAULT
