"""The life of an issue against a table written by hand, and who may move it."""

from datetime import UTC, datetime

import pytest

from bot.domain.access import Action
from bot.domain.issue_life import (
    CODES,
    ISSUE_LIFE,
    OPEN,
    STEPS,
    TERMINAL,
    IssueState,
    allowed_actions,
    step_row,
)
from bot.domain.member import Member
from bot.domain.roles import Role

NOW = datetime(2026, 3, 12, tzinfo=UTC)

#: What an open issue takes without moving on.
STAYS = ("take", "accept_handover", "triage", "set_level", "describe", "hand_over",
         "draft", "record_call")  # fmt: skip

#: state -> action -> where it leads, besides what every open state takes in place.
MOVES = {
    "reported": {
        "take": "triage", "accept_handover": "triage", "triage": "triage",
        "set_level": "triage", "merge": "merged", "withdraw": "rejected",
        "merge_into": "merged",
    },
    "triage": {
        "analyse": "analysis", "fast_lane": "responding", "monitor": "monitored",
        "merge_into": "merged", "reject": "rejected", "transfer": "transferred",
    },
    "monitored": {"revisit": "triage", "close": "closed", "merge_into": "merged"},
    "analysis": {
        "convene": "coordination", "skip_meeting": "responding",
        "monitor": "monitored", "merge_into": "merged", "transfer": "transferred",
    },
    "coordination": {"respond": "responding", "reanalyse": "analysis"},
    "responding": {"calm": "contained"},
    "contained": {"close": "closed", "review": "review", "resume": "responding"},
    "review": {"close": "closed"},
    "closed": {"reopen": "triage"},
    "rejected": {"appeal": "rejected", "hear_appeal": "triage"},
    "merged": {},
    "transferred": {},
}  # fmt: skip
FINISHED = {"closed", "merged", "rejected", "transferred"}
TABLE = {
    state: ({} if state in FINISHED else dict.fromkeys(STAYS, state)) | moves
    for state, moves in MOVES.items()
}

#: The codes of doctrine.md 4.1: code -> where from, where to.
DOCTRINE = {
    "T03": ("triage", "monitored"), "T04": ("triage", "analysis"),
    "T05": ("triage", "responding"), "T07": ("triage", "rejected"),
    "T09": ("monitored", "triage"), "T10": ("monitored", "closed"),
    "T11": ("analysis", "coordination"), "T12": ("coordination", "responding"),
    "T13": ("analysis", "responding"), "T14": ("responding", "contained"),
    "T15": ("contained", "responding"), "T16": ("contained", "review"),
    "T17": ("contained", "closed"), "T18": ("review", "closed"),
    "T19": ("closed", "triage"), "T22": ("coordination", "analysis"),
    "T23": ("analysis", "monitored"),
}  # fmt: skip
MANY = {
    "T06": ({"reported", "triage", "monitored", "analysis"}, "merged"),
    "T08": ({"triage", "analysis"}, "transferred"),
}

#: Who may do what of these, by the short names of the office.
TEAM = {"admin", "head_of_agency", "crisis_lead", "spokesperson", "duty_officer", "writer",
        "analyst", "media_monitor", "media_liaison", "legal_adviser", "agency_liaison"}  # fmt: skip
EVERYBODY = TEAM | {"reporter"}
MAPPERS = {"duty_officer", "analyst", "crisis_lead"}
WHO = {
    "take": TEAM,
    "accept_handover": TEAM,
    "hand_over": TEAM,
    "record_call": TEAM,
    "triage": MAPPERS,
    "set_level": MAPPERS,
    "draft": {"duty_officer", "writer", "crisis_lead"},
    "merge": EVERYBODY,
    "withdraw": EVERYBODY,
    "describe": EVERYBODY,
    "analyse": MAPPERS,
    "fast_lane": {"crisis_lead"},
    "monitor": MAPPERS,
    "merge_into": MAPPERS,
    "reject": {"crisis_lead"},
    "transfer": {"crisis_lead"},
    "revisit": MAPPERS | {"media_monitor"},
    "close": {"crisis_lead", "head_of_agency"},
    "convene": {"analyst", "crisis_lead"},
    "skip_meeting": {"crisis_lead"},
    "respond": {"crisis_lead", "head_of_agency"},
    "reanalyse": {"crisis_lead"},
    "calm": {"crisis_lead"},
    "review": {"crisis_lead"},
    "resume": MAPPERS | {"media_monitor"},
    "reopen": {"crisis_lead"},
    "appeal": EVERYBODY,
    "hear_appeal": {"crisis_lead", "head_of_agency"},
}


def test_the_table_names_every_state():
    assert set(TABLE) == set(IssueState)
    assert set(OPEN) | TERMINAL == set(IssueState)
    assert set(TERMINAL) == FINISHED


@pytest.mark.parametrize("state", IssueState)
def test_every_action_in_every_state_leads_where_the_table_says(state):
    leads = {action: ISSUE_LIFE.next_state(state, action) for action in Action}

    assert leads == {action: TABLE[state].get(action) for action in Action}


@pytest.mark.parametrize("state", IssueState)
def test_every_role_has_exactly_the_legal_moves(state):
    found = {
        role: set(allowed_actions(state, Member(1, "A", frozenset({role}), NOW)))
        for role in Role
    }

    assert found == {role: {a for a in TABLE[state] if role in WHO[a]} for role in Role}


@pytest.mark.parametrize("state", IssueState)
def test_who_is_suspended_or_has_no_role_has_no_moves(state):
    gone = Member(1, "A", frozenset(Role), NOW, suspended=True)
    bare = Member(1, "A", frozenset(), NOW)

    assert allowed_actions(state, gone) == allowed_actions(state, bare) == []


def test_every_step_has_the_code_of_the_doctrine():
    expected = {(code, *ends) for code, ends in DOCTRINE.items()}
    expected |= {(c, s, end) for c, (starts, end) in MANY.items() for s in starts}

    assert {(row.code, row.source, row.target) for row in STEPS} == expected
    assert set(CODES) == set(DOCTRINE) | set(MANY)


@pytest.mark.parametrize("code", CODES)
def test_a_step_is_found_in_its_own_state_only(code):
    starts = MANY[code][0] if code in MANY else {DOCTRINE[code][0]}

    assert {s for s in IssueState if step_row(s, code) is not None} == set(starts)


def test_only_reopening_and_an_appeal_lead_out_of_what_is_finished():
    out = {(t.source, t.action) for t in ISSUE_LIFE.transitions if t.source in TERMINAL}

    assert out == {
        ("closed", "reopen"),
        ("rejected", "appeal"),
        ("rejected", "hear_appeal"),
    }


def test_every_state_can_be_reached_from_the_first():
    reached, edge = set(), {ISSUE_LIFE.start}
    while edge:
        reached |= edge
        edge = {t.target for t in ISSUE_LIFE.transitions if t.source in edge} - reached

    assert reached == set(IssueState)


def test_from_every_open_state_an_issue_can_come_to_its_end():
    ends = set(TERMINAL)
    for _ in IssueState:
        ends |= {t.source for t in ISSUE_LIFE.transitions if t.target in ends}

    assert ends == set(IssueState)


def test_no_step_is_written_twice():
    steps = [(t.source, t.action) for t in ISSUE_LIFE.transitions]

    assert len(steps) == len(set(steps))


def test_the_diagram_has_one_arrow_for_each_move():
    lines = ISSUE_LIFE.mermaid().splitlines()

    assert lines[:2] == ["stateDiagram-v2", "    [*] --> reported"]
    assert "    reported --> triage: take" in lines
    moves = [t for t in ISSUE_LIFE.transitions if t.source is not t.target]
    assert len(lines) == 2 + len(moves)
