"""Form values become typed parameters, and a call that does not fit is refused."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from fastjsonschema import JsonSchemaValueException

from bot.sandbox import explaining, schema, strict_json
from bot.sandbox.answers import JsonObject, RefusedError, bad_request

TRUE_WORDS = {"true", "yes", "1"}
PARSE_MODES = {"html": "HTML", "markdown": "Markdown", "markdownv2": "MarkdownV2"}
ATTACH = "attach://"


def decoded(method: str, params: Mapping[str, Any], uploads: Mapping[str, Any]) -> Any:
    """Return the typed parameters of a call, or raise `RefusedError`."""
    kinds = schema.kinds(method)
    typed: JsonObject = {}
    for name, value in params.items():
        read = _typed(method, name, value, kinds.get(name, "string"))
        if read is not None:
            typed[name] = read
    for name in uploads:
        if name in kinds:
            typed[name] = ATTACH + name
    _check(method, typed)
    return typed


def _typed(method: str, name: str, value: Any, kind: str) -> Any:
    if not isinstance(value, str):
        return str(value) if kind == "string" and type(value) is int else value
    _check_unicode(value)
    if kind == "string":
        return PARSE_MODES.get(value.lower(), value) if name == "parse_mode" else value
    return _read(method, name, value, kind) if value.strip() else None


def _read(method: str, name: str, value: str, kind: str) -> Any:
    if kind == "id":
        return _identifier(value)
    if kind == "boolean":
        return value.lower() in TRUE_WORDS
    if kind == "number":
        return _number_or_refuse(method, name, value)
    return _json(name, value)


def _check_unicode(value: str) -> None:
    try:
        value.isascii() or value.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


def _identifier(value: str) -> int | str:
    if value.lstrip("-").isdigit():
        with suppress(ValueError):  # more digits than any number has
            return int(value)
    return value


def _number(value: str) -> int | float:
    with suppress(ValueError):
        return int(value)
    return strict_json.finite(value)


def _number_or_refuse(method: str, name: str, value: str) -> int | float:
    try:
        return _number(value)
    except ValueError:
        raise explaining.no_number(method, name) from None


def _json(name: str, value: str) -> Any:
    try:
        return strict_json.read(value)
    except ValueError:
        raise explaining.no_json(name) from None


def _check(method: str, params: JsonObject) -> None:
    try:
        schema.checker(method)(params)
    except JsonSchemaValueException as error:
        raise _explained(method, params, error) from None
    for name in explaining.FORMS.keys() & params.keys():
        explaining.check_form(name, params[name], method)
    explaining.check_address(method, params)


def _explained(
    method: str, params: JsonObject, error: JsonSchemaValueException
) -> RefusedError:
    required = schema.parameters(method).get("required", ())
    missing = [name for name in required if name not in params]
    if missing:
        return explaining.missing(method, missing)
    if params.get("parse_mode") not in (None, *PARSE_MODES.values()):
        return bad_request("unsupported parse_mode")
    for name, value in params.items():
        explaining.check_form(name, value, method)
    unknown = sorted(set(params) - set(schema.kinds(method)))
    if unknown:
        return bad_request(f'unknown parameter "{unknown[0]}" of {method}')
    if error.path == ["data", "action"]:
        return explaining.missing(method, ["action"])
    return bad_request(error.message.replace("data.", f"{method}: ", 1))
