"""Leave: from when to when it counts, and who stands in."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.absence import Absence, away, stand_in
from bot.domain.member import Member
from bot.domain.roles import Role

NOW = datetime(2026, 3, 12, tzinfo=UTC)
DAY = timedelta(days=1)
TEAM = [Member(n, f"M{n}", frozenset({Role.DUTY_OFFICER}), NOW) for n in range(1, 6)]
CITRA = TEAM[2]


def leave(user_id, other=None, since=NOW, until=NOW + DAY):
    return {user_id: Absence(user_id, since, until, user_id, NOW, other)}


@pytest.mark.parametrize(
    ("instant", "is_away"),
    [(-1, False), (0, True), (1, True), (86_399, True), (86_400, False)],
)
def test_a_leave_begins_at_once_and_ends_by_itself(instant, is_away):
    found = away(leave(1), 1, NOW + timedelta(seconds=instant))

    assert (found is not None) is is_away


def test_a_stand_in_on_leave_is_stood_in_for():
    chain = leave(1, other=2) | leave(2, other=3)
    ring = leave(1, other=2) | leave(2, other=1)

    assert stand_in(chain, TEAM, 1, NOW) == CITRA
    assert stand_in(ring, TEAM, 1, NOW) is None
    assert stand_in({}, TEAM, 1, NOW) is None
    assert stand_in(leave(1, other=99), TEAM, 1, NOW) is None
