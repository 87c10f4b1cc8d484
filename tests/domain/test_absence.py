"""Leave: who is there, who stands in, and that somebody is always called."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.absence import Absence, away, present, stand_in
from bot.domain.member import Member
from bot.domain.roles import Role

NOW = datetime(2026, 3, 12, tzinfo=UTC)
DAY = timedelta(days=1)
TEAM = [Member(n, f"M{n}", frozenset({Role.DUTY_OFFICER}), NOW) for n in range(1, 6)]
ANA, BUDI, CITRA, *_ = TEAM


def leave(user_id, other=None, since=NOW, until=NOW + DAY):
    return {user_id: Absence(user_id, since, until, user_id, NOW, other)}


@pytest.mark.parametrize(
    ("instant", "is_away"),
    [(-1, False), (0, True), (1, True), (86_399, True), (86_400, False)],
)
def test_a_leave_begins_at_once_and_ends_by_itself(instant, is_away):
    found = away(leave(1), 1, NOW + timedelta(seconds=instant))

    assert (found is not None) is is_away


def test_who_is_away_is_left_out_and_the_stand_in_comes_in():
    noted = leave(1, other=3)

    assert present([ANA, BUDI], noted, NOW, TEAM) == [BUDI, CITRA]
    assert present([ANA, CITRA], noted, NOW, TEAM) == [CITRA]


def test_who_is_alone_is_called_on_leave_rather_than_nobody():
    gone = [replace(ANA, unreachable=""), replace(BUDI, unreachable="blocked")]

    assert present(gone, leave(1), NOW, TEAM) == gone
    assert present([ANA], leave(1), NOW, TEAM) == [ANA]


def test_a_stand_in_on_leave_is_stood_in_for():
    chain = leave(1, other=2) | leave(2, other=3)
    ring = leave(1, other=2) | leave(2, other=1)

    assert stand_in(chain, TEAM, 1, NOW) == CITRA
    assert stand_in(ring, TEAM, 1, NOW) is None
    assert stand_in({}, TEAM, 1, NOW) is None
    assert stand_in(leave(1, other=99), TEAM, 1, NOW) is None


@given(
    st.lists(st.sampled_from(TEAM), unique=True, min_size=1),
    st.dictionaries(st.integers(1, 5), st.none() | st.integers(1, 6)),
)
def test_somebody_is_called_and_nobody_who_could_be_spared(people, stand_ins):
    noted = {}
    for user_id, other in stand_ins.items():
        noted |= leave(user_id, other if other != user_id else None)

    called = present(people, noted, NOW, TEAM)

    assert called
    assert len(set(called)) == len(called)
    away_ones = [m for m in called if away(noted, m.user_id, NOW)]
    assert not away_ones or called == people
