"""What a viewer sees of tasks and decisions, ready for a template."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.entry_numbers import short_number
from bot.domain.member import Member
from bot.domain.task import Decision, Origin, Task
from bot.domain.values import Struct
from bot.services.tasks.owners import owner_name
from bot.services.turn import Turn
from bot.services.views import attachment_line, person


class TaskView(Struct, frozen=True):
    """One task as one viewer sees it; persons and states are finished labels."""

    id: str
    number: str
    short: str
    mark: str
    what: str
    owner: str
    mine: bool
    due: datetime
    overdue: bool
    waits: bool
    taken: bool
    state: str
    origin: str
    giver: str
    decision: str
    reason: str
    moved_by: str
    moved_at: datetime | None


class EvidenceView(Struct, frozen=True):
    """One piece of evidence: who gave it, its words, "1 foto"."""

    by: str
    at: datetime
    text: str
    attachments: str


class DecisionView(Struct, frozen=True):
    """One decision as one viewer sees it; `by` is a finished label."""

    id: str
    short: str
    what: str
    by: str
    at: datetime
    why: str
    alternatives: str
    medium: str
    recorded_by: str
    recorded_at: datetime


#: How the finished are marked; what waits has its time.
_MARKS = {"done": "✅", "dropped": "·"}


async def task_view(turn: Turn, task: Task, viewer: Member) -> TaskView:
    """Return what *viewer* sees of a task."""
    team = await turn.people()
    overdue = task.overdue(turn.now)
    mover = team.get(task.moved_by or 0)
    return TaskView(
        id=task.id,
        number=task.number,
        short=task.short,
        mark=_MARKS.get(task.state, "⚠" if overdue else "▸"),
        what=_read(turn, task.what, viewer, task.owner, task.given_by),
        owner=await owner_name(turn, task.owner, task.outside, viewer),
        mine=task.owner == viewer.user_id,
        due=task.due_at,
        overdue=overdue,
        waits=task.waits,
        taken=task.state == "taken",
        state=turn.label(f"task_state.{task.state}", viewer.locale),
        origin=_origin(turn, task, viewer.locale),
        giver=person(turn, team.get(task.given_by), viewer),
        decision=short_number(task.decision, task.issue_id),
        reason=task.reason,
        moved_by=person(turn, mover, viewer) if mover else "",
        moved_at=task.moved_at,
    )


def _origin(turn: Turn, task: Task, locale: str) -> str:
    """Say where a task comes from; "" where somebody gave it by hand."""
    if task.origin is Origin.HAND:
        return ""
    return turn.label(f"task_origin.{task.origin}", locale)


def _read(turn: Turn, words: str, viewer: Member, *close: int | None) -> str:
    """Return words without personal data, but to those who deal with it."""
    return words if viewer.user_id in close else turn.masked(words)


async def task_views(
    turn: Turn, tasks: Iterable[Task], viewer: Member
) -> list[TaskView]:
    """Return what *viewer* sees of tasks, in their order."""
    return [await task_view(turn, task, viewer) for task in tasks]


async def evidence_views(turn: Turn, task: Task, viewer: Member) -> list[EvidenceView]:
    """Return what shows that a task was done."""
    team = await turn.people()
    return [
        EvidenceView(
            person(turn, team.get(one.by), viewer),
            one.at,
            one.text,
            attachment_line(turn, one.attachments, viewer.locale),
        )
        for one in await turn.unit.tasks.evidence(task.id)
    ]


async def decision_views(
    turn: Turn, decisions: Iterable[Decision], viewer: Member
) -> list[DecisionView]:
    """Return what *viewer* sees of decisions, in their order."""
    return [await decision_view(turn, one, viewer) for one in decisions]


async def decision_view(turn: Turn, one: Decision, viewer: Member) -> DecisionView:
    """Return what *viewer* sees of a decision."""
    team = await turn.people()
    medium = turn.label(f"medium.{one.medium}", viewer.locale) if one.medium else ""
    return DecisionView(
        id=one.id,
        short=one.short,
        what=_read(turn, one.what, viewer, one.by, one.recorded_by),
        by=one.by_name or person(turn, team.get(one.by or 0), viewer),
        at=one.decided_at,
        why=one.why,
        alternatives=one.alternatives,
        medium=medium,
        recorded_by=person(turn, team.get(one.recorded_by), viewer),
        recorded_at=one.recorded_at,
    )
