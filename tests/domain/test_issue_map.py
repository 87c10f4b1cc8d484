"""The map: where answers put an issue, and labels of which none covers another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.boxes import SIDE
from bot.domain.issue_map import FULL, Place, Quadrant, Spot, place_of
from bot.domain.levels import Level
from bot.domain.map_layout import (
    NAMES,
    SHOWN,
    TITLE,
    TITLED,
    lay_out,
    point,
    shortened,
)

CODES = ("A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2", "C3")
values = st.integers(0, FULL)
places = st.builds(Place, values, values)
numbers = st.integers(1, 999_999).map("{:04d}".format)
spots = st.builds(
    Spot,
    number=numbers,
    title=st.text(max_size=200),
    level=st.sampled_from([None, *Level]),
    place=places,
    was=st.none() | places,
)


def spot(number: int, place: Place, **facts) -> Spot:
    return Spot(f"{number:04d}", "Air keran keruh", Level.L2, place, **facts)


def assert_apart(labels) -> None:
    boxes = [label.box for label in labels] + list(NAMES)
    for index, box in enumerate(boxes):
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= SIDE
        assert box.y + box.height <= SIDE
        assert not any(box.overlaps(other) for other in boxes[index + 1 :])


@settings(deadline=None)
@given(st.lists(spots, max_size=SHOWN))
def test_no_two_labels_overlap_and_all_are_inside_the_picture(given_spots):
    labels = lay_out(given_spots)

    assert len(labels) == len(given_spots)
    assert_apart(labels)


@pytest.mark.parametrize("count", [1, 2, TITLED, TITLED + 1, 40, SHOWN])
@pytest.mark.parametrize("where", [Place(0, 0), Place(9, 9), Place(4, 5), Place(9, 0)])
def test_as_many_as_are_shown_fit_although_all_stand_on_the_same_spot(count, where):
    labels = lay_out([spot(n, where) for n in range(count)])

    assert len(labels) == count
    assert_apart(labels)
    assert {label.point for label in labels} == {point(where)}


@settings(deadline=None)
@given(st.lists(spots, max_size=20, unique_by=lambda one: one.number), st.randoms())
def test_the_same_spots_give_the_same_picture_in_whatever_order(given_spots, chance):
    mixed = list(given_spots)
    chance.shuffle(mixed)

    assert lay_out(mixed) == lay_out(given_spots)


def test_a_label_that_had_to_give_way_has_a_line_to_its_point():
    labels = lay_out([spot(n, Place(5, 5)) for n in range(12)])

    first, *others = labels
    assert first.leads is None
    assert all(label.leads is not None for label in others[3:])


@pytest.mark.parametrize("where", [Place(9, 9), Place(5, 5), Place(4, 4), Place(0, 9)])
def test_labels_stay_in_their_quadrant_as_long_as_there_is_room(where):
    labels = lay_out([spot(n, where) for n in range(6)])

    for label in labels:
        middle = label.box.x + label.box.width / 2, label.box.y + label.box.height / 2
        assert (middle[0] > SIDE / 2) == (where.growth >= 5)
        assert (middle[1] < SIDE / 2) == (where.impact >= 5)


def test_the_worst_are_shown_where_not_all_are():
    many = [Spot(f"{n:04d}", "", Level.L1, Place(1, 1)) for n in range(SHOWN)]
    worst = Spot("9999", "", Level.L4, Place(1, 1))

    labels = lay_out([*many, worst])

    assert len(labels) == SHOWN
    assert labels[0].spot is worst


@pytest.mark.parametrize(
    ("was", "tail"),
    [(None, None), (Place(3, 3), None), (Place(0, 9), point(Place(0, 9)))],
)
def test_a_tail_leads_from_where_it_stood(was, tail):
    [label] = lay_out([spot(1, Place(3, 3), was=was)])

    assert label.tail == tail


def test_titles_are_shown_as_long_as_there_is_room():
    few = lay_out([spot(n, Place(n % 9, 3)) for n in range(TITLED)])
    many = lay_out([spot(n, Place(n % 9, 3)) for n in range(TITLED + 1)])

    assert {label.title for label in few} == {"Air keran keruh"}
    assert {label.title for label in many} == {""}
    assert shortened("Dugaan  data\npaspor ditawarkan", TITLE) == "Dugaan data paspor…"
    assert len(shortened("x" * 300, TITLE)) == TITLE


@pytest.mark.parametrize(
    ("impact", "growth", "quadrant"),
    [(5, 5, "handle"), (5, 4, "prepare"), (4, 5, "watch"), (4, 4, "note"),
     (9, 0, "prepare"), (0, 9, "watch"), (9, 9, "handle"), (0, 0, "note")],
)  # fmt: skip
def test_from_five_on_it_is_high(impact, growth, quadrant):
    assert Place(impact, growth).quadrant is Quadrant(quadrant)


def test_impact_and_likelihood_are_sums_of_three_answers_each():
    answers = dict(zip(CODES, (3, 0, 0, 1, 2, 0, 2, 3, 1), strict=True))

    assert place_of(answers) == Place(impact=3 + 2 + 1, growth=2 + 1 + 3)


def test_an_unknown_answer_counts_one_as_in_the_score():
    assert place_of({}) == Place(3, 3)
    assert place_of(dict.fromkeys(CODES)) == Place(3, 3)
    assert place_of(dict.fromkeys(CODES, 3)) == Place(FULL, FULL)
