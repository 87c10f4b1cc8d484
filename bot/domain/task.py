"""Tasks and decisions of an issue: who does what until when, and who said so."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from bot.domain.entry_numbers import short_number
from bot.domain.report import Attachment
from bot.domain.task_life import UNFINISHED, TaskState
from bot.domain.values import Struct


class Origin(StrEnum):
    """Where a task or a decision comes from."""

    HAND = "hand"
    MEETING = "meeting"
    DIRECTIVE = "directive"
    GAP = "gap"
    LESSON = "lesson"
    DRIFT = "drift"
    NAME = "name"
    PAUSE = "pause"


class Medium(StrEnum):
    """How a directive of the head reached the office."""

    WHATSAPP = "whatsapp"
    PHONE = "phone"
    MEETING = "meeting"
    LETTER = "letter"


class Task(Struct, frozen=True):
    """A task. `id` is "2026-0001/T2"; people read "ISU-2026-0001/T2".

    `owner` is a member; None where `outside` names somebody without an account.
    `given_by` gave it, and gets it back. `decision` is the id of what it carries out.
    `reason` says why it was dropped or given back. `told` is 1 once somebody was
    told that it is due.
    """

    id: str
    issue_id: str
    what: str
    given_by: int
    created_at: datetime
    due_at: datetime
    origin: Origin = Origin.HAND
    owner: int | None = None
    outside: str = ""
    state: TaskState = TaskState.OPEN
    version: int = 0
    decision: str = ""
    moved_at: datetime | None = None
    moved_by: int | None = None
    reason: str = ""
    told: int = 0

    @property
    def number(self) -> str:
        """Return the number that people read (contract.md)."""
        return f"ISU-{self.id}"

    @property
    def short(self) -> str:
        """Return the number within the issue: "T2"."""
        return short_number(self.id, self.issue_id)

    @property
    def waits(self) -> bool:
        """Tell whether somebody still has to do it."""
        return self.state in UNFINISHED

    def overdue(self, now: datetime) -> bool:
        """Tell whether it should have been done by now."""
        return self.waits and self.due_at <= now


class Evidence(Struct, frozen=True):
    """What shows that a task was done: words, links, pictures. It is never changed."""

    task_id: str
    by: int
    at: datetime
    text: str = ""
    attachments: tuple[Attachment, ...] = ()


class Decision(Struct, frozen=True):
    """What was decided (ISO 22361): who, when, why, what else was considered.

    `id` is "2026-0001/K2". `by` is a member; None where `by_name` names who decided.
    `medium` says how a directive came. It never changes: a new one corrects it.
    """

    id: str
    issue_id: str
    what: str
    decided_at: datetime
    recorded_by: int
    recorded_at: datetime
    by: int | None = None
    by_name: str = ""
    why: str = ""
    alternatives: str = ""
    origin: Origin = Origin.HAND
    medium: Medium | None = None

    @property
    def number(self) -> str:
        """Return the number that people read."""
        return f"ISU-{self.id}"

    @property
    def short(self) -> str:
        """Return the number within the issue: "K2"."""
        return short_number(self.id, self.issue_id)


class TaskDraft(Struct, frozen=True):
    """What somebody is about to record; nobody else sees it.

    `fields` hold texts and codes; its keys are `bot.services.tasks.drafts`'s.
    """

    id: str
    issue_id: str
    author: int
    at: datetime
    fields: dict[str, str]


def urgent_first(tasks: Iterable[Task]) -> list[Task]:
    """Put those that wait before the finished, and the first due before the rest."""
    return sorted(tasks, key=lambda task: (not task.waits, task.due_at, task.id))


def unowned(decisions: Iterable[Decision], tasks: Iterable[Task]) -> list[Decision]:
    """Return decisions that nobody carries out (T12); a directive may need nobody."""
    owned = {task.decision for task in tasks if task.state is not TaskState.DROPPED}
    return [
        one
        for one in decisions
        if one.origin is not Origin.DIRECTIVE and one.id not in owned
    ]
