"""Answers become the level that the doctrine says (doctrine.md 3.2, 3.3, 0b.10)."""

from fractions import Fraction
from itertools import product
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.floors import Flag
from bot.domain.levels import Level
from bot.domain.rubric import AXES, INDICATORS, Band
from bot.playbook import load_playbook

RUBRIC = load_playbook(None).rubric
L1, L2, L3, L4 = Level

CASES = {
    "one complaint with a photo": ("112 001 010", 23, L1),
    "a long queue at one office": ("112 101 110", 30, L2),
    "a hoax about fees": ("100 111 211", 30, L2),
    "cloudy water in three wards": ("112 110 111", 34, L2),
    "cloudy water and a rumour of illness": ("211 221 222", 56, L3),
    "a video of extortion": ("132 222 121", 58, L3),
    "a dispute about duty, first day": ("112 332 221", 60, L3),
    "a false wave warning": ("200 132 233", 60, L3),
    "an outage, first minutes": ("212 121 223", 62, L3),
    "a flood, one hour on": ("303 221 223", 68, L3),
    "a dispute about duty, third case": ("123 333 231", 75, L4),
    "food poisoning at a school": ("322 222 223", 75, L4),
    "travel data offered for sale": ("222 232 323", 78, L4),
    "an outage, three hours on": ("213 332 323", 81, L4),
    "extortion and an embassy's letter": ("133 333 322", 83, L4),
}

FLOORED = [
    ("cloudy water in three wards", {Flag.SERTA_MERTA}, {"F2": L3}, L3),
    ("a video of extortion", {Flag.STAFF_CRIME}, {"F5": L3}, L3),
    ("a false wave warning", {Flag.UNREST}, {"F8": L4}, L4),
    ("a flood, one hour on", {Flag.CASUALTIES}, {"F1": L3}, L3),
    (
        "a flood, one hour on",
        {Flag.CASUALTIES, Flag.OUR_AUTHORITY},
        {"F1": L4},
        L4,
    ),
    ("travel data offered for sale", {Flag.DATA_BREACH}, {"F3": L3}, L4),
]

RULES = [
    ("F1", {"casualties", "our_authority"}, L4),
    ("F1", {"casualties"}, L3),
    ("F2", {"serta_merta"}, L3),
    ("F3", {"data_breach"}, L3),
    ("F4", {"head_is_subject"}, L4),
    ("F6", {"service_stopped"}, L3),
    ("F7", {"national_media"}, L3),
    ("F8", {"unrest"}, L4),
    ("F9", {"children"}, L3),
]

answer = st.integers(0, 3)
answers = st.fixed_dictionaries({code: answer for code in INDICATORS})
flags = st.frozensets(st.sampled_from([flag.value for flag in Flag]))


def read(digits: str) -> dict[str, int]:
    return dict(zip(INDICATORS, map(int, digits.replace(" ", "")), strict=True))


def fired(digits: str, flags: set[str]) -> dict[str, Level]:
    return {r.code: r.min_level for r in RUBRIC.assess(read(digits), flags).fired}


def spread(*sums: int) -> dict[str, int]:
    """Give answers whose axes have these *sums*."""
    shares = [min(3, max(0, total - 3 * place)) for total in sums for place in range(3)]
    return dict(zip(INDICATORS, shares, strict=True))


def all_with_score(score: int) -> list[dict[str, int]]:
    """List one set of answers for each triple of axis sums that gives *score*."""
    every = (spread(*sums) for sums in product(range(10), repeat=3))
    return [found for found in every if RUBRIC.score(found) == score]


@pytest.mark.parametrize("case", CASES)
def test_a_case_of_the_calibration_has_its_score_and_level(case):
    digits, score, level = CASES[case]

    result = RUBRIC.assess(read(digits))

    assert (score, level, level) == (result.score, result.level_by_score, result.level)
    assert (level, level) == result.could_be
    assert result.unknown == result.fired == ()


@pytest.mark.parametrize(("case", "flags", "rules", "level"), FLOORED)
def test_a_case_of_the_calibration_is_lifted_by_its_floor(case, flags, rules, level):
    digits, _, by_score = CASES[case]

    result = RUBRIC.assess(read(digits), flags)

    assert rules == fired(digits, flags)
    assert (by_score, level) == (result.level_by_score, result.level)


@pytest.mark.parametrize(
    ("below", "lower", "upper"), [(29, L1, L2), (49, L2, L3), (69, L3, L4)]
)
def test_a_level_begins_exactly_at_its_threshold(below, lower, upper):
    under, reached = all_with_score(below), all_with_score(below + 1)

    assert under
    assert reached
    assert {lower} == {RUBRIC.assess(found).level for found in under}
    assert {upper} == {RUBRIC.assess(found).level for found in reached}


def test_the_score_runs_from_0_to_100():
    assert RUBRIC.assess(read("000 000 000")).score == 0
    assert RUBRIC.assess(read("333 333 333")).score == 100


def test_the_score_is_the_weighted_sum_rounded_with_halves_up():
    for a, b, c in product(range(10), repeat=3):
        exact = floor(Fraction(35 * a + 25 * b + 40 * c, 9) + Fraction(1, 2))

        assert exact == RUBRIC.score(spread(a, b, c))


@pytest.mark.parametrize(("rule", "flags", "level"), RULES)
def test_a_floor_rule_lifts_when_its_facts_hold_and_not_otherwise(rule, flags, level):
    on = RUBRIC.assess(read("000 000 000"), flags)
    off = RUBRIC.assess(read("000 000 000"))

    assert {rule: level} == {r.code: r.min_level for r in on.fired}
    assert (L1, level) == (on.level_by_score, on.level)
    assert (off.level, off.fired) == (L1, ())


@pytest.mark.parametrize(("a3", "level"), [(0, L1), (1, L1), (2, L3), (3, L3)])
def test_staff_crime_lifts_only_with_more_than_a_claim(a3, level):
    result = RUBRIC.assess(read(f"00{a3} 000 000"), {"staff_crime"})

    assert level == result.level


def test_evidence_alone_is_no_crime():
    assert RUBRIC.assess(read("003 000 000")).fired == ()


def test_our_authority_alone_lifts_nothing():
    assert fired("000 000 000", {"our_authority"}) == {}


def test_several_rules_are_all_named_and_the_highest_decides():
    result = RUBRIC.assess(read("000 000 000"), {"children", "unrest", "serta_merta"})

    assert [rule.code for rule in result.fired] == ["F2", "F8", "F9"]
    assert result.level == L4


def test_a_floor_never_lowers():
    result = RUBRIC.assess(read("333 333 333"), {"children"})

    assert result.level == L4


@pytest.mark.parametrize(
    ("total", "band"),
    [(0, Band.LOW), (3, Band.LOW), (4, Band.MEDIUM), (6, Band.MEDIUM), (7, Band.HIGH)],
)
def test_an_axis_has_a_word(total, band):
    first, *_ = RUBRIC.assess(spread(total, 0, 0)).axes

    assert ("A", total, band) == (first.axis, first.sum, first.band)


def test_the_words_of_the_sample_screen():
    axes = RUBRIC.assess(read("112 110 111")).axes

    assert [axis.sum for axis in axes] == [4, 2, 3]
    assert [axis.band for axis in axes] == [Band.MEDIUM, Band.LOW, Band.LOW]


def test_the_first_flags_are_those_of_the_sample_screen_and_the_rest_come_later():
    shown = ["casualties", "service_stopped", "data_breach", "children", "serta_merta"]

    assert shown == list(RUBRIC.shown_first)
    assert set(Flag) == {*RUBRIC.shown_first, *RUBRIC.shown_later}
    assert len(Flag) == len(RUBRIC.shown_first + RUBRIC.shown_later)


def test_unknown_answers_count_one_and_are_marked():
    result = RUBRIC.assess({**read("112 110 111"), "B2": None, "A3": None})

    assert result.unknown == ("A3", "B2")
    assert RUBRIC.score(read("111 110 111")) == result.score


def test_a_missing_answer_is_unknown():
    assert RUBRIC.assess({}).unknown == INDICATORS
    assert RUBRIC.assess({}) == RUBRIC.assess(dict.fromkeys(INDICATORS))


def test_knowing_nothing_leaves_everything_possible():
    result = RUBRIC.assess({})

    assert (result.score, result.level) == (33, L2)
    assert result.could_be == (L1, L4)


def test_an_unknown_answer_shows_the_range_it_leaves_open():
    result = RUBRIC.assess({**read("112 110 111"), "C1": None, "C2": None})

    assert result.could_be == (L1, L3)
    assert result.level == L2


def test_an_unknown_answer_fires_no_floor_but_the_range_shows_that_it_could():
    result = RUBRIC.assess({**read("000 000 000"), "A3": None}, {"staff_crime"})

    assert (result.level, result.fired) == (L1, ())
    assert result.could_be == (L1, L3)


def test_a_floor_narrows_the_range():
    result = RUBRIC.assess({}, {"unrest"})

    assert result.could_be == (L4, L4)


@pytest.mark.parametrize(
    ("wrong", "flags", "named"),
    [
        ({"D1": 1}, (), "D1=1"),
        ({"A1": 4}, (), "A1=4"),
        ({"A1": -1}, (), "A1=-1"),
        ({}, ("dragons",), "dragons"),
    ],
)
def test_what_the_rubric_does_not_have_is_refused(wrong, flags, named):
    with pytest.raises(ValueError, match=named):
        RUBRIC.assess(wrong, flags)


@given(st.fixed_dictionaries({code: answer for code in AXES}), flags)
def test_a_quick_tap_counts_like_three_equal_answers(taps, flags):
    full = {code: taps[code[0]] for code in INDICATORS}

    assert full == RUBRIC.quick(taps)
    assert RUBRIC.assess(full, flags) == RUBRIC.assess(RUBRIC.quick(taps), flags)


def test_an_axis_without_a_tap_is_unknown():
    result = RUBRIC.assess(RUBRIC.quick({"A": 2, "B": None}))

    assert result.unknown == ("B1", "B2", "B3", "C1", "C2", "C3")


@given(answers, st.sets(st.sampled_from(INDICATORS), max_size=4), flags)
def test_the_range_is_what_trying_every_completion_finds(known, unknown, flags):
    asked = {code: None if code in unknown else known[code] for code in INDICATORS}
    completions = (
        known | dict(zip(sorted(unknown), values, strict=True))
        for values in product(range(4), repeat=len(unknown))
    )
    levels = [RUBRIC.assess(found, flags).level for found in completions]

    result = RUBRIC.assess(asked, flags)

    assert (min(levels), max(levels)) == result.could_be
    assert min(levels) <= result.level <= max(levels)


@given(answers, flags)
def test_the_level_is_never_below_the_score_or_a_floor(known, flags):
    result = RUBRIC.assess(known, flags)

    assert result.level_by_score <= result.level
    assert all(rule.min_level <= result.level for rule in result.fired)
    assert result.level in {result.level_by_score, *(r.min_level for r in result.fired)}


@given(answers, st.sampled_from(INDICATORS), flags, flags)
def test_a_higher_answer_or_another_fact_never_lowers(known, code, flags, more):
    higher = known | {code: min(3, known[code] + 1)}
    before, after = RUBRIC.assess(known, flags), RUBRIC.assess(higher, flags | more)

    assert before.score <= after.score
    assert before.level <= after.level


@given(answers, st.sampled_from(INDICATORS), flags)
def test_not_knowing_never_weighs_more_than_a_claim(known, code, flags):
    unknown = RUBRIC.assess(known | {code: None}, flags)

    assert unknown.level <= RUBRIC.assess(known | {code: 1}, flags).level
