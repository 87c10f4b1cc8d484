"""The life of a meeting, what is read into minutes, and what minutes lack."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.access import Action, may
from bot.domain.findings import Finding, Weight, holding
from bot.domain.meeting import (
    Attendance,
    Guest,
    LineKind,
    Meeting,
    Reply,
    current,
    expected,
    unmarked,
)
from bot.domain.meeting_life import (
    BY_ANOTHER,
    MEETING_LIFE,
    OVER,
    MeetingState,
    meeting_moves,
)
from bot.domain.member import Member
from bot.domain.minutes_checks import (
    MINUTES_CHECKS,
    MinutesContents,
    minutes_findings,
)
from bot.domain.minutes_reading import Said, read_minutes
from bot.domain.roles import Role
from bot.domain.values import replace

NOW = datetime(2026, 3, 12, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)
S = MeetingState

#: What may happen to a meeting, and where it leads: written by hand.
MOVES = {
    (S.PLANNED, "book_meeting"): S.PLANNED,
    (S.PLANNED, "cancel_meeting"): S.CANCELLED,
    (S.PLANNED, "take_minutes"): S.MINUTING,
    (S.PLANNED, "mark_attendance"): S.MINUTING,
    (S.MINUTING, "take_minutes"): S.MINUTING,
    (S.MINUTING, "mark_attendance"): S.MINUTING,
    (S.MINUTING, "submit_minutes"): S.SUBMITTED,
    (S.SUBMITTED, "approve_minutes"): S.APPROVED,
    (S.SUBMITTED, "return_minutes"): S.MINUTING,
}


def member(role: Role, user_id: int = 1) -> Member:
    return Member(user_id, "Ana", frozenset({role}), NOW)


@pytest.mark.parametrize("state", S)
def test_a_meeting_moves_as_the_table_says_and_no_other_way(state):
    leads = {action: MEETING_LIFE.next_state(state, action) for action in Action}

    assert leads == {action: MOVES.get((state, action)) for action in Action}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("state", S)
def test_a_button_is_offered_exactly_when_the_move_is_legal(state, role):
    who = member(role)
    legal = [a for a in Action if (state, a) in MOVES and may(who, a)]

    assert sorted(meeting_moves(state, who, taker=2)) == sorted(legal)
    mine = set(legal) - BY_ANOTHER
    assert sorted(meeting_moves(state, who, taker=1)) == sorted(mine)


def test_over_is_what_nothing_leads_on_from():
    assert {state for state in S if not MEETING_LIFE.actions(state)} == OVER


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pompa diperbaiki", [Said(LineKind.NOTE, "Pompa diperbaiki")]),
        ("satu\ndua\n\ntiga", [Said(LineKind.NOTE, "satu\ndua\ntiga")]),
        ("putusan: a; Eko; 12.00", [Said(LineKind.DECISION, "a; Eko; 12.00")]),
        ("Keputusan : b", [Said(LineKind.DECISION, "b")]),
        ("Decision: c", [Said(LineKind.DECISION, "c")]),
        ("beda: PLN keberatan", [Said(LineKind.DISSENT, "PLN keberatan")]),
        ("Perbedaan pendapat: nihil", [Said(LineKind.DISSENT, "nihil", none=True)]),
        ("dissent: none.", [Said(LineKind.DISSENT, "none.", none=True)]),
        ("putusannya nanti", [Said(LineKind.NOTE, "putusannya nanti")]),
        ("putusan:", []),
        ("  \n\u200b", []),
        (
            "a\nputusan: b\nc\nbeda: d",
            [
                Said(LineKind.NOTE, "a"),
                Said(LineKind.DECISION, "b"),
                Said(LineKind.NOTE, "c"),
                Said(LineKind.DISSENT, "d"),
            ],
        ),
    ],
)
def test_a_message_is_read_into_the_minutes(text, found):
    assert read_minutes(text) == found


#: Minutes that lack nothing.
WHOLE = MinutesContents(lines=3, differed=True, held_at=NOW, now=NOW + 24 * HOUR)


def test_whole_minutes_lack_nothing():
    assert minutes_findings(WHOLE) == []


@pytest.mark.parametrize(
    ("code", "changes", "what", "weight"),
    [
        ("NR-01", {"unowned": ("K2",)}, ("K2",), Weight.HOLDS_UP),
        ("NR-02", {"unmarked": ("PLN",)}, ("PLN",), Weight.HOLDS_UP),
        ("NR-03", {"loose": ("900 orang",)}, ("900 orang",), Weight.HOLDS_UP),
        ("NR-04", {"silent": ("juru bicara",)}, ("juru bicara",), Weight.HOLDS_UP),
        ("NR-05", {"differed": False}, (), Weight.TELLS),
        ("NR-06", {"now": NOW + 24 * HOUR + timedelta(seconds=1)}, (), Weight.WARNS),
        ("NR-06", {"approved_at": NOW + 25 * HOUR, "now": NOW}, (), Weight.WARNS),
        ("NR-07", {"lines": 0}, (), Weight.HOLDS_UP),
    ],
)
def test_each_code_finds_what_it_is_for(code, changes, what, weight):
    [found] = minutes_findings(replace(WHOLE, **changes))

    assert (found.code, found.what, found.weight) == (code, what, weight)
    assert bool(holding([found])) == (weight is Weight.HOLDS_UP)


def test_minutes_approved_in_time_are_in_time_for_ever_and_all_codes_are_told_in_order():
    early = replace(WHOLE, approved_at=NOW + HOUR, now=NOW + 99 * HOUR)
    nothing = MinutesContents(0, ("a",), ("b",), ("c",), ("d",), held_at=NOW,
                              now=NOW + 25 * HOUR)  # fmt: skip

    assert minutes_findings(early) == []
    assert [one.code for one in minutes_findings(nothing)] == list(MINUTES_CHECKS)


def meeting(number: int, state: MeetingState) -> Meeting:
    return Meeting(f"x/R{number}", "x", number, NOW, 1, NOW, 1, state)


def test_the_newest_meeting_that_was_not_called_off_counts():
    first, second = meeting(1, S.APPROVED), meeting(2, S.CANCELLED)

    assert current([]) is None
    assert current([first, second]) == first
    assert current([second]) is None
    assert [one.over for one in (first, second, meeting(3, S.SUBMITTED))] == [
        True,
        True,
        False,
    ]


def test_who_is_expected_and_whose_attendance_is_open():
    here = [
        Guest("m", n, user, reply=reply)
        for n, (user, reply) in enumerate(
            [(1, Reply.WAITING), (2, Reply.ACCEPTED), (3, Reply.DECLINED),
             (4, Reply.REPRESENTED), (None, Reply.WAITING)], 1)
    ]  # fmt: skip
    marked = replace(here[0], attendance=Attendance.ABSENT)

    assert [one.user_id for one in expected(here)] == [1, 2]
    assert unmarked([marked, *here[1:]]) == here[1:]


def test_where_no_approved_minutes_are_asked_for_a_number_holds_nothing_up():
    contents = MinutesContents(
        lines=1, loose=("900 orang",), strict=False, differed=True
    )

    assert minutes_findings(contents) == [
        Finding("NR-03", Weight.WARNS, ("900 orang",))
    ]
