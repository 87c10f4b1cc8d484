"""Text and entities become HTML again, as a person's screen would show it."""

from collections.abc import Callable, Sequence
from html import escape

from bot.sandbox.answers import JsonObject

TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "blockquote": "blockquote",
}


# The opening and the closing tag of an entity; nothing when it has none.
Tags = Callable[[JsonObject], tuple[str, ...]]


def to_html(text: str, entities: Sequence[JsonObject], tags: Tags | None = None) -> str:
    """Render the entities that carry a format; links found in text stay text.

    Another dialect of HTML brings its own `tags`.
    """
    tags = tags or _tags
    formats = [one for one in entities if tags(one)]
    if not formats:
        return escape(text, quote=False)
    units = text.encode("utf-16-le")
    return _rendered(units, formats, 0, len(units) // 2, tags)


def _rendered(
    units: bytes, entities: list[JsonObject], start: int, end: int, tags: Tags
) -> str:
    pieces, at, left = [], start, list(entities)
    while left:
        first = left.pop(0)
        begin = max(at, first["offset"])
        stop = min(end, first["offset"] + first["length"])
        inner = [one for one in left if one["offset"] < stop]
        left = left[len(inner) :]
        opening, closing = tags(first)
        pieces.append(_plain(units, at, begin) + opening)
        pieces.append(_rendered(units, inner, begin, stop, tags) + closing)
        at = max(at, stop)
    return "".join(pieces) + _plain(units, at, end)


def _plain(units: bytes, start: int, end: int) -> str:
    text = units[2 * start : 2 * end].decode("utf-16-le", "replace")
    return escape(text, quote=False)


def _tags(entity: JsonObject) -> tuple[str, ...]:
    kind = entity["type"]
    if kind in TAGS:
        return f"<{TAGS[kind]}>", f"</{TAGS[kind]}>"
    if kind == "text_link":
        return f'<a href="{escape(entity["url"])}">', "</a>"
    if kind == "text_mention":
        return f'<a href="tg://user?id={entity["user"]["id"]}">', "</a>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    return _pre(entity) if kind == "pre" else ()


def _pre(entity: JsonObject) -> tuple[str, str]:
    if "language" not in entity:
        return "<pre>", "</pre>"
    language = escape(entity["language"])
    return f'<pre><code class="language-{language}">', "</code></pre>"
