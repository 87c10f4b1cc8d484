"""What else the throttle promises: holds, settings, clocks and memory."""

from itertools import pairwise

import pytest

from bot.delivery.throttle import Limits, Throttle

USUAL = Limits()
GROUP, PERSON = -100, 7


def test_a_chat_told_to_wait_holds_up_nobody_else() -> None:
    throttle = Throttle(USUAL)
    throttle.blocked(PERSON, 10.0, 30)
    throttle.blocked(PERSON, 11.0, 1)  # a shorter one does not open it earlier

    assert 29 <= throttle.may_leave(PERSON, 11.0, urgent=True) <= 29.001
    assert throttle.may_leave(GROUP, 11.0, urgent=False) == 0
    assert throttle.may_leave(PERSON, 40.0, urgent=False) == 0


def test_everybody_waits_when_telegram_says_so() -> None:
    throttle = Throttle(USUAL)
    throttle.blocked_all(10.0, 5)

    assert 5 <= throttle.may_leave(PERSON, 10.0, urgent=True) <= 5.001
    assert throttle.may_leave(PERSON, 15.0, urgent=True) == 0


@pytest.mark.parametrize("nothing", [0, None])
def test_zero_or_none_is_without_limit(nothing: int | None) -> None:
    throttle = Throttle(
        Limits(
            per_chat_per_second=nothing,
            per_group_per_minute=nothing,
            total_per_second=nothing,
        )
    )
    for _ in range(1000):
        assert throttle.may_leave(GROUP, 1.0, urgent=False) == 0
        throttle.left(GROUP, 1.0, urgent=False)


def test_a_small_rate_leaves_a_place_to_the_others() -> None:
    throttle = Throttle(Limits(total_per_second=2, reserved_of_total=10))

    assert throttle.may_leave(PERSON, 0.0, urgent=False) == 0
    throttle.left(PERSON, 0.0, urgent=False)
    assert throttle.may_leave(PERSON + 1, 0.0, urgent=False) > 0
    assert throttle.may_leave(PERSON + 1, 0.0, urgent=True) == 0


def test_pings_within_their_reserve_take_nothing_from_the_others() -> None:
    throttle = Throttle(USUAL)
    for chat_id in range(1, 31):
        assert throttle.may_leave(chat_id, 0.0, urgent=chat_id <= 10) == 0
        throttle.left(chat_id, 0.0, urgent=chat_id <= 10)

    assert throttle.may_leave(PERSON + 100, 0.0, urgent=True) > 0


def test_a_clock_that_steps_back_costs_no_more_than_one_window() -> None:
    throttle = Throttle(USUAL)
    throttle.left(PERSON, 10_000.0, urgent=False)
    throttle.blocked(GROUP, 10_000.0, 30)

    assert throttle.may_leave(PERSON, 6400.0, urgent=False) <= 1.001
    assert throttle.may_leave(GROUP, 6400.0, urgent=False) <= 30.001
    assert throttle.may_leave(PERSON, 6401.0, urgent=False) == 0


def test_idle_chats_are_forgotten_and_blocked_ones_are_not() -> None:
    throttle = Throttle(USUAL)
    throttle.blocked(PERSON, 0.0, 9000)
    for second in range(5000):
        throttle.left(1000 + second, float(second), urgent=False)

    assert throttle.remembered <= 122
    assert throttle.may_leave(PERSON, 5000.0, urgent=True) >= 4000


def test_times_of_one_chat_are_a_second_apart() -> None:
    throttle, now, times = Throttle(USUAL), 0.1, list[float]()
    for _ in range(10):
        now += throttle.may_leave(PERSON, now, urgent=True)
        throttle.left(PERSON, now, urgent=True)
        times.append(now)

    assert all(later - earlier >= 1 for earlier, later in pairwise(times))
