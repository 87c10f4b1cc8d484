"""Every level starts the clocks of the doctrine's table (doctrine.md 3.5)."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.domain.clock_plans import Pace
from bot.domain.clocks import (
    AWAITED,
    HAPPENS,
    REPEATING,
    STARTED_AT,
    STOPPED_BY,
    ClockName,
    Moment,
)
from bot.domain.levels import Level
from bot.playbook import load_playbook

PLAYBOOK = load_playbook(None)
CLOCKS = PLAYBOOK.clocks
T0 = datetime(2026, 3, 12, 7, 5, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
L1, L2, L3, L4 = Level

TABLE = {
    ClockName.ACKNOWLEDGE: (60 * MINUTE, 30 * MINUTE, 15 * MINUTE, 5 * MINUTE),
    ClockName.TRIAGE: (4 * HOUR, 60 * MINUTE, 30 * MINUTE, 15 * MINUTE),
    ClockName.RESPONDER_REACHED: (None, 60 * MINUTE, 30 * MINUTE, 15 * MINUTE),
    ClockName.FIRST_WORD_DECISION: (None, 2 * HOUR, None, None),
    ClockName.FIRST_WORD: (DAY, 4 * HOUR, 60 * MINUTE, 30 * MINUTE),
    ClockName.FULL_STATEMENT: (None, 24 * HOUR, 6 * HOUR, 6 * HOUR),
    ClockName.APPROVAL: (4 * HOUR, 60 * MINUTE, 15 * MINUTE, 10 * MINUTE),
    ClockName.PUBLIC_UPDATE: (None, DAY, 4 * HOUR, 2 * HOUR),
    ClockName.PROMISE: (None, None, None, None),  # a person says until when
    ClockName.SITREP: (5 * DAY, DAY, 12 * HOUR, HOUR),
    ClockName.ENQUIRY: (DAY, 4 * HOUR, 2 * HOUR, HOUR),
    ClockName.REVIEW: (None, 10 * DAY, 14 * DAY, 14 * DAY),
}


def started(level: Level | None, moment: Moment = Moment.LEVEL_SET):
    return {due.name.value: due.due_at - T0 for due in CLOCKS.start(level, T0, moment)}


@pytest.mark.parametrize("name", ClockName)
@pytest.mark.parametrize("level", Level)
def test_a_clock_has_the_time_of_the_table(name, level):
    pace = CLOCKS.plan(level).paces.get(name)

    assert TABLE[name][level - 1] == (pace.wait if pace else None)


def test_every_clock_but_that_of_a_promise_has_one_moment_that_starts_it():
    names = [name for started in STARTED_AT.values() for name in started]

    assert [n for n in ClockName if n is not ClockName.PROMISE] == names
    assert list(Moment) == list(STARTED_AT)


def test_a_level_starts_the_clocks_of_the_first_word():
    assert started(L1) == {"first_word": DAY}
    assert started(L2) == {
        "responder_reached": HOUR,
        "first_word_decision": 2 * HOUR,
        "first_word": 4 * HOUR,
        "full_statement": DAY,
    }
    assert started(L3) == {
        "responder_reached": 30 * MINUTE,
        "first_word": HOUR,
        "full_statement": 6 * HOUR,
    }
    assert started(L4) == {
        "responder_reached": 15 * MINUTE,
        "first_word": 30 * MINUTE,
        "full_statement": 6 * HOUR,
    }


def test_a_report_starts_the_clock_of_answering_it():
    assert started(None, Moment.REPORTED) == {"acknowledge": 15 * MINUTE}
    assert started(None, Moment.TRIAGE_OPENED) == {"triage": 30 * MINUTE}


def test_a_report_of_danger_is_as_urgent_as_the_highest_level():
    assert started(L4, Moment.REPORTED) == {"acknowledge": 5 * MINUTE}


def test_an_issue_without_a_level_starts_no_other_clock():
    moments = set(Moment) - {Moment.REPORTED, Moment.TRIAGE_OPENED}

    assert [started(None, moment) for moment in moments] == [{}] * 5


@pytest.mark.parametrize(
    ("moment", "names"),
    [
        (Moment.SUBMITTED, ["approval"]),
        (Moment.RESPONDING, ["public_update", "sitrep"]),
        (Moment.ENQUIRY_RECEIVED, ["enquiry"]),
        (Moment.REVIEW_OPENED, ["review"]),
    ],
)
def test_what_happens_later_starts_its_own_clocks(moment, names):
    assert names == list(started(L3, moment))


def test_an_update_that_is_given_starts_the_next_one():
    due = CLOCKS.again(L3, ClockName.PUBLIC_UPDATE, T0, T0 + 3 * HOUR)

    assert due is not None
    assert (due.name, due.due_at) == (ClockName.PUBLIC_UPDATE, T0 + 7 * HOUR)


@pytest.mark.parametrize(
    ("name", "met", "wait"),
    [
        (ClockName.PUBLIC_UPDATE, 12 * HOUR - MINUTE, 2 * HOUR),
        (ClockName.PUBLIC_UPDATE, 12 * HOUR, 4 * HOUR),
        (ClockName.SITREP, 6 * HOUR - MINUTE, HOUR),
        (ClockName.SITREP, 6 * HOUR, 4 * HOUR),
    ],
)
def test_the_rhythm_of_the_highest_level_slows_down(name, met, wait):
    due = CLOCKS.again(L4, name, T0, T0 + met)

    assert due is not None
    assert T0 + met + wait == due.due_at


@pytest.mark.parametrize("name", sorted(set(ClockName) - REPEATING))
def test_other_clocks_run_once(name):
    assert CLOCKS.again(L4, name, T0, T0 + HOUR) is None


def test_a_clock_that_a_level_lacks_does_not_repeat():
    assert CLOCKS.again(L1, ClockName.PUBLIC_UPDATE, T0, T0 + HOUR) is None


def test_a_pace_without_a_change_stays():
    assert Pace(HOUR).after(100 * DAY) == HOUR


# Hours of work

WORK = PLAYBOOK.work(timezone(8 * HOUR))
FRIDAY = datetime(2026, 3, 13, 15, 30, tzinfo=WORK.zone)  # the office closes at 16.30
MONDAY = datetime(2026, 3, 16, 7, 30, tzinfo=WORK.zone)  # and opens again


@pytest.mark.parametrize(
    ("level", "ends"),
    [
        (L1, {"first_word": FRIDAY + 3 * DAY}),
        (L2, {
            "responder_reached": FRIDAY + HOUR,
            "first_word_decision": MONDAY + HOUR,
            "first_word": MONDAY + 3 * HOUR,
            "full_statement": FRIDAY + 3 * DAY,
        }),
        (L3, {
            "responder_reached": FRIDAY + 30 * MINUTE,
            "first_word": FRIDAY + HOUR,
            "full_statement": FRIDAY + 6 * HOUR,
        }),
        (L4, {
            "responder_reached": FRIDAY + 15 * MINUTE,
            "first_word": FRIDAY + 30 * MINUTE,
            "full_statement": FRIDAY + 6 * HOUR,
        }),
    ],
)  # fmt: skip
def test_low_levels_count_hours_of_work_and_high_ones_every_hour(level, ends):
    found = CLOCKS.start(level, FRIDAY, Moment.LEVEL_SET, WORK)

    assert {due.name.value: due.due_at for due in found} == ends


def test_an_issue_that_nobody_assessed_counts_every_hour():
    [due] = CLOCKS.start(None, FRIDAY + 3 * HOUR, Moment.REPORTED, WORK)

    assert due.due_at == FRIDAY + 3 * HOUR + 15 * MINUTE


def test_every_clock_has_one_thing_that_stops_it_and_none_runs_without():
    assert set(STOPPED_BY) == set(ClockName)
    assert {name for name in ClockName if STOPPED_BY[name] in HAPPENS} == AWAITED
    assert sorted(set(ClockName) - AWAITED) == []
