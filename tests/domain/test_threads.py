"""A post in parts: nothing lost, nothing too long, no number torn from its unit."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.fields import length
from bot.domain.platforms import LONGEST
from bot.domain.threads import parts_of, thread

WORDS = st.sampled_from(
    ["air", "keran", "keruh", "pukul 12.00 WITA", "1.333 siswa", "Rp350.000", "12 Maret 2026", "warga.", "Truk tangki tiba.", "2,5 juta jiwa", "\n\n"]
)  # fmt: skip
TEXTS = st.lists(WORDS, min_size=1, max_size=120).map(" ".join)
NUMBERED = re.compile(r"^\d+/\d+ ")


def plain(text: str) -> str:
    return " ".join(text.split())


@given(TEXTS, st.sampled_from([60, 280, 500, 4096]))
def test_parts_hold_every_word_in_its_order_and_fit(text, limit):
    parts = thread(text, limit)
    numbered = len(parts) > 1
    told = [NUMBERED.sub("", part, count=1) if numbered else part for part in parts]
    assert plain(" ".join(told)) == plain(text)
    assert [part for part in parts if length(part) > limit] == []
    count = len(parts)
    assert not numbered or [p.split(" ")[0] for p in parts] == [
        f"{place}/{count}" for place in range(1, count + 1)
    ]


@given(TEXTS)
def test_a_number_stays_with_its_unit_and_a_time_with_its_zone(text):
    parts = thread(text, 100)
    for whole in ("pukul 12.00 WITA", "1.333 siswa", "12 Maret 2026", "2,5 juta"):
        assert sum(p.count(whole) for p in parts) == " ".join(text.split()).count(whole)


def test_a_part_ends_with_a_sentence_where_it_can():
    text = "Air keran di tiga kelurahan keruh. Truk tangki sudah berangkat. Gunakan air kemasan."
    assert thread(text, 70) == [
        "1/2 Air keran di tiga kelurahan keruh. Truk tangki sudah berangkat.",
        "2/2 Gunakan air kemasan.",
    ]


def test_a_sentence_of_numbers_alone_is_not_lost():
    assert "112." in thread("Butuh bantuan? 112. Kami siap " + "melayani " * 40, 280)[0]


@pytest.mark.parametrize(
    "platform", ["telegram", "x", "instagram", "threads", "facebook"]
)
def test_a_post_fits_its_platform_and_its_last_part_has_the_link(platform):
    link = "https://instansi.example/air"
    text = "Petugas memeriksa pompa pada pukul 12.00 WITA. " * 90
    parts = parts_of({"platform": platform, "bagian": text, "tautan": link})
    assert parts[-1].endswith(link)
    assert max(length(part) for part in parts) <= LONGEST[platform]
    assert (len(parts) > 1) is (length(text) > LONGEST[platform])
