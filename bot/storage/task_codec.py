"""Tasks and decisions to columns and back."""

from bot.domain.task import Decision, Evidence, Medium, Origin, Task, TaskDraft
from bot.domain.task_life import TaskState
from bot.storage.attachment_codec import attachment_body, read_attachment
from bot.storage.codec import from_json, instant, maybe, ms, to_json
from bot.storage.session import Row

#: What a task says, who gave it and where it comes from never change.
GIVEN = frozenset({"issue_id", "what", "given_by", "created_at", "origin", "decision"})


def values_of(task: Task) -> dict[str, object]:
    """Return the columns of a task."""
    return {
        "id": task.id,
        "issue_id": task.issue_id,
        "state": task.state,
        "version": task.version,
        "what": task.what,
        "given_by": task.given_by,
        "created_at": ms(task.created_at),
        "due_at": ms(task.due_at),
        "origin": task.origin,
        "owner": task.owner,
        "outside": task.outside,
        "decision": task.decision,
        "moved_at": maybe(ms, task.moved_at),
        "moved_by": task.moved_by,
        "reason": task.reason,
        "told": task.told,
    }


def task_of(row: Row) -> Task:
    """Return the task of a row."""
    return Task(
        id=row["id"],
        issue_id=row["issue_id"],
        state=TaskState(row["state"]),
        version=row["version"],
        what=row["what"],
        given_by=row["given_by"],
        created_at=instant(row["created_at"]),
        due_at=instant(row["due_at"]),
        origin=Origin(row["origin"]),
        owner=row["owner"],
        outside=row["outside"],
        decision=row["decision"],
        moved_at=maybe(instant, row["moved_at"]),
        moved_by=row["moved_by"],
        reason=row["reason"],
        told=row["told"],
    )


def decision_values(decision: Decision) -> dict[str, object]:
    """Return the columns of a decision."""
    return {
        "id": decision.id,
        "issue_id": decision.issue_id,
        "what": decision.what,
        "decided_at": ms(decision.decided_at),
        "decided_by": decision.by,
        "by_name": decision.by_name,
        "recorded_by": decision.recorded_by,
        "recorded_at": ms(decision.recorded_at),
        "why": decision.why,
        "alternatives": decision.alternatives,
        "origin": decision.origin,
        "medium": decision.medium or "",
    }


def decision_of(row: Row) -> Decision:
    """Return the decision of a row."""
    return Decision(
        id=row["id"],
        issue_id=row["issue_id"],
        what=row["what"],
        decided_at=instant(row["decided_at"]),
        by=row["decided_by"],
        by_name=row["by_name"],
        recorded_by=row["recorded_by"],
        recorded_at=instant(row["recorded_at"]),
        why=row["why"],
        alternatives=row["alternatives"],
        origin=Origin(row["origin"]),
        medium=Medium(row["medium"]) if row["medium"] else None,
    )


def evidence_values(evidence: Evidence) -> dict[str, object]:
    """Return the columns of a piece of evidence."""
    return {
        "task_id": evidence.task_id,
        "given_by": evidence.by,
        "at": ms(evidence.at),
        "text": evidence.text,
        "attachments": to_json([attachment_body(a) for a in evidence.attachments]),
    }


def evidence_of(row: Row) -> Evidence:
    """Return the evidence of a row."""
    items = tuple(read_attachment(body) for body in from_json(row["attachments"]))
    return Evidence(
        row["task_id"], row["given_by"], instant(row["at"]), row["text"], items
    )


def draft_of(row: Row) -> TaskDraft:
    """Return the draft of a row."""
    fields = from_json(row["fields"])
    return TaskDraft(
        row["id"], row["issue_id"], row["author"], instant(row["at"]), fields
    )
