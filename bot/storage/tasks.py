"""Tasks and decisions of issues."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.task import Decision, Evidence, Task, TaskDraft
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage.codec import ms, to_json
from bot.storage.search.index import Index
from bot.storage.session import Session
from bot.storage.task_codec import (
    GIVEN,
    decision_of,
    decision_values,
    draft_of,
    evidence_of,
    evidence_values,
    task_of,
    values_of,
)


class SqlTasks:
    """`bot.ports.tasks.Tasks`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    async def next_count(self, issue_id: str, kind: str) -> int:
        rows = await self._session.rows(
            "tasks.next_count", issue_id=issue_id, kind=kind
        )
        return int(rows[0]["last"])

    async def add(self, task: Task) -> None:
        await self._session.write("tasks.add", **values_of(task))
        self._index.changed(task.issue_id)

    async def find(self, task_id: str) -> Task | None:
        rows = await self._session.rows("tasks.find", id=task_id)
        return task_of(rows[0]) if rows else None

    async def save(self, task: Task) -> Task:
        changed = {k: v for k, v in values_of(task).items() if k not in GIVEN}
        if await self._session.change("tasks.save", **changed) == 0:
            raise Conflict(task.id)
        self._index.changed(task.issue_id)
        return replace(task, version=task.version + 1)

    async def of_issue(self, issue_id: str) -> Sequence[Task]:
        rows = await self._session.rows("tasks.of_issue", issue_id=issue_id)
        return [task_of(row) for row in rows]

    async def waiting(self) -> Sequence[Task]:
        return [task_of(row) for row in await self._session.rows("tasks.waiting")]

    async def to_tell(self, now: datetime, limit: int) -> Sequence[Task]:
        rows = await self._session.rows("tasks.to_tell", now=ms(now), limit=limit)
        return [task_of(row) for row in rows]

    async def move(self, source_issue: str, target_issue: str) -> None:
        both = {"source": source_issue, "target": target_issue}
        await self._session.write("tasks.move", **both)
        await self._session.write("tasks.move_decisions", **both)
        self._index.changed(source_issue, target_issue)

    async def add_evidence(self, evidence: Evidence) -> None:
        await self._session.write("tasks.add_evidence", **evidence_values(evidence))

    async def evidence(self, task_id: str) -> Sequence[Evidence]:
        rows = await self._session.rows("tasks.evidence", task_id=task_id)
        return [evidence_of(row) for row in rows]

    async def decide(self, decision: Decision) -> None:
        await self._session.write("tasks.decide", **decision_values(decision))
        self._index.changed(decision.issue_id)

    async def decision(self, decision_id: str) -> Decision | None:
        rows = await self._session.rows("tasks.decision", id=decision_id)
        return decision_of(rows[0]) if rows else None

    async def decisions(self, issue_id: str) -> Sequence[Decision]:
        rows = await self._session.rows("tasks.decisions", issue_id=issue_id)
        return [decision_of(row) for row in rows]

    async def keep_draft(self, draft: TaskDraft) -> None:
        await self._session.write(
            "tasks.draft",
            id=draft.id,
            issue_id=draft.issue_id,
            author=draft.author,
            at=ms(draft.at),
            fields=to_json(draft.fields),
        )

    async def draft(self, draft_id: str) -> TaskDraft | None:
        rows = await self._session.rows("tasks.drafted", id=draft_id)
        return draft_of(rows[0]) if rows else None

    async def drop_draft(self, draft_id: str) -> None:
        await self._session.write("tasks.drop_draft", id=draft_id)

    async def clear_drafts(self, before: datetime) -> None:
        await self._session.write("tasks.clear_drafts", before=ms(before))
