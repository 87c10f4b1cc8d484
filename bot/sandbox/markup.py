"""Keyboards: their shape and their limits, with the words of the real server."""

from typing import Any

from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.text.links import USER_LINK, LinkError
from bot.sandbox.text.links import checked as checked_link

MAX_BUTTONS = 100
MAX_IN_A_ROW = 8
MAX_CALLBACK_BYTES = 64
MAX_COPY_TEXT = 256
MAX_PLACEHOLDER = 64
ACTIONS = (
    "url",
    "callback_data",
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "login_url",
    "web_app",
    "copy_text",
    "disabled",
)
TEXTS = {"url", "callback_data"}
STYLES = {None, "danger", "success", "primary"}
# What a key of a reply keyboard may ask for.
ASKING = {
    "request_contact": "phone number can be requested",
    "request_location": "location can be requested",
    "request_poll": "poll can be requested",
    "web_app": "web App buttons can be used",
    "request_users": "users can be requested",
    "request_chat": "chats can be requested",
}
INLINE = "inline_keyboard"
BAD_BUTTON = "can't parse inline keyboard button: "
BAD_KEY = "can't parse keyboard button: "


def check_shape(value: Any) -> None:
    """Refuse what is no keyboard at all, in the words of the real server."""
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    for button in _buttons(value, "keyboard", ""):
        if not isinstance(button, str):
            reason = "KeyboardButton must be a String or an Object"
            _check_button(button, BAD_KEY, reason)
    for button in _buttons(value, INLINE, " of the InlineKeyboardMarkup"):
        _check_button(button, BAD_BUTTON, "InlineKeyboardButton must be an Object")
        if button.get("style") not in STYLES:
            raise bad_request("invalid button style specified")


def check_inline(value: Any) -> None:
    """Refuse for an edited message what is no inline keyboard."""
    check_shape(value)
    if INLINE not in value and value:
        raise bad_request("inline keyboard expected")


def _buttons(markup: JsonObject, name: str, of_what: str) -> list[Any]:
    rows = markup.get(name, [])
    if not isinstance(rows, list):
        raise bad_request(f'field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name}"{of_what} must be an Array of Arrays')
    return [button for row in rows for button in row]


def _check_button(button: Any, prefix: str, reason: str) -> None:
    if not isinstance(button, dict):
        raise bad_request(prefix + reason)
    if "text" not in button:
        raise bad_request(prefix + 'Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise bad_request(prefix + 'Field "text" must be of type String')


def checked(value: JsonObject | None, private: bool = True) -> JsonObject | None:
    """Return a keyboard without empty rows, or refuse it; None for no buttons."""
    if value is None:
        return None
    if INLINE in value:
        return _inline(value[INLINE], private)
    if len(value.get("input_field_placeholder", "")) > MAX_PLACEHOLDER:
        raise bad_request("input field placeholder is too long")
    for row in value.get("keyboard", ()):
        for key in row:
            _check_key({"text": key} if isinstance(key, str) else key, private)
    return value


def _check_key(key: JsonObject, private: bool) -> None:
    if not key["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    asked = next((ASKING[name] for name in ASKING if key.get(name)), None)
    if asked and not private:
        raise bad_request(f"{asked} in private chats only")


def _inline(rows: list[list[JsonObject]], private: bool) -> JsonObject | None:
    kept = [[_button(one, private) for one in row] for row in rows if row]
    too_wide = any(len(row) > MAX_IN_A_ROW for row in kept)
    if too_wide or sum(map(len, kept)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _button(button: JsonObject, private: bool) -> JsonObject:
    action = next((name for name in ACTIONS if _names(button, name)), None)
    if action is None:
        raise bad_request(
            BAD_BUTTON + "Text buttons are unallowed in the inline keyboard"
        )
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    check = CHECKS.get(action)
    if check:
        check(button[action])
    if action == "web_app" and not private:
        raise bad_request("BUTTON_TYPE_INVALID")
    return button


def _names(button: JsonObject, action: str) -> bool:
    """Tell whether a button has an action; an empty text is none."""
    return bool(button.get(action)) if action in TEXTS else action in button


def _check_data(data: str) -> None:
    if len(data.encode()) > MAX_CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(url: str, what: str = "URL", only_https: bool = False) -> None:
    try:
        scheme = (
            "tg" if USER_LINK.fullmatch(url) else checked_link(url).partition(":")[0]
        )
        if only_https and scheme != "https":
            raise LinkError("Only HTTPS links are allowed")
    except LinkError as error:
        reason = f"inline keyboard button {what} '{url}' is invalid: {error}"
        raise bad_request(reason) from None


def _check_app(app: JsonObject) -> None:
    _check_url(app["url"], "Web App URL", only_https=True)


def _check_copy(value: JsonObject) -> None:
    if not 1 <= len(value["text"]) <= MAX_COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


CHECKS: dict[str, Any] = {
    "callback_data": _check_data,
    "url": _check_url,
    "web_app": _check_app,
    "copy_text": _check_copy,
}
