"""Which methods exist and which parameters they take: the generated JSON Schema."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import fastjsonschema

from bot.sandbox.answers import JsonObject

DEFINITIONS = "#/definitions/"
SUFFIX = "Params"
UPLOAD = "TelegramInputFile"
KEY = "TelegramKeyboardButton"  # a plain text is allowed, too
RIGHTS = "TelegramChatAdministratorRights"  # a missing right is one not wished for
EMOJI = "TelegramReactionTypeEmojiEmoji"  # refused later, in the server's words
GENERATOR_ONLY = ({"toJSON"}, {"toString"})

# Methods whose parameters the schema does not list, because they have none.
BARE_METHODS = (
    "close",
    "getAvailableGifts",
    "getForumTopicIconStickers",
    "getMe",
    "getMyStarBalance",
    "getWebhookInfo",
    "logOut",
    "removeMyProfilePhoto",
)

Check = Callable[[JsonObject], Any]


def simplified(node: Any) -> Any:
    """Return the schema without what only its generator understands.

    Objects that render themselves (`toJSON`, `toString`) never cross the wire,
    and an uploaded file is replaced by its `attach://` name before checking.
    """
    if isinstance(node, list):
        return [simplified(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "const" in node:
        return {"enum": [node["const"]]}
    if "anyOf" in node:
        return _choice(node["anyOf"])
    return {key: simplified(value) for key, value in node.items()}


def _choice(alternatives: list[JsonObject]) -> JsonObject:
    kept: list[JsonObject] = []
    for one in alternatives:
        generated = set(one.get("properties", ())) in GENERATOR_ONLY
        if not generated and simplified(one) not in kept:
            kept.append(simplified(one))
    return kept[0] if len(kept) == 1 else {"anyOf": kept}


@cache
def definitions() -> dict[str, JsonObject]:
    """Load every type of the schema once."""
    text = files("bot.sandbox").joinpath("schema/params.schema.json").read_text()
    found: dict[str, JsonObject] = simplified(json.loads(text)["definitions"])
    found[RIGHTS].pop("required")
    found[EMOJI] = {"type": "string"}
    found[UPLOAD] = {"type": "string"}
    found[KEY] = {"anyOf": [{"type": "string"}, found[KEY]]}
    return found


@cache
def method_names() -> dict[str, str]:
    """Map the lower-case name of every method to its proper name."""
    names = {key.removesuffix(SUFFIX) for key in definitions() if key.endswith(SUFFIX)}
    proper = [name[0].lower() + name[1:] for name in names]
    return {name.lower(): name for name in (*BARE_METHODS, *proper)}


@cache
def parameters(method: str) -> JsonObject:
    """Return the schema of the parameters of a method, by its proper name."""
    name = method[0].upper() + method[1:] + SUFFIX
    nothing = {"type": "object", "properties": {}, "additionalProperties": False}
    return definitions().get(name, nothing)


@cache
def checker(method: str) -> Check:
    """Compile the check of a method: it raises `JsonSchemaValueException`."""
    root = parameters(method)
    known = definitions()
    needed = {name: known[name] for name in _reachable(root, set())}
    check: Check = fastjsonschema.compile(
        {**root, "definitions": needed}, use_default=False
    )
    return check


def _reachable(node: Any, seen: set[str]) -> set[str]:
    for reference in _references(node):
        if reference not in seen:
            seen.add(reference)
            _reachable(definitions()[reference], seen)
    return seen


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"].removeprefix(DEFINITIONS)
        node = list(node.values())
    if isinstance(node, list):
        for item in node:
            yield from _references(item)


def kind_of(schema: JsonObject) -> str:
    """Tell how a form value is read: string, number, boolean, id or json."""
    while "$ref" in schema:
        schema = definitions()[schema["$ref"].removeprefix(DEFINITIONS)]
    if "anyOf" in schema:
        kinds = {kind_of(one) for one in schema["anyOf"]}
        return "string" if "string" in kinds else "json"
    kind = schema.get("type", "string")
    if isinstance(kind, list):
        return "id"
    return kind if kind in {"string", "number", "boolean"} else "json"


@cache
def kinds(method: str) -> dict[str, str]:
    """Map every parameter of a method to the way its form value is read."""
    listed = parameters(method).get("properties", {})
    return {name: kind_of(schema) for name, schema in listed.items()}
