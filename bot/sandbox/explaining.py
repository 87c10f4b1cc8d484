"""What the real server says of a call that lacks something or has a wrong form."""

from collections.abc import Callable, Iterable
from typing import Any

from bot.sandbox import markup
from bot.sandbox.answers import TOO_OLD, JsonObject, RefusedError, bad_request
from bot.sandbox.text import given

MAX_IDENTIFIERS = 100
CANNOT_READ_MEDIA = "can't parse InputMedia: "

# When the parameter is not there: for one method, or for all others.
MISSING_FROM = {
    ("answerCallbackQuery", "callback_query_id"): TOO_OLD,
    ("copyMessage", "message_id"): "message to copy not found",
    ("deleteMessage", "chat_id"): "chat identifier is not specified",
    ("deleteMessage", "message_id"): "message identifier is not specified",
    ("editMessageReplyMarkup", "message_id"): "message to edit not found",
    ("forwardMessage", "message_id"): "message to forward not found",
    ("pinChatMessage", "message_id"): "message to pin not found",
    ("setMessageReaction", "message_id"): "message to react not found",
    ("stopPoll", "message_id"): "message with poll to stop not found",
}
MISSING = {
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "user_id": "invalid user_id specified",
    "file_id": "file_id not specified",
    "action": "wrong parameter action in request",
    "url": "url is empty",
    "options": "can't parse options JSON object",
    **{
        name: f'parameter "{name}" is required'
        for name in ("from_chat_id", "media", "phone_number", "first_name")
    },
}
FILES = (
    "animation",
    "audio",
    "document",
    "photo",
    "sticker",
    "video",
    "video_note",
    "voice",
)
# A form value that is no JSON; the rest is named after the parameter.
JSON_NAMES = {
    "reply_markup": "reply keyboard markup",
    "link_preview_options": "link preview options",
    "reaction": "reaction types",
    "commands": "commands",
}
ALBUM_TYPES = {"photo", "video", "audio", "document", "live_photo"}


def missing(method: str, names: Iterable[str]) -> RefusedError:
    """Refuse a call without some parameters, for the one the server reads first."""
    ordered = [*names]
    late = ordered != ["chat_id"] and method != "deleteMessage"
    name = next(one for one in ordered if not (late and one == "chat_id"))
    return bad_request(reason_for(method, name))


def reason_for(method: str, name: str) -> str:
    """Say that a parameter is missing."""
    if name in FILES:
        return f"there is no {name.replace('_', ' ')} in the request"
    usual = MISSING.get(name, f"{name} is empty")
    return MISSING_FROM.get((method, name), usual)


def no_number(method: str, name: str) -> RefusedError:
    """Refuse a value that is no number."""
    known = name in MISSING or (method, name) in MISSING_FROM
    reason = reason_for(method, name) if known else f"invalid {name} specified"
    return bad_request(reason)


def no_json(name: str) -> RefusedError:
    """Refuse a value that is no JSON."""
    what = JSON_NAMES.get(name, name)
    return bad_request(f"can't parse {what} JSON object")


def check_form(name: str, value: Any, method: str) -> None:
    """Refuse a parameter of a wrong form, if the server has words for it."""
    if name == "reply_markup" and method.startswith("edit"):
        markup.check_inline(value)
    check = FORMS.get(name)
    if check:
        check(value)


def check_address(method: str, params: JsonObject) -> None:
    """Refuse an edit that does not say of which message."""
    unsaid = method == "editMessageText" and not params.get("text")
    if unsaid or not method.startswith("editMessage") or "inline_message_id" in params:
        return
    if not {"chat_id", "message_id"} & params.keys():
        raise bad_request("message identifier is not specified")
    if "chat_id" not in params:
        raise bad_request("chat_id is empty")
    if params.get("message_id", 0) <= 0:
        raise bad_request("message to edit not found")


def _check_identifiers(value: Any) -> None:
    if not isinstance(value, list):
        raise bad_request("expected an Array of message identifiers")
    if not value:
        raise bad_request("message identifiers are not specified")
    if len(value) > MAX_IDENTIFIERS:
        raise bad_request("too many message identifiers specified")
    for one in value:
        if isinstance(one, bool) or not isinstance(one, int):
            raise bad_request("message identifier must be a Number")
        if one <= 0:
            raise bad_request("invalid message identifier specified")


def _check_media(value: Any) -> None:
    if isinstance(value, dict):
        return
    if not isinstance(value, list):
        raise bad_request("expected an Array of InputMedia")
    for one in value:
        reason = _mistake_in(one)
        if reason:
            raise bad_request(CANNOT_READ_MEDIA + reason)


def _mistake_in(item: Any) -> str:
    if not isinstance(item, dict):
        return "expected an Object"
    if not item.get("media"):
        return "media not found"
    if "type" not in item:
        return 'Can\'t find field "type"'
    if item["type"] == "animation":
        return 'type "animation" can\'t be used in sendMediaGroup'
    known = item["type"] in ALBUM_TYPES
    return "" if known else f'type "{item["type"]}" is unsupported'


Check = Callable[[Any], None]
FORMS: dict[str, Check] = {
    "reply_markup": markup.check_shape,
    "entities": given.check_shape,
    "caption_entities": given.check_shape,
    "message_ids": _check_identifiers,
    "media": _check_media,
}
