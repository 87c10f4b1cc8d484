"""Hours of work: closed forms agree with counting minute by minute."""

import os
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.worktime import DAY, Holidays, Season, WorkTime

WIB, WITA, WIT = (timezone(timedelta(hours=h)) for h in (7, 8, 9))
FULL = 2000 if os.environ.get("SIAGA_PROOF") == "full" else 0
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
WEEK = {d: (time(7, 30), time(16, 0)) for d in range(4)} | {
    4: (time(7, 30), time(16, 30))
}
RAMADAN = {d: (time(8, 0), time(15, 0)) for d in range(4)} | {
    4: (time(8, 0), time(15, 30))
}


def office(zone=WITA, closed=(), seasons=()) -> WorkTime:
    return WorkTime(zone, WEEK, Holidays(frozenset(closed), tuple(seasons)))


def at(text: str, zone=WITA) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("start", "wait", "end"),
    [
        ("2026-03-12 07:05", 4 * HOUR, "2026-03-12 11:30"),
        ("2026-03-12 15:00", 2 * HOUR, "2026-03-13 08:30"),
        ("2026-03-12 15:00", HOUR, "2026-03-12 16:00"),
        ("2026-03-13 16:00", HOUR, "2026-03-16 08:00"),
        ("2026-03-14 10:00", HOUR, "2026-03-16 08:30"),
        ("2026-03-12 10:00", DAY, "2026-03-13 10:00"),
        ("2026-03-13 16:20", DAY, "2026-03-16 16:00"),
        ("2026-03-12 23:50", DAY, "2026-03-16 07:30"),
        ("2026-03-12 10:00", 10 * DAY, "2026-03-26 10:00"),
        ("2026-03-12 10:00", DAY + HOUR, "2026-03-13 11:00"),
    ],
)  # fmt: skip
def test_a_wait_is_counted_in_hours_and_days_of_work(start, wait, end):
    assert office().after(at(start), wait) == at(end)


def test_a_holiday_and_the_hours_of_ramadan_count():
    ramadan = Season(date(2026, 3, 12), date(2026, 3, 17), RAMADAN)
    work = office(closed=[date(2026, 3, 13)], seasons=[ramadan])

    assert work.after(at("2026-03-12 14:00"), 2 * HOUR) == at("2026-03-16 09:00")
    assert work.after(at("2026-03-12 14:30"), DAY) == at("2026-03-16 14:30")
    assert work.after(at("2026-03-17 14:00"), 2 * HOUR) == at("2026-03-18 08:30")


def test_an_office_without_hours_counts_by_the_wall():
    work = WorkTime(WITA, {})

    assert work.after(at("2026-03-12 10:00"), 2 * DAY + HOUR) == at("2026-03-14 11:00")
    assert work.opening(at("2026-03-12 10:00")) == at("2026-03-12 10:00")
    assert work.between(at("2026-03-12 10:00"), at("2026-03-14 10:00")) == timedelta(0)


# Minute by minute


class Slowly:
    """Walks from minute to minute of the wall clock, and asks the raw rules of each."""

    def __init__(self, work: WorkTime, start: datetime) -> None:
        self.work, self.now = work, start.astimezone(work.zone).replace(tzinfo=None)

    @property
    def works(self) -> bool:
        day, week = self.now.date(), self.work.hours
        for season in self.work.holidays.seasons:
            if season.first <= day <= season.last:
                week = season.hours
        hours = week.get(day.weekday())
        if hours is None or day in self.work.holidays.closed:
            return False
        return hours[0] <= self.now.time() < hours[1]

    @property
    def instant(self) -> datetime:
        return self.now.replace(tzinfo=self.work.zone)

    def spend(self, minutes: int) -> "Slowly":
        while minutes:
            minutes -= self.works
            self.now += MINUTE
        return self

    def opening(self) -> "Slowly":
        while not self.works:
            self.now += MINUTE
        return self

    def days(self, count: int) -> "Slowly":
        """Go on until so many other days of work have come, then to the time of day."""
        day, clock = self.opening().now.date(), self.now.time()
        while count:
            self.now += MINUTE
            today = self.opening().now.date()
            count, day = count - (today != day), today
        while self.works and self.now.time() < clock:
            self.now += MINUTE
        return self


SPANS = st.tuples(st.integers(6 * 4, 11 * 4), st.integers(1, 9 * 4)).map(
    lambda s: (
        time(s[0] // 4, s[0] % 4 * 15),
        time((s[0] + s[1]) // 4, (s[0] + s[1]) % 4 * 15),
    )
)
WEEKS = st.dictionaries(st.integers(0, 6), SPANS, min_size=3)
NEAR = st.integers(0, 20).map(lambda n: date(2026, 12, 20) + n * DAY)
OFFICES = st.builds(
    lambda zone, week, closed, season: WorkTime(zone, week, Holidays(closed, season)),
    st.sampled_from([WIB, WITA, WIT]),
    WEEKS,
    st.frozensets(NEAR, max_size=4),
    st.tuples(NEAR, st.integers(0, 9), WEEKS).map(
        lambda s: (Season(s[0], s[0] + s[1] * DAY, s[2]),)
    ),
)
STARTS = st.integers(0, 20 * 24 * 60).map(
    lambda n: datetime(2026, 12, 18, tzinfo=UTC) + n * MINUTE
)


@settings(max_examples=FULL or 20, deadline=None)
@given(OFFICES, STARTS, st.integers(1, 900))
def test_hours_of_work_are_what_counting_minutes_gives(work, start, minutes):
    end = work.spend(start, minutes * MINUTE)

    assert end == Slowly(work, start).spend(minutes).instant
    assert work.between(start, end) == minutes * MINUTE
    assert work.opening(start) == Slowly(work, start).opening().instant


@settings(max_examples=FULL or 20, deadline=None)
@given(OFFICES, STARTS, st.integers(1, 3), st.integers(0, 300))
def test_days_of_work_are_what_walking_through_them_gives(work, start, days, minutes):
    slow = Slowly(work, start).days(days).spend(minutes)

    assert work.after(start, days * DAY + minutes * MINUTE) == slow.instant


@settings(max_examples=FULL or 20, deadline=None)
@given(OFFICES, STARTS, st.integers(1, 300), st.integers(0, 900))
def test_a_pause_neither_gives_nor_takes_hours_of_work(work, start, minutes, rest):
    """What was left when it was paused is what is left when it goes on."""
    due = work.spend(start, minutes * MINUTE)
    paused = start + (due - start) / 3
    left = work.between(paused, due)
    resumed = paused + rest * MINUTE

    assert work.between(resumed, work.spend(resumed, left)) == left
