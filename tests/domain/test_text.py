"""Reading what people type: seen or not, clean, the first line, pages, hidden numbers."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text import (
    TITLE_LENGTH,
    clean,
    first_line,
    pages,
    visible,
    without_numbers,
)

ANY = st.text(st.characters(exclude_categories=()), max_size=300)
WRITTEN = st.text(max_size=2000)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("", False), (" \n\t", False), ("\u200b\ufeff", False), ("\u202e", False),
        ("\U000e0041", False), ("\x00\x1b", False), ("\u3164\u3000", False), ("\u2800", False),
        ("a", True), ("👍", True), (".", True), ("\u0301", True), ("ꦧ", True),
    ],
)  # fmt: skip
def test_what_can_be_seen(text, seen):
    assert visible(text) is seen


@given(ANY)
def test_a_clean_text_can_be_stored_and_turns_nothing_around(text):
    kept = clean(text)

    kept.encode()
    assert "\x00" not in kept
    assert not set(kept) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200e\u200f")
    assert clean(kept) == kept


@given(ANY)
def test_cleaning_takes_nothing_that_can_be_seen(text):
    def seen(one: str) -> list[str]:
        return [
            str(unicodedata.decimal(c, c))
            for c in one
            if unicodedata.category(c)[0] in "LNPS"
        ]

    assert seen(clean(text)) == seen(text)


def test_line_ends_become_one_kind():
    assert clean("a\r\nb\rc\nd\te") == "a\nb\nc\nd\te"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("３００ truk", "300 truk"), ("٣٠ orang, ০ korban", "30 orang, 0 korban"),
        ("3\u200b0\u20600\u00ad0", "3000"), ("08\u200d12\u200c34", "081234"),
        ("0\ufe0f8\U000e00311\u034f2", "0812"), ("tun\u200dtut", "tuntut"),
        ("1\ufe0f\u20e3", "1\ufe0f\u20e3"), ("5 m²", "5 m²"),
    ],
)  # fmt: skip
def test_a_number_is_one_number_however_it_was_pasted(typed, read):
    assert clean(typed) == read


def test_joined_emoji_stay_joined():
    family = "👨\u200d👩\u200d👧"

    assert clean(family) == family


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Air keruh", "Air keruh"),
        ("\n \u200b\n  Air   keruh \nsejak pagi", "Air keruh"),
        ("", ""),
        ("a" * 200, "a" * 159 + "…"),
        ("kata " * 50, ("kata " * 31).rstrip() + "…"),
        ("Air\u2028keruh", "Air"),
    ],
)
def test_the_first_line(text, line):
    assert first_line(text) == line


@given(ANY)
def test_a_first_line_is_one_line_and_not_too_long(text):
    line = first_line(text)

    assert len(line) <= TITLE_LENGTH
    assert "\n" not in line
    assert bool(line) or not visible(text) or not visible(first_line(text, 10**6))


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(WRITTEN, st.integers(2, 120))
def test_pages_hold_everything_in_order_and_fit(text, size):
    found = pages(text, size)

    assert all(0 < units(page) <= size for page in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_page_ends_after_a_line_or_a_word():
    assert pages("satu dua\ntiga empat", 12) == ["satu dua", "tiga empat"]
    assert pages("satu dua tiga", 9) == ["satu dua", "tiga"]
    assert pages("x" * 12, 5) == ["xxxxx", "xxxxx", "xx"]
    assert pages("😀" * 5, 4) == ["😀😀", "😀😀", "😀"]
    assert pages("  ", 5) == []


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("hubungi 0812-3456-7890 ya", "hubungi ••••-••••-•890 ya"),
        ("08123456789", "••••••••789"),
        ("+62 812 3456 789", "+•• ••• •••• 789"),
        ("62 812-3456-7890", "•• •••-••••-•890"),
        ("(0541) 123456", "(••••) •••456"),
        ("NIK 6472010101900001.", "NIK •••••••••••••001."),
        ("6472 0101 0190 0001", "•••• •••• •••• •001"),
    ],
)
def test_numbers_that_lead_to_a_person_are_hidden(text, hidden):
    assert without_numbers(text) == hidden


@pytest.mark.parametrize(
    "text",
    ["ISU-2026-0001", "06.40-07.15 WITA", "12.03.2026", "2026-03-12", "Rp1.333.000.000",
     "RT 12 RW 03", "jalan 100", "https://contoh.example/p/123456789012", "112", ""],
)  # fmt: skip
def test_other_numbers_stay(text):
    assert without_numbers(text) == text


@given(WRITTEN)
def test_hiding_changes_digits_alone(text):
    pairs = zip(text, without_numbers(text), strict=True)

    assert all(new == old or (old.isdigit() and new == "•") for old, new in pairs)
