"""The text of a call becomes the text of a message: parsed, trimmed, measured."""

from dataclasses import dataclass

from bot.sandbox import entities, html
from bot.sandbox.answers import (
    NOT_IMPLEMENTED,
    JsonObject,
    RefusedError,
    bad_request,
)

MAX_TEXT = 4096
MAX_TEXT_BYTES = 32768
MAX_CAPTION = 1024


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and what is special in it (UTF-16 offsets)."""

    text: str
    entities: tuple[JsonObject, ...] = ()


def text_of(params: JsonObject) -> Formatted:
    """Read `text`, `parse_mode` and `entities` of a call; refuse what is too long."""
    source = params.get("text", "")
    if not source:
        raise bad_request("message text is empty")
    if len(source) > MAX_TEXT and len(source.encode()) > MAX_TEXT_BYTES:
        raise bad_request("text is too long")
    formatted = _formatted(source, params, "entities")
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if len(formatted.text) > MAX_TEXT:
        raise bad_request("message is too long")
    return formatted


def caption_of(params: JsonObject) -> Formatted:
    """Read `caption`, `parse_mode` and `caption_entities`; it may be missing."""
    formatted = _formatted(params.get("caption", ""), params, "caption_entities")
    if len(formatted.text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return formatted


def plain(text: str) -> Formatted:
    """Read a text as an app sends it: nothing to parse, much to find."""
    return Formatted(text, tuple(entities.merged(text, [])))


def _formatted(source: str, params: JsonObject, given: str) -> Formatted:
    mode = params.get("parse_mode")
    if mode == "HTML":
        text, found = html.parse(source)
    elif mode:
        reason = f"parse_mode {mode} is not known to the local Telegram"
        raise RefusedError(NOT_IMPLEMENTED, reason)
    else:
        text, found = source, params.get(given, [])
    text, found = entities.trimmed(text, found)
    return Formatted(text, tuple(entities.merged(text, found)))
