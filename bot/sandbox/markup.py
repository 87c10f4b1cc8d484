"""Keyboards: their shape and their limits, with the words of the real server."""

from typing import Any

from bot.sandbox.answers import JsonObject, bad_request

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
BAD_BUTTON = "can't parse inline keyboard button: "


def check_shape(value: Any) -> None:
    """Refuse what is no keyboard at all, in the words of the real server."""
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    inline = value.get("inline_keyboard")
    if "inline_keyboard" in value and not _is_table(inline, dict):
        raise bad_request(
            'field "inline_keyboard" of the InlineKeyboardMarkup '
            "must be an Array of Arrays"
        )
    if "keyboard" in value and not _is_table(value["keyboard"], (dict, str)):
        raise bad_request('field "keyboard" must be an Array of Arrays')
    styles = [button.get("style") for row in inline or () for button in row]
    if any(one not in {None, "danger", "success", "primary"} for one in styles):
        raise bad_request("invalid button style specified")


def _is_table(rows: Any, of: type | tuple[type, ...]) -> bool:
    return isinstance(rows, list) and all(
        isinstance(row, list) and all(isinstance(one, of) for one in row)
        for row in rows
    )


def checked(value: JsonObject | None, private: bool = True) -> JsonObject | None:
    """Return a keyboard without empty rows, or refuse it; None for no buttons."""
    if value is None:
        return None
    if "inline_keyboard" in value:
        return _inline(value["inline_keyboard"], private)
    if len(value.get("input_field_placeholder", "")) > MAX_PLACEHOLDER:
        raise bad_request("input field placeholder is too long")
    return value


def _inline(rows: list[list[JsonObject]], private: bool) -> JsonObject | None:
    kept = [[_button(one, private) for one in row] for row in rows if row]
    too_wide = any(len(row) > MAX_IN_A_ROW for row in kept)
    if too_wide or sum(map(len, kept)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _button(button: JsonObject, private: bool) -> JsonObject:
    if not button["text"].strip():
        raise bad_request(BAD_BUTTON + "inline keyboard button text must be non-empty")
    action = next((name for name in ACTIONS if name in button), None)
    if action is None:
        raise bad_request(
            BAD_BUTTON + "Text buttons are unallowed in the inline keyboard"
        )
    check = CHECKS.get(action)
    if check:
        check(button[action])
    if action == "web_app" and not private:
        raise bad_request("BUTTON_TYPE_INVALID")
    return button


def _check_data(data: str) -> None:
    if not 1 <= len(data.encode()) <= MAX_CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(url: str) -> None:
    scheme, _, rest = url.partition("://")
    if scheme not in {"http", "https", "tg", "ton"} or not rest:
        raise bad_request("BUTTON_URL_INVALID")


def _check_copy(value: JsonObject) -> None:
    if not 1 <= len(value["text"]) <= MAX_COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


CHECKS: dict[str, Any] = {
    "callback_data": _check_data,
    "url": _check_url,
    "copy_text": _check_copy,
}
