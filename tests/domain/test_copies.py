"""Which copies of the database are kept, year in, year out."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.copies import COPY_EVERY, KEPT, Keep, is_due, superfluous

NOW = datetime(2026, 11, 26, 11, 30, tzinfo=UTC)


def lived(days: float, now: datetime = NOW) -> set[datetime]:
    """The copies that are there after so many days of making and thinning out."""
    at = now - timedelta(days=days)
    made: set[datetime] = set()
    while at <= now:
        if is_due(made, at):
            made.add(at)
            made -= set(superfluous(made, at))
        at += timedelta(minutes=1)
    return made


def ages(made: set[datetime]) -> list[timedelta]:
    return sorted(NOW - at for at in made)


def test_the_copies_reach_back_two_weeks_never_more_than_four_and_are_few():
    found = ages(lived(60))

    assert timedelta(weeks=2) <= found[-1] <= timedelta(weeks=4)
    assert len(found) <= sum(rule.count for rule in KEPT)


@pytest.mark.parametrize(
    ("back", "within"),
    [
        (timedelta(0), timedelta(minutes=15)),
        (timedelta(minutes=40), timedelta(minutes=15)),
        (timedelta(hours=20), timedelta(hours=1)),
        (timedelta(days=5), timedelta(days=1)),
        (timedelta(days=12), timedelta(weeks=1)),
    ],
)
def test_for_each_moment_there_is_a_copy_from_shortly_before(back, within):
    found = ages(lived(60))

    assert any(back <= age <= back + within for age in found)


def test_a_copy_is_due_after_a_quarter_of_an_hour_and_not_before():
    assert is_due([], NOW)
    assert not is_due([NOW - COPY_EVERY + timedelta(seconds=1)], NOW)
    assert is_due([NOW - COPY_EVERY], NOW)


def test_a_copy_from_the_future_is_kept_and_stops_no_other():
    ahead = NOW + timedelta(days=3)

    assert is_due([ahead], NOW)
    assert superfluous([ahead, NOW], NOW) == []


def test_what_no_row_keeps_is_superfluous():
    rule = [Keep(timedelta(hours=1), 2)]
    early, late = NOW - timedelta(minutes=20), NOW - timedelta(minutes=10)
    old = NOW - timedelta(hours=2)

    assert superfluous([late, old, early], NOW, rule) == [old, early]
