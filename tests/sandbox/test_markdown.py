"""Both Markdowns become text and entities in UTF-16, or a mistake with its byte."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.answers import RefusedError
from bot.sandbox.text import markdown, markdown_v2
from bot.sandbox.text.entities import utf16_length
from bot.sandbox.text.markdown_marks import SIGNS

RESERVED = "]()>#+-=|{}.!"

SECOND = {
    "plain": ("halo", "halo", []),
    "every style": (
        "*a* _b_ __c__ ~d~ ||e|| `f`",
        "a b c d e f",
        [
            ("bold", 0, 1),
            ("italic", 2, 1),
            ("underline", 4, 1),
            ("strikethrough", 6, 1),
            ("spoiler", 8, 1),
            ("code", 10, 1),
        ],
    ),
    "nested": (
        "*tebal _miring ~coret ||samar||~ __garis___ tebal*",
        "tebal miring coret samar garis tebal",
        [
            ("bold", 0, 36),
            ("italic", 6, 24),
            ("strikethrough", 13, 11),
            ("spoiler", 19, 5),
            ("underline", 25, 5),
        ],
    ),
    "emoji count twice": ("😀 _😀 \\._", "😀 😀 .", [("italic", 3, 4)]),
    "letters of two bytes count once": ("é*é*", "éé", [("bold", 1, 1)]),
    "escaped": ("\\_\\*\\[\\]\\a\\\\", "_*[]a\\", []),
    "a backslash before what needs none": ("\\é\\", "\\é\\", []),
    "empty marks vanish": ("a**b____c``d||||e``````", "abcde", []),
    "italic within underline": (
        "__a _b_\\___",
        "a b_",
        [("underline", 0, 4), ("italic", 2, 1)],
    ),
    "code keeps other marks": (
        "`_* *_` *`*`*",
        "_* *_ *",
        [("code", 0, 5), ("code", 6, 1), ("bold", 6, 1)],
    ),
    "block": ("```x y```", " y", [("pre", 0, 2)]),
    "block with a line end": ("```\nx\n```", "x\n", [("pre", 0, 2)]),
    "block without language": ("```x```", "x", [("pre", 0, 1)]),
    "block keeps escaped signs": ("```sql \\`\\\\```", " `\\", [("pre", 0, 3)]),
    "link": ("[a b](contoh.id)", "a b", [("text_link", 0, 3)]),
    "link with brackets": ("[a\\]](contoh.id?\\)=1)", "a]", [("text_link", 0, 2)]),
    "link that shows itself": ("[contoh\\.id]", "contoh.id", [("text_link", 0, 9)]),
    "link to nowhere": ("[a](b)", "a", []),
    "empty link": ("[](contoh.id)", "", []),
    "mention": ("[a](tg:user?id=7)", "a", [("text_mention", 0, 1)]),
    "custom emoji": (
        "x![👍](TG://EMoJI/?a=1&id=25#id=3)",
        "x👍",
        [("custom_emoji", 1, 2)],
    ),
    "quote": (">a", "a", [("blockquote", 0, 1)]),
    "empty quote": (">", "", []),
    "quote of lines": (
        "a\n> b\n> c\n>\nd",
        "a\n b\n c\n\nd",
        [("blockquote", 2, 7)],
    ),
    "quote with bold": (
        ">*a\n>b*\nc",
        "a\nb\nc",
        [("blockquote", 0, 4), ("bold", 0, 3)],
    ),
    "bold around a quote": (
        "*a\n>b\nc*",
        "a\nb\nc",
        [("bold", 0, 5), ("blockquote", 2, 2)],
    ),
    "two quotes, parted by an empty mark": (
        ">a\n**>b",
        "a\nb",
        [("blockquote", 0, 2), ("blockquote", 2, 1)],
    ),
    "folded quote": (
        ">a\n>b||c||d||\ne",
        "a\nbcd\ne",
        [("expandable_blockquote", 0, 6), ("spoiler", 3, 1)],
    ),
    "folded quote at the end": (">a||", "a", [("expandable_blockquote", 0, 1)]),
    "folded quote before a carriage return": (
        ">a||\r\nb",
        "a\r\nb",
        [("expandable_blockquote", 0, 3)],
    ),
    "spoiler at the end of a quote": (
        ">a||b||\nc",
        "ab\nc",
        [("blockquote", 0, 3), ("spoiler", 1, 1)],
    ),
    "quote after a carriage return": ("\r>a", "\ra", [("blockquote", 1, 1)]),
}

SECOND_BROKEN = {
    "😀_abc": "Can't find end of Italic entity at byte offset 4",
    "_a * b_": "Can't find end of Italic entity at byte offset 6",
    "é*": "Can't find end of Bold entity at byte offset 2",
    "`": "Can't find end of Code entity at byte offset 0",
    "```x": "Can't find end of Pre entity at byte offset 0",
    "```sql x": "Can't find end of PreCode entity at byte offset 0",
    "a```b`": "Can't find end of Code entity at byte offset 5",
    "_a__": "Can't find end of Underline entity at byte offset 2",
    "~": "Can't find end of Strikethrough entity at byte offset 0",
    "||a\\|": "Can't find end of Spoiler entity at byte offset 0",
    "[a": "Can't find end of TextUrl entity at byte offset 0",
    "[a](b": "Can't find end of a URL at byte offset 4",
    "[é](b\\)": "Can't find end of a URL at byte offset 5",
    "![a": "Can't find end of CustomEmoji entity at byte offset 0",
    "![a]": "Custom emoji entity must contain a tg://emoji URL",
    "![a](tg://emoji?id=1": "Can't find end of a custom emoji URL at byte offset 5",
    "![a](https://emoji?id=1)": "Custom emoji URL must have scheme tg",
    "![a](tg:emojis?id=1)": 'Custom emoji URL must have host "emoji"',
    "![a](tg://emoji?x=1#&id=2)": "Custom emoji URL must have an emoji identifier",
    "![a](tg://emoji?id=025)": "Invalid custom emoji identifier specified",
    ">*a\nb*": "Can't find end of Bold entity at byte offset 1",
    ">a||b\n||c": "Can't find end of Spoiler entity at byte offset 2",
    ">a__||\nb": "Can't find end of Underline entity at byte offset 2",
    **{
        f"a{sign}": (
            f"Character '{sign}' is reserved and must be escaped with the preceding '\\'"
        )
        for sign in RESERVED
    },
}

FIRST = {
    "plain": ("halo (dunia).", "halo (dunia).", []),
    "every style": (
        "*a* _b_ `c`",
        "a b c",
        [("bold", 0, 1), ("italic", 2, 1), ("code", 4, 1)],
    ),
    "no nesting": ("*a _b_*", "a _b_", [("bold", 0, 5)]),
    "escaped": ("\\_\\*\\`\\[\\.\\", "_*`[\\.\\", []),
    "no escapes within": ("*a\\*", "a\\", [("bold", 0, 2)]),
    "empty marks vanish": ("a**b__c``d", "abcd", []),
    "emoji count twice": ("😀*ya*", "😀ya", [("bold", 2, 2)]),
    "block": ("```\nx```", "x", [("pre", 0, 1)]),
    "link": ("[a](contoh.id)b", "ab", [("text_link", 0, 1)]),
    "link that shows itself": ("[contoh.id]b", "contoh.idb", [("text_link", 0, 9)]),
    "link without an end": ("[a](contoh.id", "a", [("text_link", 0, 1)]),
    "mention": ("[a](tg://user?id=7)", "a", [("text_mention", 0, 1)]),
}

FIRST_BROKEN = {"a*": 1, "é_b": 2, "*a_": 0, "[a": 0, "``` x": 0, "*a*b`c": 4}


def shape(entities):
    return [(one["type"], one["offset"], one["length"]) for one in entities]


@pytest.mark.parametrize(("source", "text", "entities"), SECOND.values(), ids=SECOND)
def test_the_second_markdown_becomes_entities(source, text, entities):
    actual_text, actual_entities = markdown_v2.parse(source)

    assert (text, entities) == (actual_text, shape(actual_entities))


@pytest.mark.parametrize(("source", "reason"), SECOND_BROKEN.items(), ids=SECOND_BROKEN)
def test_a_mistake_in_the_second_markdown_is_named(source, reason):
    with pytest.raises(RefusedError) as refused:
        markdown_v2.parse(source)

    assert refused.value.reason == f"can't parse entities: {reason}"


@pytest.mark.parametrize(("source", "text", "entities"), FIRST.values(), ids=FIRST)
def test_the_first_markdown_becomes_entities(source, text, entities):
    actual_text, actual_entities = markdown.parse(source)

    assert (text, entities) == (actual_text, shape(actual_entities))


@pytest.mark.parametrize(("source", "offset"), FIRST_BROKEN.items(), ids=FIRST_BROKEN)
def test_a_mistake_in_the_first_markdown_is_named_with_its_byte(source, offset):
    with pytest.raises(RefusedError) as refused:
        markdown.parse(source)

    place = f"Can't find end of the entity starting at byte offset {offset}"
    assert refused.value.reason == f"can't parse entities: {place}"


def test_a_block_keeps_its_language_and_loses_one_line_end():
    for parse in (markdown.parse, markdown_v2.parse):
        text, entities = parse("```sql\r\n\nx```")

        assert text == "\nx"
        assert entities == [
            {"type": "pre", "offset": 0, "length": 2, "language": "sql"}
        ]


def test_the_address_of_a_link_is_completed_and_unescaped():
    _, entities = markdown_v2.parse("[a](Contoh.ID?q=\\)1)")

    assert entities[0]["url"] == "http://contoh.id/?q=)1"


@given(st.text())
def test_no_text_breaks_the_second_parser_in_any_other_way(source):
    with suppress(RefusedError):
        text, entities = markdown_v2.parse(source)
        assert all(e["offset"] + e["length"] <= utf16_length(text) for e in entities)


@given(st.text(alphabet="_*[]()~`>|!\\\n\r aé😀."))
def test_no_row_of_marks_breaks_the_parsers_in_any_other_way(source):
    for parse in (markdown.parse, markdown_v2.parse):
        with suppress(RefusedError):
            text, found = parse(source)
            assert all(e["offset"] + e["length"] <= utf16_length(text) for e in found)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\\\0")))
def test_text_with_every_sign_escaped_stays_as_it_is(source):
    escaped = SIGNS.sub(lambda sign: "\\" + sign[0], source)

    assert markdown_v2.parse(escaped) == (source, [])


@pytest.mark.parametrize(
    ("mode", "text"), [("MarkdownV2", "*Air* keruh\\!"), ("markdown", "*Air* keruh!")]
)
async def test_a_message_may_be_written_in_markdown(ana, result, mode, text):
    sent = await result("sendMessage", chat_id=5001, text=text, parse_mode=mode)

    assert sent["text"] == "Air keruh!"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 3}]
