"""What a bot says of itself: menus, name, descriptions, the rights it wishes."""

import re
from collections.abc import Callable

from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.chats import CHANNEL, SUPERGROUP
from bot.sandbox.menu import DEFAULT, scope_key
from bot.sandbox.query import Method, Query
from bot.sandbox.standing import rights_in

MAX_COMMANDS = 100
MAX_COMMAND = 32
MAX_DESCRIPTION = 256
COMMAND = re.compile(r"[a-z0-9_]+")
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
    name = command["command"].strip().removeprefix("/")
    _check_length("command", name, MAX_COMMAND)
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    description = command["description"].strip()
    _check_length("command description", description, MAX_DESCRIPTION)
    return {"command": name, "description": description}


def _check_length(what: str, text: str, longest: int) -> None:
    if not text:
        raise bad_request(f"{what} must be non-empty")
    if len(text) > longest:
        raise bad_request(f"{what} length must not exceed {longest}")


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


def _menu_place(query: Query) -> int:
    """Return whose menu button is meant: a person's, or 0 for all the others."""
    if not query.get("chat_id"):
        return 0
    chat = query.chat()
    if not chat.is_private:
        raise bad_request("chat_id must be a private chat identifier")
    return chat.id


def set_menu_button(query: Query) -> bool:
    """Answer setChatMenuButton; the default goes back to the button of all."""
    place, button = _menu_place(query), query.get("menu_button") or dict(DEFAULT)
    if button["type"] == "web_app" and not _is_secure(button["web_app"]["url"]):
        raise bad_request("BUTTON_URL_INVALID")
    if button == DEFAULT:
        query.bot.menu_buttons.pop(place, None)
    else:
        query.bot.menu_buttons[place] = button
    return True


def _is_secure(url: str) -> bool:
    return url.startswith("https://")


def get_menu_button(query: Query) -> JsonObject:
    """Answer getChatMenuButton."""
    buttons, place = query.bot.menu_buttons, _menu_place(query)
    return buttons.get(place) or buttons.get(0) or dict(DEFAULT)


def set_wished_rights(query: Query) -> bool:
    """Answer setMyDefaultAdministratorRights; without any they are cleared."""
    for_channels = bool(query.get("for_channels"))
    query.bot.wished_rights[for_channels] = query.get("rights") or {}
    return True


def get_wished_rights(query: Query) -> JsonObject:
    """Answer getMyDefaultAdministratorRights."""
    for_channels = bool(query.get("for_channels"))
    wished = query.bot.wished_rights.get(for_channels, {})
    known = ("is_anonymous", *rights_in(CHANNEL if for_channels else SUPERGROUP))
    return {one: bool(wished.get(one)) for one in known}


def get_photos(query: Query) -> JsonObject:
    """Answer getUserProfilePhotos: nobody here has one."""
    if query.person(int(query.params["user_id"])) is None:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


METHODS: dict[str, Method] = {
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
    "setMyDefaultAdministratorRights": set_wished_rights,
    "getMyDefaultAdministratorRights": get_wished_rights,
    "getUserProfilePhotos": get_photos,
    **_each("set", _setter),
    **_each("get", _getter),
}
