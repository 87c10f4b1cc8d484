"""Telling people about tasks: one message to each owner, one to who gave it."""

import re
from collections.abc import Sequence

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.task import Origin, Task
from bot.ports.mail import Button
from bot.services.tasks.moves import moves_of
from bot.services.tasks.opening import by_owner
from bot.services.tasks.owners import may_own
from bot.services.tasks.views import task_view, task_views
from bot.services.turn import Turn
from bot.services.views import issue_view, listed, person

#: Buttons of one task in their order, and what each does.
PRESSES = (
    (Action.TAKE_TASK, "task_take"),
    (Action.FINISH_TASK, "task_finish"),
    (Action.PASS_TASK, "task_pass"),
    (Action.DECLINE_TASK, "task_decline"),
)

#: Such tasks ask for the correction of a text that is out.
_CORRECTS = frozenset({Origin.DRIFT, Origin.NAME})

#: The text of which such a task speaks.
_TEXT = re.compile(r"\bISU-([0-9]{4}-[0-9]{4,}/D[0-9]+)\b")

#: So many tasks are named in one message.
NAMED = 8


async def tell_owners(turn: Turn, issue: Issue, tasks: Sequence[Task]) -> str:
    """Tell each member once of the tasks that they were given; return who was told."""
    team = await turn.people()
    me = turn.actor.user_id if turn.actor else 0
    told = []
    for who, mine in by_owner(tasks).items():
        to = team.get(who)
        if to is not None and who != me and may_own(to, issue):
            await _tell(turn, issue, to, mine)
            told.append(to)
    names = [person(turn, to, turn.member) for to in told]
    return listed(turn, names, turn.locale) if names else ""


async def _tell(turn: Turn, issue: Issue, to: Member, tasks: Sequence[Task]) -> None:
    await turn.tell(
        to,
        "task_given",
        rows=given_rows(turn, issue, tasks, to),
        issue=await issue_view(turn, issue, to),
        tasks=await task_views(turn, tasks[:NAMED], to),
        more=max(0, len(tasks) - NAMED),
        giver=person(turn, turn.actor, to),
        now=turn.now,
    )


def given_rows(
    turn: Turn, issue: Issue, tasks: Sequence[Task], to: Member
) -> list[list[Button]]:
    """Return what an owner may do; several tasks are taken in one tap."""
    if len(tasks) == 1:
        return move_rows(turn, tasks[0], to)
    ids = " ".join(task.id for task in tasks)
    shown = [
        turn.button("task_show", task.id, text=task.short) for task in tasks[:NAMED]
    ]
    every = turn.button("tasks_take", issue.id, value=ids, locale=to.locale)
    return [[every], *(shown[i : i + 4] for i in range(0, len(shown), 4))]


def move_rows(turn: Turn, task: Task, to: Member) -> list[list[Button]]:
    """Return the likeliest moves of a task, two in a row."""
    moves = moves_of(task, to)
    buttons = [
        turn.button(press, task.id, locale=to.locale)
        for action, press in PRESSES
        if action in moves
    ]
    rows = [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
    return [*_correction(turn, task, to), *rows]


def _correction(turn: Turn, task: Task, to: Member) -> list[list[Button]]:
    """Lead to the correction of a text that is out, where a fact of it changed."""
    named = _TEXT.search(task.what) if task.origin in _CORRECTS else None
    if named is None or not task.waits or not may(to, Action.DRAFT):
        return []
    return [[turn.button("correct_text", named[1], locale=to.locale)]]


async def tell_giver(turn: Turn, issue: Issue, task: Task, deed: str) -> None:
    """Let who gave a task hear what became of it; nobody hears of what they did."""
    team = await turn.people()
    giver = team.get(task.given_by)
    if giver is None or giver.user_id == turn.member.user_id:
        return
    if may_own(giver, issue):
        await tell_outcome(turn, issue, task, giver, deed)


async def tell_outcome(
    turn: Turn, issue: Issue, task: Task, to: Member, deed: str
) -> None:
    """Tell one member what the asker did with a task."""
    back = deed == "declined"
    rows = move_rows(turn, task, to) if back else []
    rows.append([turn.button("task_show", task.id, locale=to.locale)])
    await turn.tell(
        to,
        "task_outcome",
        rows=rows,
        silent=not back,
        issue=await issue_view(turn, issue, to),
        task=await task_view(turn, task, to),
        deed=deed,
        who=person(turn, turn.actor, to),
        now=turn.now,
    )
