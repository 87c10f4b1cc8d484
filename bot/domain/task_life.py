"""The life of a task, as one table (doctrine.md 4.3), and who may move it."""

from collections.abc import Mapping
from enum import StrEnum

from bot.domain.access import Action, may
from bot.domain.life import Life, Transition
from bot.domain.member import Member
from bot.domain.roles import Role


class TaskState(StrEnum):
    """Where a task stands; whether it is overdue follows from the time."""

    OPEN = "open"
    TAKEN = "taken"
    DONE = "done"
    DROPPED = "dropped"


class Tie(StrEnum):
    """What connects somebody with a task."""

    OWNER = "owner"
    GIVER = "giver"
    LEADER = "leader"
    #: The task belongs to somebody without an account: anybody looks after it.
    OUTSIDE = "outside"


S, A, T = TaskState, Action, Tie

TASK_LIFE: Life[TaskState] = Life(
    S.OPEN,
    (
        Transition(S.OPEN, A.TAKE_TASK, S.TAKEN),
        Transition(S.OPEN, A.FINISH_TASK, S.DONE),
        Transition(S.OPEN, A.PASS_TASK, S.OPEN),
        Transition(S.OPEN, A.DECLINE_TASK, S.OPEN),
        Transition(S.OPEN, A.MOVE_DUE, S.OPEN),
        Transition(S.OPEN, A.ADD_EVIDENCE, S.OPEN),
        Transition(S.OPEN, A.DROP_TASK, S.DROPPED),
        Transition(S.TAKEN, A.FINISH_TASK, S.DONE),
        Transition(S.TAKEN, A.PASS_TASK, S.OPEN),
        Transition(S.TAKEN, A.DECLINE_TASK, S.OPEN),
        Transition(S.TAKEN, A.MOVE_DUE, S.TAKEN),
        Transition(S.TAKEN, A.ADD_EVIDENCE, S.TAKEN),
        Transition(S.TAKEN, A.DROP_TASK, S.DROPPED),
        Transition(S.DONE, A.ADD_EVIDENCE, S.DONE),
        Transition(S.DONE, A.REOPEN_TASK, S.OPEN),
        Transition(S.DROPPED, A.REOPEN_TASK, S.OPEN),
    ),
)

#: In these states somebody still has to do it.
UNFINISHED: frozenset[TaskState] = frozenset({S.OPEN, S.TAKEN})

#: Roles that look after every task of an issue (doctrine.md 4.4: order and tempo).
LEADERS: frozenset[Role] = frozenset({Role.CRISIS_LEAD, Role.HEAD_OF_AGENCY})

#: Who may do what with a task that they may otherwise see.
TIES: Mapping[Action, frozenset[Tie]] = {
    A.TAKE_TASK: frozenset({T.OWNER, T.OUTSIDE}),
    A.FINISH_TASK: frozenset(T),
    A.PASS_TASK: frozenset(T),
    A.DECLINE_TASK: frozenset({T.OWNER}),
    A.MOVE_DUE: frozenset({T.GIVER, T.LEADER}),
    A.ADD_EVIDENCE: frozenset(T),
    A.DROP_TASK: frozenset({T.GIVER, T.LEADER}),
    A.REOPEN_TASK: frozenset({T.GIVER, T.LEADER}),
}


def ties(member: Member, owner: int | None, given_by: int) -> frozenset[Tie]:
    """Return what connects *member* with a task of *owner* that *given_by* gave."""
    found = {
        Tie.OWNER: member.user_id == owner,
        Tie.GIVER: member.user_id == given_by,
        Tie.LEADER: bool(member.roles & LEADERS),
        Tie.OUTSIDE: owner is None,
    }
    return frozenset(tie for tie, holds in found.items() if holds)


def task_moves(
    state: TaskState, member: Member, owner: int | None, given_by: int
) -> list[Action]:
    """Return the moves, hence the buttons, that *member* has on a task.

    Nobody gives a task back to themselves.
    """
    mine = ties(member, owner, given_by)
    return [
        action
        for action in TASK_LIFE.actions(state)
        if may(member, action)
        and TIES[action] & mine
        and not (action is A.DECLINE_TASK and Tie.GIVER in mine)
    ]
