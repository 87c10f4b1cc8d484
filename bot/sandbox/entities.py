"""Entities: what is found in plain text, and what is left when text is trimmed."""

import re
from collections.abc import Iterator

from bot.sandbox.answers import JsonObject

MAX_ENTITIES = 100
VERBATIM = {"code", "pre"}
DOMAIN = r"(?:[\w-]+\.)+(?:com|net|org|id|info|me|io|gov|edu|co|dev|app)\b"
FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+|(?<![@\w.-])" + DOMAIN + r"(?:/[^\s<>\"]*)?)"
    r"|(?P<email>[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<mention>(?<![\w@])@[A-Za-z]\w{3,31}(?!\w))"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)",
)
SIGNS = re.compile(r"[/@#]|\w\.\w")
TRAILING = ".,:;!?)]}'\""


def utf16_length(text: str) -> int:
    """Count the UTF-16 code units, the measure of every entity."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def found_in(text: str) -> list[JsonObject]:
    """Find links, commands, mentions and hashtags as the server does."""
    if not SIGNS.search(text):
        return []
    return list(_found(text))


def _found(text: str) -> Iterator[JsonObject]:
    for match in FOUND.finditer(text):
        kind = match.lastgroup
        word = match[0].rstrip(TRAILING) if kind == "url" else match[0]
        yield {
            "type": kind,
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(word),
        }


def merged(text: str, given: list[JsonObject]) -> list[JsonObject]:
    """Add what is found in the text to the entities somebody gave."""
    found = found_in(text)
    if not given or not found:
        return (given or found)[:MAX_ENTITIES]
    blocked = [one for one in given if one["type"] in {*VERBATIM, "text_link"}]
    free = [one for one in found if not any(_overlap(one, b) for b in blocked)]
    both = [*given, *free]
    return sorted(both, key=lambda e: (e["offset"], -e["length"]))[:MAX_ENTITIES]


def _overlap(one: JsonObject, other: JsonObject) -> bool:
    starts_before_end = one["offset"] < other["offset"] + other["length"]
    return bool(starts_before_end and other["offset"] < one["offset"] + one["length"])


def trimmed(text: str, given: list[JsonObject]) -> tuple[str, list[JsonObject]]:
    """Strip the white space around a text and move its entities with it."""
    stripped = text.strip()
    shift = len(text) - len(text.lstrip())
    total = utf16_length(stripped)
    moved = [_moved(one, shift, total) for one in given]
    return stripped, [one for one in moved if one["length"] > 0]


def _moved(entity: JsonObject, shift: int, total: int) -> JsonObject:
    start = max(0, entity["offset"] - shift)
    end = min(total, entity["offset"] + entity["length"] - shift)
    return {**entity, "offset": start, "length": end - start}
