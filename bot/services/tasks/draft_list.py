"""A draft of several tasks at one look; what nobody said is filled in."""

from datetime import datetime

from bot.domain.due import morning_after
from bot.domain.issue import Issue
from bot.domain.task import TaskDraft
from bot.domain.task_reading import Entry
from bot.domain.values import replace
from bot.ports.mail import Button
from bot.services.tasks.asking import MORNING
from bot.services.tasks.drafts import Kind, items_of, kind_of
from bot.services.tasks.owners import owner_name
from bot.services.timing.starting import work_of
from bot.services.turn import Turn
from bot.services.views import issue_view


def default_due(turn: Turn) -> datetime:
    """Return when something is due of which nobody said when."""
    return morning_after(turn.now, MORNING, work_of(turn), working=True)


def with_defaults(turn: Turn, draft: TaskDraft, item: Entry) -> Entry:
    """Fill in what nobody said: who records it does it, on the next day of work."""
    me = turn.member.user_id
    if not item.owned:
        item = replace(item, owner=me)
    return replace(item, due=item.due or default_due(turn))


async def show_list(turn: Turn, issue: Issue, draft: TaskDraft) -> None:
    """Show every task of a draft with what would be kept; one tap keeps them all."""
    items = [with_defaults(turn, draft, item) for item in items_of(draft)]
    await turn.unit.dialogues.end(turn.member.user_id)
    medium = draft.fields.get("medium", "")
    await turn.reply(
        "task_list",
        rows=_rows(turn, draft, len(items)),
        issue=await issue_view(turn, issue, turn.member),
        by=draft.fields.get("by_name", ""),
        medium=turn.label(f"medium.{medium}") if medium else "",
        lines=[await _line(turn, one) for one in items],
        now=turn.now,
    )


async def _line(turn: Turn, one: Entry) -> tuple[str, str, datetime | None]:
    owner = await owner_name(turn, one.owner, one.outside, turn.member)
    return one.what, owner, one.due


def _rows(turn: Turn, draft: TaskDraft, count: int) -> list[list[Button]]:
    edits = [
        turn.button("task_item", draft.id, value=str(n), text=str(n + 1))
        for n in range(count)
    ]
    return [
        [turn.button("tasks_save", draft.id, text=_save(turn, count))],
        *(edits[i : i + 5] for i in range(0, count, 5)),
        _about_draft(turn, draft),
    ]


def _save(turn: Turn, count: int) -> str:
    key = "many" if count > 1 else "one" if count else "none"
    return turn.label(f"tasks_save.{key}", count=count)


def _about_draft(turn: Turn, draft: TaskDraft) -> list[Button]:
    row = [turn.button("task_drop_draft", draft.id, label="cancel")]
    if kind_of(draft) is Kind.DIRECTIVE:
        row.insert(0, turn.button("task_medium", draft.id))
    return row
