"""The life of a journalist's question against a table written by hand; who moves it."""

from datetime import UTC, datetime

import pytest

from bot.domain.access import Action
from bot.domain.enquiry import Enquiry, free_answer_allowed, waiting
from bot.domain.enquiry_life import ENQUIRY_LIFE, EnquiryState, enquiry_moves
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.roles import Role

NOW = datetime(2026, 3, 12, tzinfo=UTC)

#: state -> action -> where it leads. What is not here leads nowhere.
TABLE = {
    "received": {"take_enquiry": "assigned", "hand_enquiry": "assigned", "hold_enquiry": "assigned",
                 "answer_enquiry": "answered", "miss_enquiry": "missed"},
    "assigned": {"hand_enquiry": "assigned", "hold_enquiry": "assigned",
                 "answer_enquiry": "answered", "miss_enquiry": "missed"},
    "missed": {"take_enquiry": "missed", "hand_enquiry": "missed", "hold_enquiry": "assigned",
               "answer_enquiry": "answered"},
    "answered": {"note_coverage": "answered"},
}  # fmt: skip

SPEAKERS = {"crisis_lead", "spokesperson", "media_liaison", "duty_officer"}
WHO = dict.fromkeys(
    ("take_enquiry", "hand_enquiry", "hold_enquiry", "answer_enquiry"), SPEAKERS
) | {"note_coverage": SPEAKERS | {"media_monitor"}, "miss_enquiry": set()}


def member(role):
    return Member(1, "A", frozenset({role}), NOW)


def enquiry(count=1, **changes):
    facts = {"recorded_by": 1, "created_at": NOW, "asked_at": NOW, "due_at": NOW}
    return Enquiry(f"2026-0001/M{count}", "2026-0001", "apa?", **(facts | changes))


@pytest.mark.parametrize("state", EnquiryState)
def test_every_action_in_every_state_leads_where_the_table_says(state):
    leads = {action: ENQUIRY_LIFE.next_state(state, action) for action in Action}

    assert leads == {action: TABLE[state].get(action) for action in Action}


@pytest.mark.parametrize("owner", [None, 1])
@pytest.mark.parametrize("state", EnquiryState)
def test_a_button_is_offered_exactly_where_the_move_is_legal(state, owner):
    barred = "hand_enquiry" if owner is None else "take_enquiry"
    legal = {r: {a for a in TABLE[state] if a != barred and r in WHO[a]} for r in Role}

    assert {r: set(enquiry_moves(state, owner, member(r))) for r in Role} == legal


def test_only_what_was_answered_waits_for_nobody():
    found = [enquiry(1), enquiry(2, state=EnquiryState.ANSWERED, missed_at=NOW)]

    assert waiting(found) == 1
    assert [(one.number, one.short, one.open, one.late) for one in found] == [
        ("ISU-2026-0001/M1", "M1", True, False),
        ("ISU-2026-0001/M2", "M2", False, True),
    ]


@pytest.mark.parametrize(
    ("level", "free"),
    [(None, True), (Level.L1, True), (Level.L2, True), (Level.L3, False), (Level.L4, False)],
)  # fmt: skip
def test_from_l3_on_only_approved_lines_go_out(level, free):
    assert free_answer_allowed(level) is free
