"""What a bot says of itself: its command menus, name and descriptions."""

import re
from collections.abc import Callable

from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.menu import scope_key
from bot.sandbox.query import Method, Query

MAX_COMMANDS = 100
MAX_DESCRIPTION = 256
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"(?:[a-z]{2})?")
# The words a bot has about itself: parameter, most characters, error.
TEXTS = {
    "Name": ("name", 64, "BOT_TITLE_INVALID"),
    "Description": ("description", 512, "BOT_DESCRIPTION_TOO_LONG"),
    "ShortDescription": ("short_description", 120, "BOT_SHORT_DESCRIPTION_TOO_LONG"),
}


def _language(query: Query) -> str:
    language: str = query.get("language_code", "")
    if not LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _menu_key(query: Query) -> tuple[str, str]:
    scope = query.get("scope")
    if scope and "chat_id" in scope:
        query.world.chat(query.bot, scope["chat_id"])
    return scope_key(scope), _language(query)


def set_commands(query: Query) -> bool:
    """Answer setMyCommands."""
    key, commands = _menu_key(query), query.params["commands"]
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    query.bot.commands[key] = [_checked(one) for one in commands]
    return True


def _checked(command: JsonObject) -> JsonObject:
    name = command["command"].removeprefix("/")
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(command["description"].strip()) <= MAX_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": command["description"].strip()}


def get_commands(query: Query) -> list[JsonObject]:
    """Answer getMyCommands: exactly this scope and language."""
    return query.bot.commands.get(_menu_key(query), [])


def delete_commands(query: Query) -> bool:
    """Answer deleteMyCommands."""
    query.bot.commands.pop(_menu_key(query), None)
    return True


def _setter(name: str) -> Method:
    parameter, longest, error = TEXTS[name]

    def set_text(query: Query) -> bool:
        text = query.get(parameter, "")
        if len(text) > longest:
            raise bad_request(error)
        query.bot.texts[name, _language(query)] = text
        return True

    return set_text


def _getter(name: str) -> Method:
    parameter = TEXTS[name][0]

    def get_text(query: Query) -> JsonObject:
        texts, language = query.bot.texts, _language(query)
        usual = texts.get((name, ""), query.bot.first_name if name == "Name" else "")
        return {parameter: texts.get((name, language)) or usual}

    return get_text


def _each(verb: str, build: Callable[[str], Method]) -> dict[str, Method]:
    return {f"{verb}My{name}": build(name) for name in TEXTS}


METHODS: dict[str, Method] = {
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    **_each("set", _setter),
    **_each("get", _getter),
}
