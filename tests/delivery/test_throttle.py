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


def test_what_is_kept_for_calls_is_lent_while_none_waits_but_one_place() -> None:
    throttle = Throttle(USUAL)

    def leave(chat_id: int, *, urgent: bool) -> bool:
        if throttle.may_leave(chat_id, 0.0, urgent):
            return False
        throttle.left(chat_id, 0.0, urgent)
        return True

    assert sum(leave(n, urgent=False) for n in range(1, 40)) == 20
    throttle.lends = True
    assert sum(leave(n, urgent=False) for n in range(100, 140)) == 9
    throttle.lends = False
    assert not leave(PERSON + 500, urgent=False)
    assert sum(leave(n, urgent=True) for n in range(200, 240)) == 1


def test_the_room_is_what_the_whole_rate_still_allows() -> None:
    throttle = Throttle(USUAL)
    assert throttle.room(0.0, 64) == 30
    for chat_id in range(1, 11):
        throttle.leaves(chat_id, 0.0, urgent=True)
    assert throttle.room(0.0, 64) == 20
    for chat_id in range(1, 11):
        throttle.left(chat_id, 0.5, urgent=True)

    assert (throttle.room(0.6, 64), throttle.room(0.6, 7)) == (20, 7)
    assert throttle.room(1.6, 64) == 30
    assert Throttle(Limits(total_per_second=None)).room(0.0, 64) == 64


def test_as_many_are_on_their_way_to_a_chat_as_its_rate_allows() -> None:
    assert Throttle(USUAL).together == 1
    assert Throttle(Limits(per_chat_per_second=None)).together > 1
