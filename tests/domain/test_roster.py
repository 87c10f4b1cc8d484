"""The roster: equal to an oracle that asks every minute, also where clocks jump."""

import os
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.rostering import (
    DAY,
    HOUR,
    INDONESIA,
    MINUTE,
    asked_each_minute,
    year_of_rosters,
)
from bot.domain.absence import Absence
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.roster import Roster, on_duty
from bot.domain.roster_leave import leave_covers
from bot.domain.roster_shifts import HOLIDAY, Cover, Dated, Weekly
from bot.domain.roster_turns import duties, gaps, overlaps
from bot.domain.wall_time import wall_instant

FULL = os.environ.get("SIAGA_PROOF") == "full"
ANA, BUDI, CITRA = 1, 2, 3
WITA = "Asia/Makassar"
WORKDAYS = frozenset(range(5))
#: Zones whose clocks jump: by an hour, by half of one, at midnight, over a whole day.
JUMPING = ("Europe/Amsterdam", "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Apia")
#: When they do (Apia left a day out in 2011).
JUMPS = tuple(
    datetime(*day, tzinfo=UTC)
    for day in (
        (2026, 3, 29), (2026, 10, 25), (2026, 4, 4), (2026, 10, 3), (2026, 4, 24),
        (2026, 10, 29), (2011, 12, 30),
    )
)  # fmt: skip


def member(user_id: int) -> Member:
    return Member(user_id, "", frozenset({Role.DUTY_OFFICER}), datetime.now(UTC))


def away(user_id: int, begins: str, ends: str, other: int | None = None) -> Absence:
    return Absence(user_id, at(begins), at(ends), user_id, at(begins), other)


TEAM = [member(one) for one in (ANA, BUDI, CITRA)]


@pytest.mark.parametrize(
    ("hour", "there"),
    # Ana is back at 12; Budi stands in and is away from 10 to 11: Citra does then.
    [("08:30", {BUDI}), ("10:30", {CITRA}), ("11:30", {BUDI}), ("12:30", {ANA})],
)
def test_who_stands_in_for_who_is_on_leave_is_on_duty(hour, there):
    leave = {
        ANA: away(ANA, "2026-11-26 00:00", "2026-11-26 12:00", BUDI),
        BUDI: away(BUDI, "2026-11-26 10:00", "2026-11-26 11:00", CITRA),
    }
    roster = Roster((week(ANA),), leaves=leave_covers(leave, TEAM))

    assert on_duty(roster, at(f"2026-11-26 {hour}")) == there


def test_leave_without_a_stand_in_is_a_gap_and_a_cover_fills_it():
    day = at("2026-11-26 08:00"), at("2026-11-26 16:00")
    leave = {ANA: away(ANA, "2026-11-26 00:00", "2026-11-26 12:00")}
    leaves = leave_covers(leave, TEAM)
    people = frozenset({ANA, BUDI, CITRA})
    alone = Roster((week(ANA),), standing=people, leaves=leaves)
    cover = Cover("1", *day, ANA, CITRA)
    manned = Roster((week(ANA),), covers=(cover,), standing=people, leaves=leaves)

    assert [(g.begins_at, g.ends_at) for g in gaps(alone, *day)] == [
        (day[0], at("2026-11-26 12:00"))
    ]
    assert gaps(manned, *day) == []


def test_a_stand_in_may_give_the_turn_on():
    day = at("2026-11-26 08:00"), at("2026-11-26 16:00")
    leave = {ANA: away(ANA, "2026-11-26 00:00", "2026-11-27 00:00", BUDI)}
    cover = Cover("1", *day, BUDI, CITRA)
    roster = Roster((week(ANA),), covers=(cover,), leaves=leave_covers(leave, TEAM))

    assert on_duty(roster, at("2026-11-26 09:00")) == {CITRA}


def at(text: str, zone: str = WITA) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def week(person=ANA, days=WORKDAYS, begins=8, ends=16, zone=WITA, **more) -> Weekly:
    return Weekly(
        f"{person}-{begins}", person, days, time(begins), time(ends), zone, **more
    )


@settings(max_examples=2000 if FULL else 60, deadline=None)
@given(
    seed=st.integers(0, 3),
    minute=st.integers(0, 365 * 24 * 60 - 1),
    second=st.integers(0, 59),
)
def test_a_year_of_fifty_people_equals_asking_every_minute(seed, minute, second):
    roster = YEARS[seed]
    instant = datetime(2026, 1, 1, tzinfo=UTC) + minute * MINUTE

    assert on_duty(roster, instant + timedelta(seconds=second)) == asked_each_minute(
        roster, instant
    )


YEARS = [
    year_of_rosters(0),
    year_of_rosters(1),
    year_of_rosters(2, JUMPING),
    year_of_rosters(3, (*INDONESIA, "Europe/Amsterdam")),
]


@st.composite
def near_a_jump(draw):
    """Shifts whose ends lie near a jump of the clocks, and an instant there."""
    times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
    jump = draw(st.sampled_from(JUMPS))
    zones = st.sampled_from(JUMPING)
    days = st.frozensets(st.integers(0, 6), min_size=1)
    ids = iter(range(100))
    weekly = st.builds(
        lambda *facts: Weekly(str(next(ids)), *facts),
        st.integers(1, 3), days, times, times, zones,
    )  # fmt: skip
    dated = st.builds(
        lambda who, ahead, begins, long, ends, zone: Dated(
            str(next(ids)), who, (jump + ahead * DAY).date(), begins,
            (jump + (ahead + long) * DAY).date(), ends, zone,
        ),
        st.integers(1, 3), st.integers(-2, 2), times, st.integers(0, 2), times, zones,
    )  # fmt: skip
    roster = Roster(
        tuple(draw(st.lists(weekly, max_size=3))),
        tuple(draw(st.lists(dated, max_size=2))),
    )
    return roster, jump + draw(st.integers(-48 * 60, 48 * 60)) * MINUTE


@settings(max_examples=2000 if FULL else 80, deadline=None)
@given(near_a_jump())
def test_shifts_keep_to_the_wall_clock_where_clocks_jump(case):
    roster, instant = case

    assert on_duty(roster, instant) == asked_each_minute(roster, instant)


@settings(max_examples=500 if FULL else 60, deadline=None)
@given(
    st.sampled_from(JUMPING + INDONESIA),
    st.sampled_from(JUMPS),
    st.lists(st.times().map(lambda t: t.replace(second=0, microsecond=0)), min_size=2),
)
def test_shifts_that_meet_on_the_wall_leave_no_gap_and_share_no_minute(
    zone, jump, clocks
):
    around = (jump - 2 * DAY, jump + 2 * DAY)
    edges = sorted(set(clocks))
    shifts = [
        Weekly(str(n), n + 1, frozenset(range(7)), begins, ends, zone)
        for n, (begins, ends) in enumerate(
            zip(edges, edges[1:] + edges[:1], strict=True)
        )
    ]

    assert gaps(Roster(tuple(shifts)), *around) == []
    assert overlaps(Roster(tuple(shifts)), *around) == []


@pytest.mark.parametrize(
    ("day", "clock", "instant"),
    [
        ((2026, 3, 29), time(2, 30), "2026-03-29 01:00"),  # skipped: the jump itself
        ((2026, 3, 29), time(3, 0), "2026-03-29 01:00"),
        ((2026, 10, 25), time(2, 30), "2026-10-25 00:30"),  # twice: the first
        ((2026, 10, 25), time(3, 0), "2026-10-25 02:00"),
    ],
)
def test_a_time_that_is_skipped_or_comes_twice_is_one_instant(day, clock, instant):
    assert wall_instant(date(*day), clock, ZoneInfo("Europe/Amsterdam")) == at(
        instant, "UTC"
    )


def test_the_night_shift_belongs_to_the_day_on_which_it_begins():
    roster = Roster((week(BUDI, frozenset({4}), 16, 8),))

    assert on_duty(roster, at("2026-11-27 15:59")) == set()
    assert on_duty(roster, at("2026-11-27 16:00")) == {BUDI}
    assert on_duty(roster, at("2026-11-28 07:59")) == {BUDI}
    assert on_duty(roster, at("2026-11-28 08:00")) == set()


def test_eight_o_clock_is_another_instant_in_each_zone():
    shifts = [
        week(n, zone=zone, days=frozenset({3})) for n, zone in enumerate(INDONESIA)
    ]
    roster = Roster(tuple(shifts))

    assert on_duty(roster, at("2026-11-26 08:30", "Asia/Jayapura")) == {2}
    assert on_duty(roster, at("2026-11-26 08:30")) == {1, 2}
    assert on_duty(roster, at("2026-11-26 15:30")) == {0, 1}


def test_a_dated_shift_takes_the_place_of_the_week_only_while_it_lasts():
    day = date(2026, 11, 26)
    dated = Dated("x", BUDI, day, time(10), day, time(12), WITA)
    roster = Roster((week(ANA),), (dated,))

    assert on_duty(roster, at("2026-11-26 09:59")) == {ANA}
    assert on_duty(roster, at("2026-11-26 10:00")) == {BUDI}
    assert on_duty(roster, at("2026-11-26 12:00")) == {ANA}


def test_on_a_closed_day_those_of_closed_days_are_on_duty():
    usual, holiday = week(ANA), week(BUDI, frozenset({HOLIDAY}))
    closed = frozenset({date(2026, 11, 26)})

    assert on_duty(Roster((usual, holiday), closed=closed), at("2026-11-26 09:00")) == {
        BUDI
    }
    assert on_duty(Roster((usual,), closed=closed), at("2026-11-26 09:00")) == {ANA}


def test_who_stands_in_may_be_stood_in_for():
    begins, ends = at("2026-11-26 08:00"), at("2026-11-26 16:00")
    covers = (
        Cover("1", begins, ends, ANA, BUDI),
        Cover("2", begins + HOUR, ends, BUDI, CITRA),
    )
    roster = Roster((week(ANA),), covers=covers)

    assert on_duty(roster, begins) == {BUDI}
    assert on_duty(roster, begins + HOUR) == {CITRA}


def test_the_shift_of_somebody_who_left_is_a_gap():
    roster = Roster((week(ANA),), standing=frozenset({BUDI}))
    begins, ends = at("2026-11-26 08:00"), at("2026-11-26 16:00")

    assert on_duty(roster, begins) == set()
    assert [(hole.begins_at, hole.ends_at) for hole in gaps(roster, begins, ends)] == [
        (begins, ends)
    ]


def test_turns_are_whole_and_know_who_really_stands_there():
    begins, ends = at("2026-11-26 08:00"), at("2026-11-26 16:00")
    roster = Roster((week(ANA),), covers=(Cover("1", begins, ends, ANA, BUDI),))

    turns = duties(roster, begins + HOUR, begins + DAY + HOUR)

    assert [(turn.begins_at, turn.ends_at, turn.person) for turn in turns] == [
        (begins, ends, BUDI),
        (begins + DAY, ends + DAY, ANA),
    ]


def test_two_people_of_one_zone_overlap_and_two_zones_do_not():
    begins = at("2026-11-26 00:00")
    late = week(BUDI, begins=12, ends=20)
    elsewhere = week(CITRA, zone="Asia/Jayapura")

    (found,) = overlaps(Roster((week(ANA), late, elsewhere)), begins, begins + DAY)

    assert (found.begins_at, found.ends_at, found.people) == (
        at("2026-11-26 12:00"),
        at("2026-11-26 16:00"),
        (ANA, BUDI),
    )
