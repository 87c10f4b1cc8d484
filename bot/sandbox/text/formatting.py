"""The text of a call becomes the text of a message: parsed, trimmed, measured."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.text import entities, given, html, markdown, markdown_v2

MAX_TEXT = 4096
MAX_TEXT_BYTES = 32768
MAX_CAPTION = 1024
# What no screen shows: a text of these alone is empty.
BLANK = re.compile("[\\s\\u00ad\\u180e\\u200b-\\u200f\\u2060\\u2800\\ufeff\\ufffc]*")

Parser = Callable[[str], tuple[str, list[JsonObject]]]
PARSERS: dict[str, Parser] = {
    "HTML": html.parse,
    "Markdown": markdown.parse,
    "MarkdownV2": markdown_v2.parse,
}


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
    formatted = _formatted(source, params, "entities")
    if BLANK.fullmatch(formatted.text):
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


def _formatted(source: str, params: JsonObject, name: str) -> Formatted:
    if len(source) > MAX_TEXT and len(source.encode()) > MAX_TEXT_BYTES:
        raise bad_request("text is too long")
    parse = PARSERS.get(params.get("parse_mode", ""))
    if source and parse:
        text, found = parse(source)
    else:
        text, found = source, given.read(params.get(name, []))
    text, found = entities.cleaned(text, found)
    return Formatted(text, tuple(entities.merged(text, found)))
