"""The life of a task against a table written by hand, and who may move it."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.access import Action
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.task import Decision, Origin, Task, unowned, urgent_first
from bot.domain.task_life import TASK_LIFE, UNFINISHED, TaskState, task_moves

NOW = datetime(2026, 3, 12, 7, 5, tzinfo=UTC)
ME, OTHER, THIRD = 1, 2, 3

#: state -> action -> where it leads. What is not here leads nowhere.
TABLE = {
    "open": {"take_task": "taken", "finish_task": "done", "pass_task": "open",
             "decline_task": "open", "move_due": "open", "add_evidence": "open",
             "drop_task": "dropped"},
    "taken": {"finish_task": "done", "pass_task": "open", "decline_task": "open",
              "move_due": "taken", "add_evidence": "taken", "drop_task": "dropped"},
    "done": {"add_evidence": "done", "reopen_task": "open"},
    "dropped": {"reopen_task": "open"},
}  # fmt: skip

ANYBODY = {"finish_task", "pass_task", "add_evidence"}
GIVERS = ANYBODY | {"move_due", "drop_task", "reopen_task"}
#: (who owns it, who gave it) -> what I may do, as a plain member and as a leader.
MINE = {
    (ME, OTHER): ANYBODY | {"take_task", "decline_task"},
    (ME, ME): GIVERS | {"take_task"},
    (OTHER, ME): GIVERS,
    (OTHER, THIRD): set(),
    (None, ME): GIVERS | {"take_task"},
    (None, OTHER): ANYBODY | {"take_task"},
}
LEADERS = {Role.CRISIS_LEAD, Role.HEAD_OF_AGENCY}


def test_the_table_names_every_state():
    assert set(TABLE) == set(TaskState)


@pytest.mark.parametrize("state", TaskState)
def test_every_action_in_every_state_leads_where_the_table_says(state):
    leads = {action: TASK_LIFE.next_state(state, action) for action in Action}

    assert leads == {action: TABLE[state].get(action) for action in Action}


def legal(state, role, tie):
    allowed = MINE[tie] | (GIVERS if role in LEADERS else set())
    return set() if role is Role.REPORTER else allowed & set(TABLE[state])


@pytest.mark.parametrize("state", TaskState)
def test_every_role_has_exactly_the_legal_moves(state):
    who = {role: Member(ME, "A", frozenset({role}), NOW) for role in Role}
    cases = list(itertools.product(Role, MINE))
    moves = {(r, tie): set(task_moves(state, who[r], *tie)) for r, tie in cases}

    assert moves == {(role, tie): legal(state, role, tie) for role, tie in cases}


@pytest.mark.parametrize("state", TaskState)
def test_who_is_suspended_or_has_no_role_moves_nothing(state):
    away = Member(ME, "A", frozenset({Role.CRISIS_LEAD}), NOW, suspended=True)
    bare = Member(ME, "A", frozenset(), NOW)

    assert task_moves(state, away, ME, ME) == task_moves(state, bare, ME, ME) == []


def task(count, state="open", hours=1, **changes):
    due = NOW + timedelta(hours=hours)
    values = {"owner": ME} | changes
    return Task(
        f"2026-0001/T{count}",
        "2026-0001",
        "Cek",
        ME,
        NOW,
        due,
        state=TaskState(state),
        **values,
    )


@pytest.mark.parametrize("state", TaskState)
@pytest.mark.parametrize(("hours", "late"), [(-1, True), (0, True), (1, False)])
def test_only_what_waits_is_ever_overdue(state, hours, late):
    assert task(1, state, hours).overdue(NOW) == (late and state in UNFINISHED)


def test_what_waits_comes_first_and_the_first_due_first():
    tasks = [
        task(1, "done", 1),
        task(2, "open", 3),
        task(3, "taken", 2),
        task(4, "dropped", 0),
    ]

    assert [t.short for t in urgent_first(tasks)] == ["T3", "T2", "T4", "T1"]


def decision(count, origin=Origin.HAND):
    return Decision(
        f"2026-0001/K{count}", "2026-0001", "Bagikan air", NOW, ME, NOW, ME, "",
        origin=origin,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("origin", "state"), list(itertools.product(Origin, TaskState))
)
def test_a_decision_is_owned_by_a_task_that_was_not_dropped(origin, state):
    mine, free = decision(1, origin), decision(2, origin)
    carried = task(1, state, decision=mine.id)
    left = [d.short for d in unowned([mine, free], [carried])]

    if origin is Origin.DIRECTIVE:
        assert left == []
    else:
        assert left == (["K1", "K2"] if state == "dropped" else ["K2"])
