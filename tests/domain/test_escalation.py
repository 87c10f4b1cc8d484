"""Climbing: somebody is always called next, until a human takes it, and never after."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.escalation import Escalation
from bot.domain.ladders import Ladder, Step
from bot.domain.roles import Role

START = datetime(2026, 3, 12, tzinfo=UTC)
WAITS = st.timedeltas(timedelta(seconds=1), timedelta(days=7))
STEPS = st.lists(
    st.builds(
        Step,
        st.lists(st.sampled_from([r.value for r in Role]), min_size=1, max_size=3).map(
            tuple
        ),
        WAITS,
    ),
    min_size=1,
    max_size=6,
)
LADDERS = st.builds(Ladder, STEPS.map(tuple), WAITS)


def climb_of(ladder: Ladder) -> Escalation:
    return Escalation("2026-0001", 1, "reported", ladder, START)


def small() -> Escalation:
    minutes = timedelta(minutes=1)
    steps = (Step(("duty_officer",), 10 * minutes), Step(("crisis_lead",), 5 * minutes))
    return climb_of(Ladder(steps, 15 * minutes))


@given(LADDERS, st.integers(1, 60))
def test_every_call_is_followed_by_another_one(ladder, times):
    climb, calls = climb_of(ladder), []
    for _ in range(times):
        due = climb.due_at
        assert due is not None
        climb, call = climb.advance(due)
        assert call is not None
        calls.append(call)
        assert climb.due_at > due

    roles = [step.call for step in ladder.steps]
    assert [call.call for call in calls] == [
        roles[n % len(roles)] for n in range(times)
    ]
    assert len({call.key for call in calls}) == times
    assert [(call.round_, call.step) for call in calls] == [
        divmod(n, len(roles)) for n in range(times)
    ]


@given(LADDERS, st.integers(0, 20))
def test_nothing_happens_before_its_time(ladder, times):
    climb = climb_of(ladder)
    for _ in range(times):
        climb, _ = climb.advance(climb.due_at)
    early = climb.due_at - timedelta(milliseconds=1)

    assert climb.advance(early) == (climb, None)


@given(LADDERS, st.integers(0, 20), st.timedeltas(timedelta(0), timedelta(days=400)))
def test_after_the_stop_nobody_is_called_whatever_is_asked(ladder, times, later):
    climb = climb_of(ladder)
    for _ in range(times):
        climb, _ = climb.advance(climb.due_at)
    stopped, then = climb.stop(), START + later

    assert not stopped.running
    for moved in (
        stopped.stop(),
        stopped.hurry(then),
        stopped.sleep(then),
        stopped.again(then),
    ):
        assert moved == stopped
        assert moved.advance(then) == (stopped, None)


@given(LADDERS, st.integers(1, 20))
def test_hurry_makes_the_next_call_now(ladder, times):
    climb = climb_of(ladder)
    for _ in range(times):
        climb, _ = climb.advance(climb.due_at)

    _, call = climb.hurry(START).advance(START)

    assert call is not None
    assert call.call == climb.next_call


@given(LADDERS, st.timedeltas(timedelta(seconds=1), timedelta(days=3)))
def test_asleep_nobody_is_called_until_the_morning(ladder, night):
    morning = START + night
    asleep = climb_of(ladder).sleep(morning)

    assert asleep.advance(morning - timedelta(milliseconds=1))[1] is None
    assert asleep.advance(morning)[1] is not None


@given(LADDERS, st.integers(1, 20))
def test_beginning_again_starts_at_the_first_step_under_a_new_serial(ladder, times):
    climb, keys = climb_of(ladder), set()
    for _ in range(times):
        climb, call = climb.advance(climb.due_at)
        keys.add(call.key)

    again, first = climb.again(START).advance(START)

    assert (first.round_, first.step) == (0, 0)
    assert first.key not in keys
    assert again.serial == climb.serial + 1


@given(LADDERS, st.timedeltas(timedelta(0), timedelta(days=30)))
def test_after_a_long_silence_one_call_catches_up(ladder, away):
    climb = climb_of(ladder)

    climb, call = climb.advance(START + away)

    assert call is not None
    assert climb.due_at > START + away
    assert climb.advance(START + away)[1] is None


def test_the_first_and_the_last_waits_are_those_of_the_ladder():
    climb, due = small(), []
    for _ in range(4):
        climb, _ = climb.advance(climb.due_at)
        due.append((climb.due_at - START) // timedelta(minutes=1))

    assert due == [10, 25, 35, 50]


def test_before_the_first_call_nobody_was_called():
    climb = small()

    assert climb.last_call == ()
    assert climb.next_call == ("duty_officer",)
    climb, _ = climb.advance(START)
    assert climb.last_call == ("duty_officer",)
    assert climb.next_call == ("crisis_lead",)
    assert climb.round_ == 0
