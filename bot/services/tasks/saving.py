"""Keeping what was drafted: decisions, their tasks, and one message to each owner."""

from bot.domain.errors import ButtonExpired
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.task import Decision, Medium, Task, TaskDraft
from bot.domain.task_reading import Entry
from bot.services.life.debts import list_debts, settle_debts
from bot.services.life.screens import look_at, show_next
from bot.services.tasks.asking import ask_missing
from bot.services.tasks.draft_list import show_list
from bot.services.tasks.drafts import (
    DECIDED,
    ORIGINS,
    Kind,
    asks,
    items_of,
    kind_of,
)
from bot.services.tasks.opening import keep_decision, open_task
from bot.services.tasks.outside_circle import warned
from bot.services.tasks.telling import tell_owners
from bot.services.tasks.views import decision_views, task_views
from bot.services.turn import Turn
from bot.services.views import issue_view


async def go_on(turn: Turn, issue: Issue, draft: TaskDraft) -> None:
    """Save a draft that lacks nothing; else ask for the next thing that it lacks.

    A directive is always shown once before it becomes tasks.
    """
    question, items = asks(draft), items_of(draft)
    if kind_of(draft) is Kind.DIRECTIVE or (question and len(items) > 1):
        await show_list(turn, issue, draft)
    elif question:
        await ask_missing(turn, issue, draft, question)
    else:
        await save(turn, issue, draft)


async def save(turn: Turn, issue: Issue, draft: TaskDraft) -> None:
    """Keep everything, tell the owners, pay what it pays, and show what was kept."""
    if await warned(turn, issue, draft):
        return
    decisions, tasks = await _kept(turn, issue, draft)
    await turn.unit.tasks.drop_draft(draft.id)
    await turn.unit.dialogues.end(turn.member.user_id)
    told = await tell_owners(turn, issue, tasks)
    await settle_debts(turn, issue)
    if draft.fields.get("back"):
        await _back_to_step(turn, issue, decisions, tasks)
        return
    rows = [[turn.button("tasks", issue.id, version=1)]]
    if len(tasks) == 1:
        rows[0].insert(0, turn.button("task_show", tasks[0].id, text=tasks[0].short))
    await turn.reply(
        "tasks_kept",
        rows=rows,
        issue=await issue_view(turn, issue, turn.member),
        decisions=await decision_views(turn, decisions, turn.member),
        tasks=await task_views(turn, tasks, turn.member),
        told=told,
        now=turn.now,
    )


async def _back_to_step(
    turn: Turn, issue: Issue, decisions: list[Decision], tasks: list[Task]
) -> None:
    """Show the step that asked with less missing, or what a closed issue still owes."""
    if issue.state in TERMINAL:
        await list_debts(turn, issue)
        return
    shorts = [one.short for one in decisions] + [one.short for one in tasks]
    numbers = ", ".join(shorts)
    done = turn.label("tasks.kept", numbers=numbers)
    await show_next(turn, await look_at(turn, issue), done=done)


async def _kept(
    turn: Turn, issue: Issue, draft: TaskDraft
) -> tuple[list[Decision], list[Task]]:
    kind, items = kind_of(draft), items_of(draft)
    if kind is Kind.DIRECTIVE:
        decision = await _decide(turn, issue, draft, draft.fields["words"])
        return [decision], [await _open(turn, issue, draft, e, decision) for e in items]
    decisions, tasks = [], []
    for entry in items:
        found = None
        if kind in DECIDED:
            found = await _decide(turn, issue, draft, entry.what)
            decisions.append(found)
        if not draft.fields.get("alone"):
            tasks.append(await _open(turn, issue, draft, entry, found))
    return decisions, tasks


async def _decide(turn: Turn, issue: Issue, draft: TaskDraft, what: str) -> Decision:
    said = draft.fields
    return await keep_decision(
        turn,
        issue,
        what,
        int(said["by"]) if said.get("by") else said["by_name"],
        why=said.get("why", ""),
        alternatives=said.get("alternatives", ""),
        origin=ORIGINS[kind_of(draft)],
        medium=Medium(said["medium"]) if said.get("medium") else None,
    )


async def _open(
    turn: Turn, issue: Issue, draft: TaskDraft, entry: Entry, decision: Decision | None
) -> Task:
    if not entry.owned or entry.due is None:
        raise ButtonExpired
    return await open_task(
        turn,
        issue,
        entry.what,
        entry.outside if entry.owner is None else entry.owner,
        entry.due,
        origin=ORIGINS[kind_of(draft)],
        decision=decision.id if decision else draft.fields.get("carries", ""),
    )
