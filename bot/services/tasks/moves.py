"""Finding a task behind a button, and telling why it is no longer where it was."""

from bot.domain.access import Action
from bot.domain.errors import ButtonExpired, NotPermitted
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.task import Task
from bot.domain.task_errors import TaskMoved
from bot.domain.task_life import TASK_LIFE, task_moves
from bot.services.finding import the_issue
from bot.services.tasks.owing import living
from bot.services.turn import Turn
from bot.services.views import person


async def the_task(turn: Turn, subject: str) -> tuple[Issue, Task]:
    """Return a task and its issue, if the asker may hear of it.

    Raise `ButtonExpired` for a task that does not exist, `UnknownIssue`.
    """
    task = await turn.unit.tasks.find(subject)
    if task is None:
        raise ButtonExpired
    return await the_issue(turn, task.issue_id), task


async def movable(turn: Turn, subject: str, action: Action) -> tuple[Issue, Task]:
    """Return a task on which the asker may do *action* now; else say why not."""
    issue, task = await the_task(turn, subject)
    await living(turn, issue, task)
    if action in moves_of(task, turn.member):
        return issue, task
    if TASK_LIFE.next_state(task.state, action) is None:
        raise await _moved(turn, task)
    raise NotPermitted


def moves_of(task: Task, member: Member) -> list[Action]:
    """Return the moves that a member has on a task."""
    return task_moves(task.state, member, task.owner, task.given_by)


async def _moved(turn: Turn, task: Task) -> TaskMoved:
    """Make the refusal that tells what became of a task, by whom and when."""
    mover = await turn.unit.members.find(task.moved_by or 0)
    return TaskMoved(
        number=task.number,
        state=turn.label(f"task_state.{task.state}"),
        who=person(turn, mover, turn.member) if mover else "",
        at=task.moved_at or task.created_at,
        remedies=(("task_show", task.id),),
    )
