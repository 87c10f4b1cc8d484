"""The tags a message may use, and the entity each of them becomes."""

import re
from dataclasses import dataclass

from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.text.links import link_entity

TYPES = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
# Which attribute of a tag matters, and what its value must begin with.
ATTRIBUTES = {
    "a": ("href", ""),
    "code": ("class", "language-"),
    "span": ("class", "tg-"),
    "tg-emoji": ("emoji-id", ""),
    "tg-time": ("unix", ""),
    "blockquote": ("expandable", ""),
}
CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([A-Za-z]+));?")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
LAST_CODE_POINT = 0x10FFFF
LONGEST_NUMBER = 9


@dataclass
class Tag:
    """An open tag: where it began in bytes, UTF-16 units and pieces of text."""

    name: str
    begin: int
    units: int
    piece: int
    argument: str = ""


def entity_of(tag: Tag, text: str) -> JsonObject | None:
    """Build the entity of a closed tag; None for a link that leads nowhere."""
    kind = TYPES[tag.name]
    if kind == "text_link":
        return link_entity(tag.argument or text)
    if kind == "custom_emoji":
        if not tag.argument.strip("0").isdigit():
            raise bad_request("Invalid custom emoji identifier specified")
        return {"type": kind, "custom_emoji_id": tag.argument}
    if kind == "date_time":
        return {"type": kind, "unix_time": int(tag.argument or 0)}
    if kind == "blockquote" and tag.argument:
        return {"type": "expandable_blockquote"}
    if kind == "code" and tag.argument:
        return {"type": kind, "language": tag.argument}
    return {"type": kind}


def read_character(source: str, at: int) -> tuple[str, int]:
    """Read one character, `&amp;` and its kind included; a lone & stays."""
    match = CHARACTER.match(source, at)
    decoded = _decode(match) if match else ""
    return (decoded, match.end()) if match and decoded else (source[at], at + 1)


def _decode(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED.get(name, "")
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    short = len(match[0].removesuffix(";")) <= LONGEST_NUMBER
    return chr(code) if short and 0 < code < LAST_CODE_POINT else ""
