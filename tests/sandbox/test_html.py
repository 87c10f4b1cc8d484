"""HTML becomes text and entities in UTF-16, and HTML again."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.answers import RefusedError
from bot.sandbox.text.entities import found_in, utf16_length
from bot.sandbox.text.html import parse
from bot.sandbox.text.render import to_html

PARSED = {
    "plain": ("halo", "halo", []),
    "bold": ("<b>halo</b>", "halo", [("bold", 0, 4)]),
    "synonyms": (
        "<strong>a</strong><em>b</em><ins>c</ins><del>d</del>",
        "abcd",
        [
            ("bold", 0, 1),
            ("italic", 1, 1),
            ("underline", 2, 1),
            ("strikethrough", 3, 1),
        ],
    ),
    "nested": (
        "<b>a <i>b</i> c</b>",
        "a b c",
        [("bold", 0, 5), ("italic", 2, 1)],
    ),
    "same place, the outer first": (
        "<b><i>x</i></b>",
        "x",
        [("bold", 0, 1), ("italic", 0, 1)],
    ),
    "emoji count twice": ("😀<b>ya</b>", "😀ya", [("bold", 2, 2)]),
    "emoji inside": ("<b>😀</b>!", "😀!", [("bold", 0, 2)]),
    "letters of two bytes count once": ("é<b>é</b>", "éé", [("bold", 1, 1)]),
    "named characters": ("&lt;b&gt; &amp; &quot;", '<b> & "', []),
    "numbered characters": ("&#65;&#x1F600;<b>x</b>", "A😀x", [("bold", 3, 1)]),
    "a lone ampersand": ("humas & protokol", "humas & protokol", []),
    "unknown names stay": ("a&nbsp;b", "a&nbsp;b", []),
    "a name without semicolon": ("a &lt b", "a < b", []),
    "a longer name stays": ("a&lta", "a&lta", []),
    "a number too far stays": ("&#x10FFFF;&#12345678;", "&#x10FFFF;&#12345678;", []),
    "the same place, by kind": (
        "<i><b><code>x</code></b></i>",
        "x",
        [("code", 0, 1), ("bold", 0, 1), ("italic", 0, 1)],
    ),
    "code outside of the block": (
        '<code class="language-sql"><pre>x</pre></code>',
        "x",
        [("pre", 0, 1)],
    ),
    "unknown attributes": ('<b x y=1 z="&lt;">a</b>', "a", [("bold", 0, 1)]),
    "empty tags vanish": ("a<b></b>c", "ac", []),
    "anonymous end tag": ("<b>a</>", "a", [("bold", 0, 1)]),
    "capitals": ("<B>a</B>", "a", [("bold", 0, 1)]),
    "spoiler by class": ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
    "quote": ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
    "long quote": (
        "<blockquote expandable>a</blockquote>",
        "a",
        [("expandable_blockquote", 0, 1)],
    ),
    "code block": (
        '<pre><code class="language-sql">x</code></pre>',
        "x",
        [("pre", 0, 1)],
    ),
    "link without address shows itself": (
        "<a>contoh.id</a>",
        "contoh.id",
        [("text_link", 0, 9)],
    ),
    "link to nowhere": ('<a href="tidak">x</a>', "x", []),
}


def shape(entities):
    return [(one["type"], one["offset"], one["length"]) for one in entities]


@pytest.mark.parametrize(("source", "text", "entities"), PARSED.values(), ids=PARSED)
def test_tags_become_entities(source, text, entities):
    actual_text, actual_entities = parse(source)

    assert (text, entities) == (actual_text, shape(actual_entities))


BROKEN = {
    "<x>a</x>": 'Unsupported start tag "x" at byte offset 0',
    "skor < 3": 'Unsupported start tag "" at byte offset 5',
    "é<x>": 'Unsupported start tag "x" at byte offset 2',
    "<b": "Unclosed start tag at byte offset 0",
    "a</b>": "Unexpected end tag at byte offset 1",
    "<b>a": 'Can\'t find end tag corresponding to start tag "b"',
    "<b><i>a</b></i>": (
        'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'
    ),
    "<b>a</b": "Unclosed end tag at byte offset 4",
    "<span>a</span>": 'Tag "span" must have class "tg-spoiler" at byte offset 0',
    '<a ="x">a</a>': 'Empty attribute name in the tag "a" at byte offset 0',
    '<a href="x>a</a>': "Unclosed start tag at byte offset 0",
    "<a href=x/y>a</a>": "Unexpected end of name token at byte offset 8",
    "<a href": 'Unclosed start tag "a" at byte offset 0',
    "<a href=": 'Unclosed start tag "a" at byte offset 0',
    '<a href=""': "Unclosed start tag at byte offset 0",
    "<a/>": 'Unsupported start tag "a/" at byte offset 0',
    "<a />x</a>": 'Empty attribute name in the tag "a" at byte offset 0',
    "😀</": "Unexpected end tag at byte offset 4",
    "<b>é</b": "Unclosed end tag at byte offset 5",
    "<tg-emoji>x</tg-emoji>": "Invalid custom emoji identifier specified",
    "&#xDFDF": (
        "Text contains invalid Unicode characters after decoding HTML entities, "
        "check for unmatched surrogate code units"
    ),
}


@pytest.mark.parametrize(("source", "reason"), BROKEN.items(), ids=BROKEN)
def test_a_mistake_is_named_with_its_byte(source, reason):
    with pytest.raises(RefusedError) as refused:
        parse(source)

    assert refused.value.reason == f"can't parse entities: {reason}"


def test_the_language_of_code_is_kept_only_in_a_block():
    _, block = parse('<pre><code class="language-sql">x</code></pre>')
    _, inline = parse('<code class="language-sql">x</code>')

    assert block == [{"type": "pre", "offset": 0, "length": 1, "language": "sql"}]
    assert inline == [{"type": "code", "offset": 0, "length": 1}]


def test_the_address_of_a_link_is_decoded():
    _, entities = parse("<a href='https://x.id/?a=1&amp;b=2'>x</a>")

    assert entities[0]["url"] == "https://x.id/?a=1&b=2"


@pytest.mark.parametrize(
    "source",
    [
        "a &lt; b &amp; c",
        "<b>a <i>b</i></b> c",
        "😀 <b>😀</b> <code>&lt;x&gt;</code>",
        '<a href="https://x.id/?a=1&amp;b=2">tautan</a>',
        "<blockquote expandable>a</blockquote>",
        '<pre><code class="language-py">x</code></pre>',
        "<u><s><tg-spoiler>x</tg-spoiler></s></u>",
    ],
)
def test_what_was_parsed_renders_the_same(source):
    assert source == to_html(*parse(source))


@given(st.text())
def test_no_text_breaks_the_parser_in_any_other_way(source):
    with suppress(RefusedError):
        text, entities = parse(f"<b>{source}</b>")
        assert all(e["offset"] + e["length"] <= utf16_length(text) for e in entities)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="<&\0")))
def test_text_without_signs_stays_as_it_is(source):
    assert parse(source) == (source, [])


FOUND = {
    "/start abc": [("bot_command", 0, 6)],
    "/lapor@siaga_bot x": [("bot_command", 0, 16)],
    "lihat /isu lalu /tugas": [("bot_command", 6, 4), ("bot_command", 16, 6)],
    "dan/atau 3/4": [],
    "https://contoh.id/a?b=1.": [("url", 0, 23)],
    "buka contoh.go.id sekarang": [("url", 5, 12)],
    "surat ke a.b@contoh.id ya": [("email", 9, 13)],
    "halo @ana_lestari": [("mention", 5, 12)],
    "😀 #banjir": [("hashtag", 3, 7)],
    "pukul 10.30": [],
}


@pytest.mark.parametrize(("text", "expected"), FOUND.items(), ids=FOUND)
def test_links_and_commands_are_found_in_plain_text(text, expected):
    assert expected == shape(found_in(text))


async def test_a_mention_by_id_brings_the_user(ana, result):
    text = '<a href="tg://user?id=5001">Ana</a> <a href="tg://user?id=9">?</a>'

    sent = await result("sendMessage", chat_id=5001, text=text, parse_mode="HTML")

    assert [one["user"]["first_name"] for one in sent["entities"]] == ["Ana"]


async def test_given_entities_are_kept_and_move_with_the_trimmed_text(ana, result):
    bold = [{"type": "bold", "offset": 2, "length": 5}]

    sent = await result("sendMessage", chat_id=5001, text="  halo ", entities=bold)

    assert sent["text"] == "halo"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 4}]


async def test_links_inside_code_are_not_found(ana, result):
    text = "<code>https://x.id</code> https://y.id"

    sent = await result("sendMessage", chat_id=5001, text=text, parse_mode="HTML")

    assert shape(sent["entities"]) == [("code", 0, 12), ("url", 13, 12)]
