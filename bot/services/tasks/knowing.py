"""What an issue knows of its tasks and decisions: for its books and for its life."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.issue import Issue
from bot.domain.task import Decision, Origin, Task, unowned
from bot.domain.task_life import TaskState
from bot.domain.values import Struct
from bot.services.turn import Turn


class TasksOf(Struct, frozen=True):
    """What the guards ask: `gap` counts only since an instant."""

    decisions: int
    decisions_owned: bool
    gap: bool
    lesson: bool
    open: int


async def task_count(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Count the tasks of an issue, and those that are overdue."""
    tasks = await turn.unit.tasks.of_issue(issue.id)
    return len(tasks), sum(task.overdue(turn.now) for task in tasks)


async def known_tasks(turn: Turn, issue: Issue, since: datetime) -> TasksOf:
    """Sum up the tasks and decisions of an issue; a gap counts from *since* on.

    A lesson is carried out later: it is nothing that is still open.
    """
    tasks = await turn.unit.tasks.of_issue(issue.id)
    decisions = await turn.unit.tasks.decisions(issue.id)
    kept = [task for task in tasks if task.state is not TaskState.DROPPED]
    return TasksOf(
        decisions=len(decisions),
        decisions_owned=_owned(decisions, tasks),
        gap=any(t.origin is Origin.GAP and t.created_at >= since for t in kept),
        lesson=any(task.origin is Origin.LESSON for task in kept),
        open=sum(t.waits and t.origin is not Origin.LESSON for t in tasks),
    )


def _owned(decisions: Sequence[Decision], tasks: Sequence[Task]) -> bool:
    """Tell whether each decision that needs somebody has somebody, and one has."""
    carried = {task.decision for task in tasks if task.decision}
    return bool(carried) and bool(decisions) and not unowned(decisions, tasks)
