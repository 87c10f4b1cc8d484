"""What a message says becomes HTML that a page may show as it is."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlsplit

from bot.sandbox.answers import JsonObject
from bot.sandbox.text.render import to_html

TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
SPOILER = '<span class="spoiler">', "</span>"
SCHEMES = {"http", "https"}


def safe_html(text: str, entities: Sequence[JsonObject]) -> str:
    """Render a text; the only tags are those of `TAGS`, spoilers, and web links."""
    if not entities:
        return escape(text, quote=False)
    units = text.encode("utf-16-le")
    return to_html(text, [_linked(units, one) for one in entities], _tags)


def _linked(units: bytes, entity: JsonObject) -> JsonObject:
    """Turn an address that stands in the text into a link to it."""
    if entity["type"] != "url":
        return entity
    start, length = entity["offset"], entity["length"]
    url = units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")
    full = url if "://" in url else f"https://{url}"
    return {**entity, "type": "text_link", "url": full}


def _tags(entity: JsonObject) -> tuple[str, ...]:
    kind = entity["type"]
    if kind in TAGS:
        return f"<{TAGS[kind]}>", f"</{TAGS[kind]}>"
    if kind == "spoiler":
        return SPOILER
    if kind == "text_link" and _is_web(entity["url"]):
        return f'<a href="{escape(entity["url"])}">', "</a>"
    return ()


def _is_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme in SCHEMES
    except ValueError:
        return False
