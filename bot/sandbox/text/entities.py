"""Entities: what is found in plain text, and what is left when text is trimmed."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from bot.sandbox.answers import JsonObject, bad_request
from bot.sandbox.text.nesting import end_of, fixed, joined, ordered

MAX_ENTITIES = 100
FARTHEST = 1_000_000
LOW_SURROGATES = range(0xDC00, 0xE000)
SPACE = " \n"
# Control characters become spaces; these vanish.
REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
UNSHOWN = re.compile("[\0-\t\v-\x1f\u2028-\u202e\u0333\u033f\u030a]")
CLEANING = dict.fromkeys(range(32), " ") | {
    ord("\n"): "\n",
    **dict.fromkeys(map(ord, "\r\u0333\u033f\u030a")),
    **dict.fromkeys(range(0x2028, 0x202F)),
}
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
    return (
        len(text)
        if text.isascii()
        else len(text.encode("utf-16-le", "surrogatepass")) // 2
    )


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
    both = joined(given, found) if given and found else given or found
    return both[:MAX_ENTITIES]


def cleaned(text: str, given: list[JsonObject]) -> tuple[str, list[JsonObject]]:
    """Take out what no screen shows, trim the text, and move its entities with it."""
    for one in given:
        _check_numbers(one)
    entities = fixed(one for one in given if one["length"])
    if entities:
        check_places(text, entities)
    if UNSHOWN.search(text):
        entities = _closed_up(text, entities)
        text = text.translate(CLEANING)
    return _trimmed(text, entities)


def _check_numbers(entity: JsonObject) -> None:
    for name in ("offset", "length"):
        if not 0 <= entity[name] <= FARTHEST:
            reason = f"receive an entity with incorrect {name} {entity[name]}"
            raise bad_request(reason)


def _closed_up(text: str, entities: list[JsonObject]) -> list[JsonObject]:
    gaps = [utf16_length(text[: one.start()]) for one in REMOVED.finditer(text)]
    moved = []
    for one in entities:
        start = one["offset"] - bisect_left(gaps, one["offset"])
        end = end_of(one) - bisect_left(gaps, end_of(one))
        moved.append({**one, "offset": start, "length": end - start})
    return fixed(one for one in moved if one["length"])


def _trimmed(text: str, entities: list[JsonObject]) -> tuple[str, list[JsonObject]]:
    """Trim both sides; in front not further than the first entity."""
    text = text.rstrip(SPACE)
    total = utf16_length(text)
    kept = [_clipped(one, total) for one in entities if one["offset"] < total]
    shift = len(text) - len(text.lstrip(SPACE))
    shift = min([shift, *(one["offset"] for one in kept)])
    moved = [{**one, "offset": one["offset"] - shift} for one in kept]
    return text[shift:], ordered(moved)


def _clipped(entity: JsonObject, total: int) -> JsonObject:
    return {**entity, "length": min(end_of(entity), total) - entity["offset"]}


def check_places(text: str, entities: list[JsonObject]) -> None:
    """Refuse entities outside the text, or with an edge inside a character."""
    units = text.encode("utf-16-le")
    total = len(units) // 2
    for one in entities:
        _check_edges(one, units)
    for one in entities:
        if one["offset"] > total:
            where = f"at UTF-16 offset {one['offset']}"
            raise bad_request(f"entity begins after the end of the text {where}")
    for one in reversed(entities):
        if end_of(one) > total:
            raise bad_request(
                f"entity beginning at UTF-16 offset {one['offset']} ends after "
                f"the end of the text at UTF-16 offset {end_of(one)}"
            )


def _check_edges(entity: JsonObject, units: bytes) -> None:
    edges = (
        ("entity begins", entity["offset"]),
        (
            f"entity beginning at UTF-16 offset {entity['offset']} ends",
            end_of(entity),
        ),
    )
    for what, edge in edges:
        unit = units[2 * edge : 2 * edge + 2]
        if unit and int.from_bytes(unit, "little") in LOW_SURROGATES:
            before = units[: 2 * edge + 2].decode("utf-16-le").encode()
            place = f"at byte offset {len(before)}"
            raise bad_request(f"{what} in a middle of a UTF-16 symbol {place}")
