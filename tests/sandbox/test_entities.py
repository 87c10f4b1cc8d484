"""Entities of a call: where they may lie, what becomes of those that overlap."""

import pytest

from bot.sandbox.text.entities import cleaned, merged
from bot.sandbox.text.nesting import fixed

ANA = 5001


def entity(kind, offset, length, **more):
    return {"type": kind, "offset": offset, "length": length, **more}


def shape(entities):
    return [(one["type"], one["offset"], one["length"]) for one in entities]


REFUSED = {
    "before the text": (
        "halo",
        entity("bold", -1, 2),
        "receive an entity with incorrect offset -1",
    ),
    "negative length": (
        "halo",
        entity("bold", 1, -2),
        "receive an entity with incorrect length -2",
    ),
    "too far": (
        "halo",
        entity("bold", 1_000_001, 1),
        "receive an entity with incorrect offset 1000001",
    ),
    "behind the text": (
        "halo",
        entity("bold", 5, 1),
        "entity begins after the end of the text at UTF-16 offset 5",
    ),
    "out of the text": (
        "halo",
        entity("bold", 2, 3),
        "entity beginning at UTF-16 offset 2 ends after the end of the text "
        "at UTF-16 offset 5",
    ),
    "from within a character": (
        "é😀!",
        entity("bold", 2, 2),
        "entity begins in a middle of a UTF-16 symbol at byte offset 6",
    ),
    "into a character": (
        "é😀!",
        entity("bold", 0, 2),
        "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol "
        "at byte offset 6",
    ),
    "of no kind": (
        "halo",
        entity("tebal", 0, 1),
        "can't parse MessageEntity: Unsupported type specified",
    ),
    "without a place": (
        "halo",
        {"type": "bold", "offset": 0},
        "can't parse MessageEntity: Can't find field \"length\"",
    ),
    "without a kind": (
        "halo",
        {"offset": 0, "length": 1},
        "can't parse MessageEntity: Can't find field \"type\"",
    ),
    "that is none": ("halo", 7, "can't parse MessageEntity: expected an Object"),
    "link without address": (
        "halo",
        entity("text_link", 0, 1),
        "can't parse MessageEntity: Can't find field \"url\"",
    ),
    "link to nowhere": (
        "halo",
        entity("text_link", 0, 1, url="di sini"),
        "entity URL 'di sini' is invalid: Disallowed character in URL host",
    ),
}


@pytest.mark.parametrize(("text", "given", "reason"), REFUSED.values(), ids=REFUSED)
async def test_an_entity_outside_of_the_text_is_refused(
    ana, refusal, text, given, reason
):
    actual = await refusal("sendMessage", chat_id=ANA, text=text, entities=[given])

    assert actual == (400, f"Bad Request: {reason}")


KEPT = {
    "to the very end": ("halo", [("bold", 0, 4)], [("bold", 0, 4)]),
    "nothing long": ("halo", [("bold", 0, 0), ("bold", 4, 0)], []),
    "astral": ("😀😀", [("bold", 2, 2)], [("bold", 2, 2)]),
    "what the server finds itself": (
        "halo @x",
        [("mention", 5, 2), ("url", 0, 4)],
        [],
    ),
    "overlapping styles": (
        "abcdef",
        [("bold", 0, 4), ("italic", 2, 4)],
        [("bold", 0, 2), ("italic", 2, 4), ("bold", 2, 2)],
    ),
    "touching spans of a style": (
        "abcd",
        [("bold", 0, 2), ("bold", 2, 2)],
        [("bold", 0, 4)],
    ),
    "overlapping links": (
        "abcd",
        [("text_mention", 0, 2), ("text_mention", 1, 2)],
        [("text_mention", 0, 2)],
    ),
    "code wins over style": (
        "abcdef",
        [("bold", 0, 6), ("code", 2, 2)],
        [("bold", 0, 2), ("code", 2, 2), ("bold", 4, 2)],
    ),
    "a link within a style stays within": (
        "abcdef",
        [("bold", 0, 6), ("text_mention", 2, 2)],
        [("bold", 0, 6), ("text_mention", 2, 2)],
    ),
    "code within a quote": (
        "abcd",
        [("blockquote", 0, 4), ("code", 1, 2)],
        [("blockquote", 0, 4), ("code", 1, 2)],
    ),
    "quote within a quote": (
        "abcd",
        [("blockquote", 0, 4), ("expandable_blockquote", 1, 2)],
        [("blockquote", 0, 4)],
    ),
    "code out of a quote": (
        "abcd",
        [("blockquote", 0, 2), ("code", 1, 2)],
        [("blockquote", 0, 2)],
    ),
    "white space around": (" \n halo \n", [("bold", 3, 4)], [("bold", 0, 4)]),
    "white space inside in front": ("  halo  ", [("bold", 0, 8)], [("bold", 0, 6)]),
    "white space behind": (
        "halo   ",
        [("bold", 0, 4), ("code", 5, 2)],
        [("bold", 0, 4)],
    ),
}


@pytest.mark.parametrize(("text", "given", "expected"), KEPT.values(), ids=KEPT)
async def test_the_entities_of_a_call_are_put_in_order(
    ana, result, text, given, expected
):
    user = {"user": {"id": ANA, "is_bot": False, "first_name": "Ana"}}
    entities = [
        entity(*place, **(user if place[0] == "text_mention" else {}))
        for place in given
    ]

    sent = await result("sendMessage", chat_id=ANA, text=text, entities=entities)

    found_by_server = {"mention", "url"}
    actual = [
        one for one in shape(sent.get("entities", [])) if one[0] not in found_by_server
    ]
    assert actual == expected


CLEANED = {
    "tabs": ("a\tb", "a b"),
    "carriage returns": ("a\r\nb", "a\nb"),
    "hidden direction": ("a\u202eb\u2028c", "abc"),
    "vertical lines": ("A\u030aB\u0333", "AB"),
    "both ends": (" \n a b \n ", "a b"),
    "kept spaces": ("a\u00a0\u200bb", "a\u00a0\u200bb"),
}


@pytest.mark.parametrize(("text", "expected"), CLEANED.values(), ids=CLEANED)
def test_what_no_screen_shows_is_taken_out(text, expected):
    assert cleaned(text, []) == (expected, [])


def test_entities_move_when_characters_before_them_vanish():
    text, entities = cleaned("\ra\r\nb\rc", [entity("bold", 4, 3)])

    assert text == "a\nbc"
    assert shape(entities) == [("bold", 2, 2)]


def test_an_address_found_in_a_styled_text_cuts_the_style():
    text = "buka contoh.go.id ya"

    actual = merged(text, [entity("bold", 0, 20)])

    assert shape(actual) == [
        ("bold", 0, 5),
        ("url", 5, 12),
        ("bold", 5, 12),
        ("bold", 17, 3),
    ]


def test_entities_that_nest_stay_as_they_are():
    given = [entity("bold", 0, 9), entity("italic", 2, 5), entity("custom_emoji", 3, 2)]

    assert fixed(reversed(given)) == given


@pytest.mark.parametrize("blank", [" ", "\n", "\t", "\r", "\u00a0", "\u200b\u2800"])
async def test_a_text_that_shows_nothing_is_empty(ana, refusal, blank):
    actual = await refusal("sendMessage", chat_id=ANA, text=blank)

    assert actual == (400, "Bad Request: text must be non-empty")


async def test_a_list_that_is_no_list_is_refused(ana, refusal):
    status, reason = await refusal("sendMessage", chat_id=ANA, text="x", entities="7")

    assert status == 400
    assert "entities" in reason
