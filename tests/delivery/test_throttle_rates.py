"""The throttle's figures: never faster than Telegram allows, and hardly slower."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.throttle import Limits, Throttle

USUAL = Limits()
GROUP, PERSON = -100, 7
LETTERS = st.lists(
    st.tuples(
        st.sampled_from([-2, -1, 1, 2, 3, *range(10, 60)]),
        st.booleans(),
        st.floats(0, 3, allow_nan=False),
    ),
    max_size=300,
)
EPOCH = st.sampled_from([0.0, 12345.678, 1_795_000_000.123])


def send(throttle: Throttle, chat_id: int, now: float, urgent: bool) -> float:
    """Wait as told, let one letter leave and return when it left."""
    while wait := throttle.may_leave(chat_id, now, urgent):
        now += wait
    throttle.left(chat_id, now, urgent)
    return now


def most_in_a_window(times: list[float], seconds: float) -> int:
    times = sorted(times)
    return max(
        (sum(start <= t < start + seconds - 1e-6 for t in times) for start in times),
        default=0,
    )


@given(LETTERS, EPOCH)
def test_no_window_exceeds_a_limit(
    letters: list[tuple[int, bool, float]], now: float
) -> None:
    throttle, sent = Throttle(USUAL), list[tuple[int, float, bool]]()
    for chat_id, urgent, pause in letters:
        now = send(throttle, chat_id, now + pause / 20, urgent)
        sent.append((chat_id, now, urgent))

    assert most_in_a_window([t for _, t, _ in sent], 1) <= 30
    assert most_in_a_window([t for _, t, urgent in sent if not urgent], 1) <= 20
    for chat_id in {chat_id for chat_id, _, _ in sent}:
        times = [t for chat, t, _ in sent if chat == chat_id]
        assert most_in_a_window(times, 1) <= 1
        assert chat_id > 0 or most_in_a_window(times, 60) <= 20


@given(LETTERS, EPOCH)
def test_whoever_waits_as_told_may_leave(
    letters: list[tuple[int, bool, float]], now: float
) -> None:
    throttle = Throttle(USUAL)
    for chat_id, urgent, pause in letters:
        now += pause / 20
        now += throttle.may_leave(chat_id, now, urgent)
        assert throttle.may_leave(chat_id, now, urgent) == 0
        throttle.left(chat_id, now, urgent)


def run(
    throttle: Throttle, seconds: float, chats: dict[bool, list[int]]
) -> Counter[bool]:
    """Offer urgent letters first and then the others to every chat, each 5 ms."""
    sent: Counter[bool] = Counter()
    for step in range(int(seconds * 200)):
        for urgent in (True, False):
            for chat_id in chats.get(urgent, []):
                if throttle.may_leave(chat_id, step / 200, urgent) == 0:
                    throttle.left(chat_id, step / 200, urgent)
                    sent[urgent] += 1
    return sent


@pytest.mark.parametrize(
    ("chats", "allowed"),
    [
        ({True: list(range(1, 60)), False: list(range(100, 160))}, 30),
        ({True: list(range(1, 60))}, 30),
        ({False: list(range(1, 60))}, 20),
        ({False: [PERSON]}, 1),
    ],
)
def test_nearly_the_whole_rate_is_usable(
    chats: dict[bool, list[int]], allowed: int
) -> None:
    sent = run(Throttle(USUAL), 20, chats)

    assert 0.95 * allowed * 20 <= sent.total() <= allowed * 20


def test_nearly_the_whole_rate_of_a_group_is_usable() -> None:
    sent = run(Throttle(USUAL), 600, {True: [GROUP], False: [GROUP]})

    assert 190 <= sent.total() <= 200


@settings(max_examples=20, deadline=None)
@given(st.lists(st.floats(0, 10), min_size=1, max_size=10))
def test_a_ping_never_waits_for_letters_to_others(calls: list[float]) -> None:
    """Ten pings within ten seconds, while five hundred letters wait."""
    throttle, pings = Throttle(USUAL), sorted(calls)
    for step in range(220):
        while pings and pings[0] <= step / 20:
            pings.pop(0)
            chat_id = 1000 + len(pings)
            assert throttle.may_leave(chat_id, step / 20, True) == 0
            throttle.left(chat_id, step / 20, True)
        for chat_id in range(step % 10, 500, 10):
            if throttle.may_leave(chat_id, step / 20, False) == 0:
                throttle.left(chat_id, step / 20, False)


def test_a_ping_to_a_busy_group_waits_a_second_at_most() -> None:
    throttle = Throttle(USUAL)
    now = 0.0
    for _ in range(15):
        now = send(throttle, GROUP, now, urgent=False)

    assert throttle.may_leave(GROUP, now, urgent=False) > 40
    assert throttle.may_leave(GROUP, now, urgent=True) <= 1.001


UNDER_WAY = st.lists(
    st.tuples(st.floats(0, 0.2), st.floats(0, 1), st.booleans()), max_size=150
)


@settings(deadline=None)
@given(UNDER_WAY)
def test_no_window_exceeds_the_limit_whenever_a_call_counts(
    letters: list[tuple[float, float, bool]],
) -> None:
    """Each call takes its time, and Telegram counts it at any moment in between."""
    throttle, now, counted = Throttle(USUAL), 0.0, list[float]()
    answers: list[tuple[float, int, bool]] = []
    for chat_id, (takes, share, urgent) in enumerate(letters, 1):
        while True:
            for answered in sorted(a for a in answers if a[0] <= now):
                throttle.left(answered[1], answered[0], answered[2])
                answers.remove(answered)
            wait = throttle.may_leave(chat_id, now, urgent)
            if wait == 0:
                break
            now = min([now + wait, *(at for at, _, _ in answers)])
        throttle.leaves(chat_id, now, urgent)
        counted.append(now + takes * share)
        answers.append((now + takes, chat_id, urgent))

    assert most_in_a_window(counted, 1) <= 30


def test_a_place_under_way_is_taken_until_its_answer() -> None:
    throttle = Throttle(Limits(total_per_second=1))
    throttle.leaves(1, 0.0, True)

    assert 0 < throttle.may_leave(2, 5.0, True) < 1

    throttle.left(1, 5.0, True)
    assert throttle.may_leave(2, 5.9, True) > 0
    assert throttle.may_leave(2, 6.0, True) == 0
