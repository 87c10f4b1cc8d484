"""What a mandate allows, what a typed answer is, and who acts when."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.acting import Acting, ActingKind, counting, with_offices
from bot.domain.briefing import read_answer
from bot.domain.mandate import Excess, Mandate, Outlet, excess, topics_of
from bot.domain.roles import Role

NOW = datetime(2026, 3, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def mandate(**changes):
    return Mandate("2026-0001", 1, NOW, **changes)


@pytest.mark.parametrize(
    ("held", "said", "found"),
    [
        (None, "", None),
        (mandate(), "apa saja", None),
        (mandate(until=NOW), "", Excess.OVER),
        (mandate(until=NOW + HOUR), "", None),
        (mandate(outlets=(Outlet.SOCIAL,)), "", Excess.CHANNEL),
        (mandate(outlets=(Outlet.PRESS,)), "", None),
        (mandate(topics="mobil tangki; air keran"), "Apakah airnya aman?", None),
        (mandate(topics="mobil tangki"), "Apakah pejabat mundur?", Excess.TOPIC),
        (mandate(topics="mobil tangki"), "", None),
    ],
)
def test_a_mandate_holds_what_it_says(held, said, found):
    assert excess(held, Outlet.PRESS, NOW, said) == found


def test_topics_are_lines_or_stand_between_semicolons():
    assert topics_of(" air ;; mobil  tangki\nloket") == ["air", "mobil tangki", "loket"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Kapan pulih? Pukul 15.00.", ("Kapan pulih?", "Pukul 15.00.")),
        ("Kapan pulih\nPukul 15.00.", ("Kapan pulih", "Pukul 15.00.")),
        ("Kapan pulih?", None),
        ("? Pukul 15.00", None),
        ("Sekadar kalimat", None),
    ],
)
def test_an_answer_has_its_question(typed, read):
    assert read_answer(typed) == read


def acting(**changes):
    values = {"role": Role.HEAD_OF_AGENCY, "actor": 7, "kind": ActingKind.PLH,
              "since": NOW, "until": NOW + HOUR, "letter": "1", "by": 1, "at": NOW}  # fmt: skip
    return Acting("p1", **(values | changes))


@given(st.integers(-120, 120), st.integers(-120, 120))
def test_who_acts_does_so_from_its_beginning_up_to_its_end_and_not_after(at, ended):
    now, over = NOW + timedelta(minutes=at), NOW + timedelta(minutes=ended)
    one = acting(ended_at=over)

    assert acting().in_force(now) is (0 <= at < 60)
    assert one.in_force(now) is (0 <= at < 60 and at < ended)


def test_nobody_acts_for_a_head_who_is_the_subject():
    lead = acting(role=Role.CRISIS_LEAD)

    assert counting([acting(), lead], NOW, ["F4"]) == [lead]
    assert counting([acting(), lead], NOW, ["F1"]) == [acting(), lead]


def test_the_office_is_added_to_what_somebody_is_and_to_nobody_else():
    team = {7: frozenset({Role.WRITER}), 8: frozenset({Role.ANALYST})}

    assert with_offices(team, [acting(), acting(actor=9)]) == {
        7: {Role.WRITER, Role.HEAD_OF_AGENCY},
        8: {Role.ANALYST},
    }
