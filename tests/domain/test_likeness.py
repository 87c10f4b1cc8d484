"""Likeness: when is it worth asking whether two reports are about the same thing?"""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.likeness import ALIKE as ALIKE_FROM
from bot.domain.likeness import BITS, ENOUGH, alike, like, links, words

ALIKE = [
    (
        "Air keran keruh di tiga kelurahan",
        "air keran keruh sejak pagi di kelurahan kami",
    ),
    ("Kebakaran gudang di Pasar Pagi", "gudang Pasar Pagi kebakaran"),
    (
        "Data paspor ditawarkan di forum",
        "Dugaan data paspor bocor, ditawarkan di forum gelap",
    ),
    (
        "lihat https://contoh.example/v/3",
        "https://www.contoh.example/v/3?utm_source=wa",
    ),
    ("http://contoh.example/v/3/", "ini (https://contoh.example/v/3)."),
    (
        "https://video.example/watch?v=Ab1&si=xyz",
        "https://m.video.example/watch?si=abc&v=Ab1",
    ),
    ("Water is cloudy in three districts", "cloudy water in our districts"),
]
UNLIKE = [
    ("Air keran keruh di tiga kelurahan", "Antrean panjang di kantor paspor"),
    ("Ada yang tidak bisa", "Ada yang tidak bisa untuk kami juga"),
    ("Banjir", "Banjir"),
    ("https://video.example/watch?v=Ab1", "https://video.example/watch?v=Zz9"),
    ("https://berita.example", "www.berita.example"),
    ("", ""),
    ("👍👍👍", "👍👍👍"),
    ("di ke 1 2", "di ke 1 2"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_these_may_be_the_same(one, other):
    assert alike(one, other)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_these_are_not(one, other):
    assert not alike(one, other)


@given(st.text(), st.text())
def test_likeness_has_no_direction_and_never_fails(one, other):
    assert alike(one, other) == alike(other, one)


@given(st.text())
def test_a_telling_text_is_like_itself(text):
    assert alike(text, text) == (bool(links(text)) or len(words(text)) >= 2)


def test_a_link_is_kept_without_what_apps_add():
    said = "Lihat HTTPS://M.Contoh.Example/Berita/1?b=2&fbclid=x&a=1#bagian, ya"

    assert links(said) == {"contoh.example/Berita/1?a=1&b=2"}


def test_words_leave_out_links_and_what_says_nothing():
    assert words("Yang ini video di https://a.example/b tentang 12 korban") == {
        "video", "12", "korban",
    }  # fmt: skip


#: More words than a mark has bits, so that some share one.
VOCABULARY = [
    "".join(four) for four in product(("ba", "ce", "di", "fo", "gu"), repeat=4)
]
TEXTS = st.lists(st.sampled_from(VOCABULARY), max_size=300).map(" ".join)


@given(TEXTS, st.lists(TEXTS, max_size=5))
def test_whoever_shares_half_of_the_words_is_found_whatever_the_marks_share(one, many):
    def is_like(other):
        common = len(words(one) & words(other))
        shorter = min(len(words(one)), len(words(other)))
        return shorter >= ENOUGH and common >= ALIKE_FROM * shorter

    assert like(one, many) == [n for n, other in enumerate(many) if is_like(other)]


def test_words_that_share_a_bit_of_the_marks_still_count_each():
    bits: dict[int, list[str]] = {}
    for word in VOCABULARY:
        bits.setdefault(hash(word) % BITS, []).append(word)
    crowded = " ".join(max(bits.values(), key=len))

    assert like(crowded, [crowded, "lain sekali"]) == [0]
