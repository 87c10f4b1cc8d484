"""Opening tasks and keeping decisions, for everything that makes them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypedDict, Unpack

from bot.domain.issue import Issue
from bot.domain.task import Decision, Medium, Origin, Task
from bot.services.turn import Turn

#: Letters before the numbers of tasks and decisions: T2, K2 (keputusan).
TASK, DECISION = "T", "K"


async def open_task(
    turn: Turn,
    issue: Issue,
    what: str,
    owner: int | str,
    due: datetime,
    *,
    origin: Origin = Origin.HAND,
    decision: str = "",
) -> Task:
    """Keep a task that the asker gives, and return it.

    *owner* is a member's id, or the name of somebody without an account. *decision* is
    the id of what it carries out. Its owner is not told yet: see `tell_owners`.
    """
    count = await turn.unit.tasks.next_count(issue.id, TASK)
    task = Task(
        id=f"{issue.id}/{TASK}{count}",
        issue_id=issue.id,
        what=what,
        given_by=turn.member.user_id,
        created_at=turn.now,
        due_at=due,
        origin=origin,
        owner=owner if isinstance(owner, int) else None,
        outside=owner if isinstance(owner, str) else "",
        decision=decision,
    )
    await turn.unit.tasks.add(task)
    await turn.record("task_opened", issue.id, f"{task.short} {origin}", content=what)
    return task


async def tasks_of(turn: Turn, issue: Issue) -> Sequence[Task]:
    """Return the tasks of an issue, oldest first."""
    return await turn.unit.tasks.of_issue(issue.id)


class Grounds(TypedDict, total=False):
    """What is told of a decision besides what it says: see `Decision`."""

    why: str
    alternatives: str
    origin: Origin
    medium: Medium | None


async def keep_decision(
    turn: Turn, issue: Issue, what: str, by: int | str, **grounds: Unpack[Grounds]
) -> Decision:
    """Keep a decision for ever, and return it; its tasks are opened beside it.

    *by* is the member who decided, or a name.
    """
    count = await turn.unit.tasks.next_count(issue.id, DECISION)
    decision = Decision(
        id=f"{issue.id}/{DECISION}{count}",
        issue_id=issue.id,
        what=what,
        decided_at=turn.now,
        recorded_by=turn.member.user_id,
        recorded_at=turn.now,
        by=by if isinstance(by, int) else None,
        by_name=by if isinstance(by, str) else "",
        **grounds,
    )
    await turn.unit.tasks.decide(decision)
    detail = f"{decision.short} {decision.origin}"
    await turn.record("decided", issue.id, detail, content=what)
    return decision


def by_owner(tasks: Iterable[Task]) -> dict[int, list[Task]]:
    """Return the tasks of each member, in their order; outsiders are left out."""
    found: dict[int, list[Task]] = {}
    for task in tasks:
        if task.owner is not None:
            found.setdefault(task.owner, []).append(task)
    return found
