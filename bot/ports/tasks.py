"""The port of tasks and decisions: who does what, and what was decided."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.task import Decision, Evidence, Task, TaskDraft


class Tasks(Protocol):
    """Tasks with their evidence, decisions, and drafts of both."""

    async def next_count(self, issue_id: str, kind: str) -> int:
        """Return the next number of a *kind* ("T", "K") within an issue: 1, 2, …"""

    async def add(self, task: Task) -> None:
        """Keep a new one."""

    async def find(self, task_id: str) -> Task | None:
        """Return it; None if there is none."""

    async def save(self, task: Task) -> Task:
        """Store what became of it and return it with its new version.

        What it says and who gave it never change. Raise `Conflict`.
        """

    async def of_issue(self, issue_id: str) -> Sequence[Task]:
        """Return the tasks of an issue, oldest first."""

    async def waiting(self) -> Sequence[Task]:
        """Return every task that somebody still has to do, the first due first."""

    async def to_tell(self, now: datetime, limit: int) -> Sequence[Task]:
        """Return unfinished tasks that are due by *now*, of which nobody was told."""

    async def move(self, source_issue: str, target_issue: str) -> None:
        """Move tasks and decisions to another issue; they keep their numbers."""

    async def add_evidence(self, evidence: Evidence) -> None:
        """Keep what shows that a task was done, for ever."""

    async def evidence(self, task_id: str) -> Sequence[Evidence]:
        """Return it, oldest first."""

    async def decide(self, decision: Decision) -> None:
        """Keep a decision, for ever."""

    async def decision(self, decision_id: str) -> Decision | None:
        """Return it; None if there is none."""

    async def decisions(self, issue_id: str) -> Sequence[Decision]:
        """Return the decisions of an issue, oldest first."""

    async def keep_draft(self, draft: TaskDraft) -> None:
        """Keep what somebody is about to record, or its change."""

    async def draft(self, draft_id: str) -> TaskDraft | None:
        """Return it; None if it was saved, cancelled or forgotten."""

    async def drop_draft(self, draft_id: str) -> None:
        """Forget it."""

    async def clear_drafts(self, before: datetime) -> None:
        """Forget those begun before this instant."""


class HoldsTasks(Protocol):
    """What tasks are a part of: the unit of work (`bot.ports.storage`)."""

    @property
    def tasks(self) -> Tasks:
        """Tasks and decisions."""
