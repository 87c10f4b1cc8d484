"""Policies: somebody is always called, answers are counted, lists and expiry lose nothing."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.call_table import cycle, table
from bot.domain.call_targets import Circumstances
from bot.domain.calling import choose
from bot.domain.escalation import Escalation
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.domain.keeping import Keeping, Look
from bot.domain.ladders import EVERYBODY, Hours, Ladder, Occasion, Step
from bot.domain.levels import Level, Urgency
from bot.domain.member import Member
from bot.domain.pacing import Pace
from bot.domain.quiet import QuietHours, read_span, wakes
from bot.domain.roles import TEAM
from bot.domain.values import replace
from tests.docs.call_tables import every_ladder, shipped

NOW = datetime(2026, 3, 12, tzinfo=UTC)
ISSUE = Issue("2026-0001", "Air keruh", IssueState.REPORTED, 99, NOW)
MINUTE = timedelta(minutes=1)
SHIPPED = [
    pytest.param(ladder, id=f"{profile} {title}")
    for profile, ladders in shipped().items()
    for title, ladder in every_ladder(ladders)
]
PEOPLE = st.lists(
    st.tuples(st.sampled_from(sorted(TEAM)), st.sampled_from(["", "", "blocked"])),
    min_size=1,
    max_size=8,
)
SOME = st.frozensets(st.integers(1, 8))


@pytest.mark.parametrize("ladder", SHIPPED)
@settings(max_examples=30)
@given(people=PEOPLE, duty=SOME, away=SOME, resting=SOME, setter=st.integers(0, 8))
def test_while_anybody_meant_is_reachable_somebody_is_called_each_round(
    ladder, people, duty, away, resting, setter
):
    team = [
        Member(number, f"M{number}", frozenset({role}), NOW, unreachable=gone)
        for number, (role, gone) in enumerate(people, 1)
    ]
    now = Circumstances(duty, away, resting, frozenset(), setter)
    once = [choose(ISSUE, team, step.call, now) for step in ladder.steps]
    again = [
        choose(ISSUE, team, step.call, now, last_resort=True) for step in ladder.steps
    ]

    alone = [m for m in team if m.reachable and m.user_id != setter]
    meant = {m.user_id for found in again for m in found.people}
    reachable = {m.user_id for m in alone if any(
        choose(ISSUE, [m], step.call, Circumstances()).people for step in ladder.steps
    )}  # fmt: skip
    assert meant or not reachable
    for found in (*once, *again):
        named = [*found.people, *(member for member, _ in found.spared)]
        assert len({m.user_id for m in named}) == len(named), (
            "called or spared, not both"
        )
        assert all(member.reachable for member in found.people)


@pytest.mark.parametrize("ladder", SHIPPED)
def test_the_printed_table_is_what_a_climb_does(ladder):
    climb, made = Escalation("2026-0001", 1, "reported", ladder, NOW), []
    for _ in range(2 * len(ladder.steps)):
        at = climb.due_at
        climb, call = climb.advance(at)
        made.append((at - NOW, call.call))

    once = [(row.after, row.step.call) for row in table(ladder)]
    again = [(after + cycle(ladder), call) for after, call in once]
    assert made == once + again


@pytest.mark.parametrize("ladder", SHIPPED)
def test_every_policy_reaches_more_people_the_longer_nobody_answers(ladder):
    called = [set(step.call) for step in ladder.steps]

    assert all(called)
    assert all("team" in later or sooner <= later for sooner, later in pairwise(called))


def test_the_policy_of_a_category_or_an_hour_goes_before_the_ladder():
    full = shipped()["full"]
    leak = Occasion(frozenset({"F3"}), Hours.OPEN)
    closed = Occasion(hours=Hours.CLOSED)

    assert "legal_adviser" in full.for_level(Level.L3, leak).steps[0].call
    assert full.for_level(Level.L3, closed) == full.by_name["L3"]
    assert full.for_level(Level.L1, closed) != full.by_name["L1"]
    press = Occasion(frozenset({Urgency.PRESS_WAITING.value}))
    assert (
        "media_liaison" in full.for_report(danger=False, occasion=press).steps[0].call
    )


def test_the_answers_asked_for_are_those_of_the_widest_call_made_so_far():
    steps = tuple(Step(("team",), MINUTE, answers) for answers in (1, 3, 2, EVERYBODY))
    climb = Escalation("2026-0001", 1, "level", Ladder(steps, MINUTE), NOW)

    asked = [replace(climb, calls=n).asking for n in range(5)]

    assert [step and step.answers for step in asked] == [None, None, 3, 3, EVERYBODY]


@given(
    waits=st.lists(st.integers(0, 90), min_size=1, max_size=60),
    alone=st.integers(1, 4),
)
def test_nobody_is_called_faster_than_the_pace_and_no_call_is_lost(waits, alone):
    gap, now = MINUTE, NOW
    pace, sent, waiting = Pace(1, NOW - gap, 0), [], 0
    for wait in waits:
        now += timedelta(seconds=wait)
        if pace.list_at is not None and pace.list_at <= now:
            sent += [now] * bool(waiting)
            pace, waiting = pace.listed(now, alone), 0
        pace, on_its_own = pace.step(now, alone, gap)
        if on_its_own:
            sent.append(now)
        else:
            waiting += 1
            assert pace.list_at is not None
            assert pace.list_at <= now + gap

    for first in sent:
        assert len([at for at in sent if first <= at < first + gap]) <= 2 * alone
    if alone == 1:
        assert all(b - a >= gap for a, b in pairwise(sent))
    assert (waiting > 0) <= (pace.list_at is not None)


@given(st.lists(st.integers(1, 200), min_size=1, max_size=30), st.data())
def test_silence_is_asked_about_and_lapses_once_and_any_sign_renews(minutes, data):
    keeping = Keeping("2026-0001", 7, NOW + 60 * MINUTE, 60 * MINUTE, 15 * MINUTE)
    sign = NOW
    for _ in minutes:
        now = keeping.look_at
        if data.draw(st.booleans()):
            sign = now - MINUTE if keeping.asked_at is None else now
        asked_before = keeping.asked_at
        keeping, look = keeping.look(now, sign)
        if look is Look.LAPSE:
            assert asked_before is not None
            assert sign <= asked_before
            break
        assert keeping.look_at > now
        assert (look is Look.ASK) == (now - sign >= keeping.expires)


@pytest.mark.parametrize(
    ("text", "start", "end", "zone"),
    [
        ("22.00-06.00", "22:00", "06:00", ""),
        ("22-6 WIT", "22:00", "06:00", "WIT"),
        ("pukul 21:30 s.d. 05.15 wib", "21:30", "05:15", "WIB"),
        ("13.00 sampai 14.00", "13:00", "14:00", ""),
    ],
)
def test_quiet_hours_are_read_as_people_write_them(text, start, end, zone):
    night, named = read_span(text)

    assert (night.start.strftime("%H:%M"), night.end.strftime("%H:%M")) == (start, end)
    assert named == zone


@pytest.mark.parametrize(
    "text", ["", "besok", "24.00-06.00", "22.00", "22.00-22.00", "22.75-6"]
)
def test_what_is_no_span_of_hours_is_not_guessed(text):
    assert read_span(text) is None


@pytest.mark.parametrize(
    ("zone", "rests"), [("WIB", False), ("WITA", True), ("WIT", True), ("", False)]
)
def test_quiet_hours_count_in_the_zone_of_their_owner(zone, rests):
    night, _ = read_span("22.00-05.00")
    at = datetime(2026, 3, 12, 14, 30, tzinfo=UTC)  # 21.30 WIB, 22.30 WITA, 23.30 WIT

    assert (QuietHours(1, night, zone).until(at, UTC) is not None) == rests


def test_only_what_can_wait_is_held():
    unknown = [replace(ISSUE, urgency=one) for one in (None, *Urgency)]
    levels = [replace(ISSUE, level=level) for level in Level]

    assert [wakes(one) for one in unknown] == [True, True, True, True, False]
    assert [wakes(one) for one in levels] == [False, False, True, True]
    assert wakes(replace(ISSUE, level=Level.L1, urgency=Urgency.DANGER))
    assert QuietHours(1, None).until(NOW, UTC) is None
