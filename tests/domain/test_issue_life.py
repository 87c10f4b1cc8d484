"""The life of an issue against a table written by hand, and who may move it."""

from datetime import UTC, datetime

import pytest

from bot.domain.access import Action
from bot.domain.issue_life import ISSUE_LIFE, TERMINAL, IssueState, allowed_actions
from bot.domain.member import Member
from bot.domain.roles import Role

NOW = datetime(2026, 3, 12, tzinfo=UTC)

#: state -> action -> where it leads. What is not here leads nowhere.
TABLE = {
    "reported": {
        "take": "triage", "accept_handover": "triage", "triage": "triage",
        "set_level": "analysis", "merge": "merged", "withdraw": "rejected",
        "describe": "reported", "hand_over": "reported", "draft": "reported",
        "record_call": "reported",
    },
    "triage": {
        "take": "triage", "accept_handover": "triage", "triage": "triage",
        "set_level": "analysis", "describe": "triage", "hand_over": "triage",
        "draft": "triage", "record_call": "triage",
    },
    "analysis": {
        "take": "analysis", "accept_handover": "analysis", "triage": "analysis",
        "set_level": "analysis", "describe": "analysis", "hand_over": "analysis",
        "draft": "analysis", "record_call": "analysis",
    },
    "merged": {},
    "rejected": {},
}  # fmt: skip

#: Who may do what of these, by the short names of the office.
TEAM = {"admin", "head_of_agency", "crisis_lead", "spokesperson", "duty_officer", "writer",
        "analyst", "media_monitor", "media_liaison", "legal_adviser", "agency_liaison"}  # fmt: skip
EVERYBODY = TEAM | {"reporter"}
WHO = {
    "take": TEAM,
    "accept_handover": TEAM,
    "hand_over": TEAM,
    "record_call": TEAM,
    "triage": {"duty_officer", "analyst", "crisis_lead"},
    "set_level": {"duty_officer", "analyst", "crisis_lead"},
    "draft": {"duty_officer", "writer", "crisis_lead"},
    "merge": EVERYBODY,
    "withdraw": EVERYBODY,
    "describe": EVERYBODY,
}


def test_the_table_names_every_state():
    assert set(TABLE) == set(IssueState)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("state", IssueState)
def test_every_action_in_every_state_leads_where_the_table_says(state, action):
    assert ISSUE_LIFE.next_state(state, action) == TABLE[state].get(action)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("state", IssueState)
def test_every_role_has_exactly_the_legal_moves(state, role):
    member = Member(1, "A", frozenset({role}), NOW)

    expected = {action for action in TABLE[state] if role in WHO[action]}

    assert set(allowed_actions(state, member)) == expected


@pytest.mark.parametrize("state", IssueState)
def test_who_is_suspended_or_has_no_role_has_no_moves(state):
    gone = Member(1, "A", frozenset(Role), NOW, suspended=True)
    bare = Member(1, "A", frozenset(), NOW)

    assert allowed_actions(state, gone) == allowed_actions(state, bare) == []


def test_finished_is_where_nothing_leads_away_from():
    dead_ends = {state for state in IssueState if not ISSUE_LIFE.actions(state)}

    assert dead_ends == TERMINAL == {IssueState.MERGED, IssueState.REJECTED}


def test_every_state_can_be_reached_from_the_first():
    reached, edge = set(), {ISSUE_LIFE.start}
    while edge:
        reached |= edge
        edge = {t.target for t in ISSUE_LIFE.transitions if t.source in edge} - reached

    assert reached == set(IssueState)


def test_no_step_is_written_twice():
    steps = [(t.source, t.action) for t in ISSUE_LIFE.transitions]

    assert len(steps) == len(set(steps))


def test_the_diagram_has_one_arrow_for_each_row():
    lines = ISSUE_LIFE.mermaid().splitlines()

    assert lines[:2] == ["stateDiagram-v2", "    [*] --> reported"]
    assert "    reported --> triage: take" in lines
    assert len(lines) == 2 + len(ISSUE_LIFE.transitions)
