"""What somebody is about to record: tasks, a decision or a directive, kept aside."""

import json
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from bot.domain.access import Action
from bot.domain.errors import ButtonExpired
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.task import Origin, TaskDraft
from bot.domain.task_reading import Entry
from bot.domain.values import replace
from bot.services.turn import Turn


class Kind(StrEnum):
    """What is recorded; the names are those of the buttons that begin it."""

    TASK = "task"
    DECISION = "decision"
    DIRECTIVE = "directive"
    GAP = "gap"
    LESSON = "lesson"


#: Kinds that keep a decision beside its tasks.
DECIDED = frozenset({Kind.DECISION, Kind.DIRECTIVE})

ORIGINS = {
    Kind.TASK: Origin.HAND,
    Kind.DECISION: Origin.HAND,
    Kind.DIRECTIVE: Origin.DIRECTIVE,
    Kind.GAP: Origin.GAP,
    Kind.LESSON: Origin.LESSON,
}

#: Which guard a kind meets: what owes it can still be written when it is closed.
MEETS = {
    Kind.DECISION: Need.DECISION_OWNED,
    Kind.GAP: Need.GAP_WRITTEN,
    Kind.LESSON: Need.LESSON_OWNED,
}

#: What one must be allowed to do to record a kind.
ALLOWED = {
    kind: Action.DECIDE if kind in DECIDED else Action.GIVE_TASK for kind in Kind
}


async def begin(
    turn: Turn, issue: Issue, kind: Kind, items: Sequence[Entry], **fields: str
) -> TaskDraft:
    """Keep the beginning of a record.

    Fields: `words` what was said, `by`/`by_name` who decided, `why`, `alternatives`,
    `medium`, `back` "step" where a step asked, `alone` a decision without a task,
    `carries` the decision that the task carries out.
    """
    draft = TaskDraft(
        id=turn.desk.secrets.new_id(),
        issue_id=issue.id,
        author=turn.member.user_id,
        at=turn.now,
        fields={"kind": kind, **fields},
    )
    return await keep(turn, with_items(draft, items))


async def keep(turn: Turn, draft: TaskDraft) -> TaskDraft:
    """Keep a change of a draft, and return it."""
    await turn.unit.tasks.keep_draft(draft)
    return draft


async def the_draft(turn: Turn, subject: str) -> TaskDraft:
    """Return the asker's draft; raise `ButtonExpired` where it was saved or dropped."""
    draft = await turn.unit.tasks.draft(subject)
    if draft is None or draft.author != turn.member.user_id:
        raise ButtonExpired
    return draft


def kind_of(draft: TaskDraft) -> Kind:
    """Return what a draft records."""
    return Kind(draft.fields["kind"])


def with_fields(draft: TaskDraft, **fields: str) -> TaskDraft:
    """Return a draft that says something more."""
    return replace(draft, fields={**draft.fields, **fields})


def items_of(draft: TaskDraft) -> list[Entry]:
    """Return the tasks of a draft."""
    return [
        Entry(what, owner, outside, datetime.fromisoformat(due) if due else None)
        for what, owner, outside, due in json.loads(draft.fields["items"])
    ]


def with_items(draft: TaskDraft, items: Sequence[Entry]) -> TaskDraft:
    """Return a draft with these tasks."""
    rows = [
        [one.what, one.owner, one.outside, one.due.isoformat() if one.due else ""]
        for one in items
    ]
    return with_fields(draft, items=json.dumps(rows, ensure_ascii=False))


def item_at(draft: TaskDraft, index: str) -> tuple[int, Entry]:
    """Return one task of a draft; raise `ButtonExpired` where it was taken out."""
    items = items_of(draft)
    if not index.isdigit() or int(index) >= len(items):
        raise ButtonExpired
    return int(index), items[int(index)]


def changed_item(draft: TaskDraft, index: int, item: Entry) -> TaskDraft:
    """Return a draft with one task changed."""
    items = items_of(draft)
    return with_items(draft, [*items[:index], item, *items[index + 1 :]])


def asks(draft: TaskDraft) -> str:
    """Return what is still to be asked: "by", "owner", "due", or "" for nothing."""
    said, items = draft.fields, items_of(draft)
    if kind_of(draft) in DECIDED and not (said.get("by") or said.get("by_name")):
        return "by"
    if said.get("alone"):
        return ""
    if any(not item.owned for item in items):
        return "owner"
    return "due" if any(item.due is None for item in items) else ""
