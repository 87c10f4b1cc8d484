"""Clippings: which links are the same page, what is counted, when F7 is near."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clipping import (
    Clipping,
    Tone,
    crowded,
    link_key,
    links_of,
    tones,
    without_links,
)
from bot.domain.outlets import PressRules, Reach, host_of

NOW = datetime(2026, 3, 12, tzinfo=UTC)
RULES = PressRules(
    {"warta.example": "Warta Nasional"},
    time(16),
    timedelta(hours=12),
    3,
    timedelta(hours=6),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.warta.example/a/1", "http://warta.example/a/1/"),
        ("https://m.warta.example/a/1?utm_source=wa&page=all", "https://warta.example/a/1"),
        ("https://warta.example/a/1#komentar", "https://warta.example/a/1"),
        ("https://WARTA.example/a/1/amp", "https://warta.example/a/1"),
        ("https://warta.example/?p=7&fbclid=x", "https://warta.example?p=7"),
        ("https://warta.example/a?b=1&c=2", "https://warta.example/a?c=2&b=1"),
        ("https://warta.example:443/index.html", "https://warta.example"),
    ],
)  # fmt: skip
def test_the_same_page_has_one_key(one, other):
    assert link_key(one) == link_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://warta.example/a/1", "https://warta.example/a/2"),
        ("https://warta.example/?p=7", "https://warta.example/?p=8"),
        ("https://warta.example/a", "https://kota.warta.example/a"),
    ],
)
def test_other_pages_have_other_keys(one, other):
    assert link_key(one) != link_key(other)


def test_every_link_of_a_message_is_found_once():
    said = (
        "Lihat https://warta.example/a, (http://kota.example/b?x=1)."
        " dan https://www.warta.example/a/ http:// https://["
    )

    assert links_of(said) == ["https://warta.example/a", "http://kota.example/b?x=1"]
    assert without_links("Baca https://warta.example/a sekarang") == "Baca sekarang"


@given(st.text())
def test_whatever_is_pasted_is_read_without_falling(text):
    for link in [*links_of(text), *links_of(f"https://{text}"), f"https://{text}"]:
        assert link_key(link) == link_key(link)
    assert host_of(text) == host_of(text)
    assert "https://x" not in without_links(f"{text} https://xyz.example")


def clipping(count, tone):
    return Clipping(f"2026-0001/K{count}", "2026-0001", "", "x", 1, NOW, NOW, tone=tone)


def test_tones_are_counted_and_what_nobody_judged_last():
    found = [clipping(1, Tone.NEGATIVE), clipping(2, Tone.UNSAID), clipping(3, Tone.NEGATIVE)]  # fmt: skip

    assert list(tones(found).items()) == [("negative", 2), ("neutral", 0), ("positive", 0), ("", 1)]  # fmt: skip
    assert (found[0].number, found[0].short, found[0].key) == ("ISU-2026-0001/K1", "K1", "")  # fmt: skip


@pytest.mark.parametrize(
    ("hours", "names", "at"),
    [
        ((0, 3, 6), "abc", 6),
        ((0, 3, 6.01), "abc", None),
        ((0, 3, 6), "aba", None),
        ((0, 1, 2, 3), "aabc", 3),
        ((9, 0, 8, 7), "adbc", 9),
        ((), "", None),
    ],
)
def test_three_national_outlets_within_six_hours_are_a_crowd(hours, names, at):
    seen = [(n, NOW + timedelta(hours=h)) for n, h in zip(names, hours, strict=True)]

    found = crowded(seen, RULES.crowd, RULES.window)

    assert found == (None if at is None else NOW + timedelta(hours=at))


@pytest.mark.parametrize(
    ("name", "domain", "reach"),
    [
        ("Warta Nasional", "", Reach.NATIONAL),
        ("warta  nasional", "", Reach.NATIONAL),
        ("x", "kota.warta.example", Reach.NATIONAL),
        ("x", "antiwarta.example", Reach.UNKNOWN),
        ("Warta", "", Reach.UNKNOWN),
    ],
)
def test_the_playbook_knows_national_outlets_by_name_and_domain(name, domain, reach):
    assert RULES.reach_of(name, domain) is reach
