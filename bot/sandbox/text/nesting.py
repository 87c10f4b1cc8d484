"""How entities lie in each other: what overlaps is cut or dropped, as on the server."""

from collections.abc import Iterable
from itertools import pairwise

from bot.sandbox.answers import JsonObject

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = {"blockquote", "expandable_blockquote"}
VERBATIM = {"code", "pre"}
# Entities of the same place: the outer one first.
PRIORITY = {
    **dict.fromkeys(QUOTES, 0),
    "pre": 10,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    **{name: 90 + number for number, name in enumerate(SPLITTABLE)},
    "custom_emoji": 99,
}
USUAL_PRIORITY = 50


def end_of(entity: JsonObject) -> int:
    """Return the offset behind an entity."""
    return int(entity["offset"] + entity["length"])


def ordered(entities: Iterable[JsonObject]) -> list[JsonObject]:
    """Sort by place, the longer first, then by kind."""
    return sorted(
        entities,
        key=lambda one: (
            one["offset"],
            -one["length"],
            PRIORITY.get(one["type"], USUAL_PRIORITY),
        ),
    )


def fixed(entities: Iterable[JsonObject]) -> list[JsonObject]:
    """Make given entities nest properly."""
    given = ordered(entities)
    return given if _nest(given) else joined(given, [])


def joined(given: list[JsonObject], found: list[JsonObject]) -> list[JsonObject]:
    """Put entities together: those that were given win over those found."""
    styles = [one for one in given if one["type"] in SPLITTABLE]
    quotes = _apart(one for one in given if one["type"] in QUOTES)
    solid = _apart(one for one in given if one["type"] not in {*SPLITTABLE, *QUOTES})
    solid += [one for one in found if not any(_touch(one, old) for old in solid)]
    solid = [one for one in solid if all(_fits(one, quote) for quote in quotes)]
    others = ordered([*solid, *quotes])
    return ordered([*others, *_split(styles, others)])


def _nest(entities: list[JsonObject]) -> bool:
    around: list[JsonObject] = []
    ends = dict.fromkeys(SPLITTABLE, -1)
    for one in entities:
        while around and one["offset"] >= end_of(around[-1]):
            around.pop()
        if around and not _may_hold(around[-1], one):
            return False
        if one["type"] in ends:
            if ends[one["type"]] >= one["offset"]:
                return False
            ends[one["type"]] = end_of(one)
        around.append(one)
    return True


def _may_hold(outer: JsonObject, inner: JsonObject) -> bool:
    kind, holder = inner["type"], outer["type"]
    if end_of(inner) > end_of(outer) or holder in VERBATIM:
        return False
    if holder in QUOTES:
        return kind not in QUOTES
    if kind in VERBATIM:
        return False
    return kind in SPLITTABLE or holder in SPLITTABLE


def _apart(entities: Iterable[JsonObject]) -> list[JsonObject]:
    kept: list[JsonObject] = []
    for one in ordered(entities):
        if not kept or one["offset"] >= end_of(kept[-1]):
            kept.append(one)
    return kept


def _touch(one: JsonObject, other: JsonObject) -> bool:
    return bool(one["offset"] < end_of(other) and other["offset"] < end_of(one))


def _fits(one: JsonObject, quote: JsonObject) -> bool:
    inside = quote["offset"] <= one["offset"] and end_of(one) <= end_of(quote)
    return inside or not _touch(one, quote)


def _split(styles: list[JsonObject], others: list[JsonObject]) -> list[JsonObject]:
    """Cut styles where other entities begin and end; none is inside code."""
    spans = [span for name in SPLITTABLE for span in _spans(name, styles)]
    edges = {edge for one in others for edge in (one["offset"], end_of(one))}
    cuts = sorted(edges | {one["offset"] for one in spans})
    verbatim = [one for one in others if one["type"] in VERBATIM]
    pieces = [piece for span in spans for piece in _pieces(span, cuts)]
    return [one for one in pieces if not any(_touch(one, code) for code in verbatim)]


def _spans(name: str, styles: list[JsonObject]) -> list[JsonObject]:
    """Join the spans of one style that overlap or follow each other."""
    spans: list[JsonObject] = []
    for one in ordered(one for one in styles if one["type"] == name):
        if spans and one["offset"] <= end_of(spans[-1]):
            end = max(end_of(spans[-1]), end_of(one))
            spans[-1]["length"] = end - spans[-1]["offset"]
        else:
            spans.append(dict(one))
    return spans


def _pieces(span: JsonObject, cuts: list[int]) -> list[JsonObject]:
    start, end = span["offset"], end_of(span)
    places = [start, *(cut for cut in cuts if start < cut < end), end]
    return [
        {**span, "offset": at, "length": until - at} for at, until in pairwise(places)
    ]
