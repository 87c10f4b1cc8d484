"""Which copies of the database are kept, year in, year out."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.copies import COPY_EVERY, Keep, is_due, kept_within, superfluous

NOW = datetime(2026, 11, 26, 11, 30, tzinfo=UTC)
WEEK = timedelta(days=7)
KEPT = kept_within(WEEK)


def lived(days: float, term: timedelta = WEEK, now: datetime = NOW) -> set[datetime]:
    """The copies that are there after so many days of making and thinning out."""
    at = now - timedelta(days=days)
    made: set[datetime] = set()
    while at <= now:
        if is_due(made, at):
            made.add(at)
            made -= set(superfluous(made, at, kept_within(term)))
        at += timedelta(minutes=1)
    return made


def ages(made: set[datetime]) -> list[timedelta]:
    return sorted(NOW - at for at in made)


@pytest.mark.parametrize("term", [timedelta(days=1), WEEK, timedelta(days=30)])
def test_the_copies_reach_back_as_long_as_the_term_never_longer_and_are_few(term):
    found = ages(lived(40, term))

    assert term - timedelta(days=2) <= found[-1] < term
    assert len(found) <= sum(rule.count for rule in kept_within(term))


@pytest.mark.parametrize(
    ("back", "within"),
    [
        (timedelta(0), timedelta(minutes=15)),
        (timedelta(minutes=40), timedelta(minutes=15)),
        (timedelta(hours=20), timedelta(hours=1)),
        (timedelta(days=5), timedelta(days=1)),
    ],
)
def test_for_each_moment_there_is_a_copy_from_shortly_before(back, within):
    found = ages(lived(20))

    assert any(back <= age <= back + within for age in found)


def test_a_copy_is_due_after_a_quarter_of_an_hour_and_not_before():
    assert is_due([], NOW)
    assert not is_due([NOW - COPY_EVERY + timedelta(seconds=1)], NOW)
    assert is_due([NOW - COPY_EVERY], NOW)


def test_a_copy_from_the_future_is_kept_and_stops_no_other():
    ahead = NOW + timedelta(days=3)

    assert is_due([ahead], NOW)
    assert superfluous([ahead, NOW], NOW, KEPT) == []


def test_what_no_row_keeps_is_superfluous():
    rule = [Keep(timedelta(hours=1), 2)]
    early, late = NOW - timedelta(minutes=20), NOW - timedelta(minutes=10)
    old = NOW - timedelta(hours=2)

    assert superfluous([late, old, early], NOW, rule) == [old, early]
