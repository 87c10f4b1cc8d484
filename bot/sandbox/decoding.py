"""Form values become typed parameters, and a call that does not fit is refused."""

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from fastjsonschema import JsonSchemaValueException

from bot.sandbox import markup, schema
from bot.sandbox.answers import JsonObject, RefusedError, bad_request

TRUE_WORDS = {"true", "yes", "1"}
PARSE_MODES = {"html": "HTML", "markdown": "Markdown", "markdownv2": "MarkdownV2"}
ATTACH = "attach://"

# What the real server says when the parameter is not there.
MISSING = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "user_id": "invalid user_id specified",
    "file_id": "file_id not specified",
    "action": "wrong parameter action in request",
    "url": "url is empty",
    "media": "there are no messages to send",
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


def decoded(method: str, params: Mapping[str, Any], uploads: Mapping[str, Any]) -> Any:
    """Return the typed parameters of a call, or raise `RefusedError`."""
    kinds = schema.kinds(method)
    typed: JsonObject = {}
    for name, value in params.items():
        read = _typed(name, value, kinds.get(name, "string"))
        if read is not None:
            typed[name] = read
    for name in uploads:
        if name in kinds:
            typed[name] = ATTACH + name
    _check(method, typed)
    return typed


def _typed(name: str, value: Any, kind: str) -> Any:
    if not isinstance(value, str):
        return str(value) if kind == "string" and type(value) is int else value
    _check_unicode(value)
    if kind == "string":
        return PARSE_MODES.get(value.lower(), value) if name == "parse_mode" else value
    if kind == "id":
        return _number(value) if value.lstrip("-").isdigit() else value
    if not value.strip():
        return None
    if kind == "boolean":
        return value.lower() in TRUE_WORDS
    return _number_or_refuse(name, value) if kind == "number" else _json(name, value)


def _check_unicode(value: str) -> None:
    try:
        value.isascii() or value.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


def _number(value: str) -> int | float:
    with suppress(ValueError):
        return int(value)
    return float(value)


def _number_or_refuse(name: str, value: str) -> int | float:
    try:
        return _number(value)
    except ValueError:
        raise bad_request(MISSING.get(name, f"invalid {name} specified")) from None


def _json(name: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        what = "reply keyboard markup" if name == "reply_markup" else name
        reason = f"can't parse {what.replace('_', ' ')} JSON object"
        raise bad_request(reason) from None


def _check(method: str, params: JsonObject) -> None:
    try:
        schema.checker(method)(params)
    except JsonSchemaValueException as error:
        raise _explained(method, params, error) from None


def _explained(
    method: str, params: JsonObject, error: JsonSchemaValueException
) -> RefusedError:
    required = schema.parameters(method).get("required", ())
    for name in sorted(set(required) - set(params)):
        return bad_request(_missing(name))
    if params.get("parse_mode") not in {None, *PARSE_MODES.values()}:
        return bad_request("unsupported parse_mode")
    if "reply_markup" in params:
        markup.check_shape(params["reply_markup"])
    unknown = sorted(set(params) - set(schema.kinds(method)))
    if unknown:
        return bad_request(f'unknown parameter "{unknown[0]}" of {method}')
    return bad_request(error.message.replace("data.", f"{method}: ", 1))


def _missing(name: str) -> str:
    if name in FILES:
        return f"there is no {name.replace('_', ' ')} in the request"
    return MISSING.get(name, f"{name} is empty")
