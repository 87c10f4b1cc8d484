"""Who is told of a clock, and when; and which times are offered for the next word."""

from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.clock_plans import ClockPlan, Pace
from bot.domain.clocks import ClockName
from bot.domain.ladders import Ladder, Step
from bot.domain.legal import TERMS, LegalClock, warning
from bot.domain.levels import Level
from bot.domain.office import Night
from bot.domain.ringing import (
    GRACE,
    RINGS,
    SLOWEST,
    Look,
    asked_again,
    bell,
    first_look,
    only_asked,
    peace,
)
from bot.domain.roles import Role
from bot.domain.times import promise, promises
from bot.playbook import load_playbook

PLAYBOOK = load_playbook(None)
WITA = timezone(timedelta(hours=8))
WORK = PLAYBOOK.work(WITA)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
T0 = datetime(2026, 3, 12, 8, 0, tzinfo=WITA)
LADDER = Ladder(
    (Step(("duty_officer",), 10 * MINUTE), Step(("team",), 15 * MINUTE)), HOUR
)


def plan(remind=15 * MINUTE, office_hours=False) -> ClockPlan:
    return ClockPlan({ClockName.FIRST_WORD: Pace(HOUR)}, office_hours, remind)


@pytest.mark.parametrize(
    ("remind", "wait", "passed", "look"),
    [
        (15 * MINUTE, HOUR, 0, Look(T0 + 45 * MINUTE, 0)),
        (None, HOUR, 0, Look(T0 + HOUR, 1)),
        (40 * MINUTE, HOUR, 0, Look(T0 + HOUR, 1)),  # too short to be brought to mind
        (15 * MINUTE, HOUR, 50, Look(T0 + HOUR, 1)),  # the reminder's time has passed
        (15 * MINUTE, HOUR, 60, Look(T0 + 60 * MINUTE + GRACE, 1)),
        (15 * MINUTE, HOUR, 90, Look(T0 + 90 * MINUTE + GRACE, 1)),
    ],
)  # fmt: skip
def test_a_clock_is_brought_to_mind_before_its_end_where_that_is_worth_it(
    remind, wait, passed, look
):
    assert look == first_look(plan(remind), T0, T0 + wait, T0 + passed * MINUTE, None)


def test_a_reminder_in_hours_of_work_does_not_come_before_the_office_opens():
    due = datetime(2026, 3, 13, 7, 40, tzinfo=WITA)

    assert first_look(plan(30 * MINUTE, office_hours=True), T0, due, T0, WORK) == Look(
        datetime(2026, 3, 13, 7, 30, tzinfo=WITA), 0
    )


def test_first_those_who_can_meet_it_are_called_then_the_ladder_and_all_over_again():
    rounds = [bell(LADDER, rung) for rung in range(1, 8)]

    duty, team = LADDER.steps[0].call, LADDER.steps[1].call
    assert [one.call for one in rounds] == [None, duty, team, None, duty, team, None]
    assert [one.wait // MINUTE for one in rounds] == [10, 10, 60, 20, 20, 120, 40]


def test_who_knows_is_told_less_often_but_again_and_again():
    waits = [bell(LADDER, rung).wait for rung in range(1, 200)]
    assert max(waits) == SLOWEST
    assert sum(waits[:16], timedelta()) > timedelta(hours=24)


@pytest.mark.parametrize("level", Level)
def test_only_the_ladder_of_the_highest_level_calls_the_head(level):
    """The head is woken about a clock where the ladder of the level wakes them."""
    ladder = PLAYBOOK.ladders.for_level(level)
    called = {role for r in range(1, 9) for role in bell(ladder, r).call or ()}

    assert (Role.HEAD_OF_AGENCY in called) == (level is Level.L4)


def test_a_clock_that_people_are_told_of_has_a_way_to_be_met():
    assert set(RINGS) == {
        "approval",
        "first_word_decision",
        "first_word",
        "enquiry",
        "full_statement",
        "public_update",
        "sitrep",
        "promise",
        "review",
    }


@pytest.mark.parametrize(
    ("level", "waits"),
    [
        (None, []),
        (Level.L1, []),
        (Level.L2, []),
        (Level.L3, [120]),
        (Level.L4, [20, 40]),
    ],
)
def test_a_late_report_is_asked_for_a_few_times_and_a_digest_only_once(level, waits):
    asked = [asked_again(level, rung) for rung in range(1, 5)]

    assert asked == [w * MINUTE for w in waits] + [None] * (4 - len(waits))


@pytest.mark.parametrize(("wait", "left"), [(5, 10), (60, 60), (600, 120)])
def test_peace_is_as_long_as_the_clock_within_bounds(wait, left):
    assert peace(T0, T0 + wait * MINUTE) == left * MINUTE


# The law


def test_the_warnings_of_a_data_breach_come_at_their_hours_and_never_end():
    hours, now = [], T0
    for _ in range(7):
        now = warning(LegalClock.PDP, T0, now)
        hours.append((now - T0) / HOUR)

    assert hours == [24, 48, 60, 70, 72, 84, 96]


def test_only_what_a_person_can_end_is_started():
    started = [name for name, term in TERMS.items() if term.flag]
    assert started == [LegalClock.PDP, LegalClock.BSSN]
    assert set(TERMS) == set(LegalClock)


# The next word

NIGHT = Night(time(22), time(6))


@pytest.mark.parametrize(
    ("at", "wait", "offered"),
    [
        ("07:20", 24, ["12:00", "16:00", "20:00", "07:00"]),
        ("07:20", 4, ["09:00", "10:00", "11:00"]),
        ("07:20", 2, ["08:00", "09:00"]),
        ("16:40", 24, ["20:00", "09:00", "12:00", "16:00"]),
        ("20:10", 4, ["06:00"]),
        ("21:00", 4, ["06:00"]),
    ],
)
def test_sensible_times_are_offered_for_the_next_word(at, wait, offered):
    hour, minute = map(int, at.split(":"))
    now = T0.replace(hour=hour, minute=minute)
    found = promises(now, wait * HOUR, WITA, NIGHT)

    assert [f"{one.astimezone(WITA):%H:%M}" for one in found] == offered


@settings(max_examples=200, deadline=None)
@given(
    st.integers(0, 2 * 24 * 60),
    st.integers(1, 48 * 4),
    st.sampled_from([NIGHT, None]),
    st.sampled_from([7, 8, 9]),
)
def test_what_is_offered_is_in_order_awake_and_never_later_than_it_must(
    minute, quarter, quiet, ahead
):
    zone = timezone(ahead * HOUR)
    now, wait = (
        datetime(2026, 3, 12, tzinfo=UTC) + minute * MINUTE,
        quarter * 15 * MINUTE,
    )
    found = promises(now, wait, zone, quiet)

    assert 1 <= len(found) <= 4
    assert list(found) == sorted(set(found))
    assert now < found[0]
    assert found[-1] == promise(now, wait, zone, quiet)
    assert not [one for one in found if quiet and quiet.covers(one.astimezone(zone))]


def test_below_l3_a_decision_is_asked_for_a_few_times_and_no_ladder_is_climbed():
    name = ClockName.FIRST_WORD_DECISION
    asked = [asked_again(Level.L2, rung, name) for rung in (1, 2, 3)]

    assert asked == [timedelta(hours=1), timedelta(hours=3), None]
    assert [only_asked(name, level) for level in Level] == [True, True, False, False]
    assert not only_asked(ClockName.FIRST_WORD, Level.L2)
