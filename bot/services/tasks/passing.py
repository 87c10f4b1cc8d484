"""Passing a task on to somebody else, and giving it another time."""

from datetime import datetime

from bot.domain.access import Action
from bot.domain.errors import CannotTakeOver
from bot.domain.issue import Issue
from bot.domain.task import Task
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.tasks.asking import due_rows, owner_rows
from bot.services.tasks.card import show_task
from bot.services.tasks.doing import moved
from bot.services.tasks.moves import movable
from bot.services.tasks.outside_circle import refuse_shut_out
from bot.services.tasks.owners import may_own
from bot.services.tasks.telling import tell_owners
from bot.services.tasks.views import task_view
from bot.services.texts.draft_screen import zone_name
from bot.services.turn import Rows, Turn, member_turn
from bot.services.views import issue_view


async def ask_pass(desk: Desk, pressed: Pressed) -> str:
    """Ask who does it instead."""
    async with member_turn(desk, pressed, Action.PASS_TASK) as turn:
        issue, task = await movable(turn, pressed.press.subject, Action.PASS_TASK)
        rows = await owner_rows(turn, issue, "task_pass_to", task.id)
        await turn.ask("task_pass", task.id)
        await _choose(turn, issue, task, "owner", rows)
    return turn.toast


async def _choose(
    turn: Turn, issue: Issue, task: Task, question: str, rows: Rows
) -> None:
    back = turn.button("task_show", task.id, label="back")
    await turn.reply(
        "task_choose",
        rows=[*rows, [back]],
        issue=await issue_view(turn, issue, turn.member),
        task=await task_view(turn, task, turn.member),
        question=question,
        zone=zone_name(turn),
        now=turn.now,
    )


async def pass_on(desk: Desk, pressed: Pressed) -> str:
    """Give a task to somebody else, who is told."""
    async with member_turn(desk, pressed, Action.PASS_TASK) as turn:
        issue, task = await movable(turn, pressed.press.subject, Action.PASS_TASK)
        who = int(pressed.press.value.partition(":")[2])
        await given_to(turn, issue, task, who)
    return turn.toast


async def given_to(turn: Turn, issue: Issue, task: Task, owner: int | str) -> None:
    """Give a task to a member, who is told, or to somebody without an account."""
    if isinstance(owner, int):
        to = await turn.unit.members.find(owner)
        await refuse_shut_out(turn, issue, owner)
        if to is None or not may_own(to, issue):
            raise CannotTakeOver
    member = owner if isinstance(owner, int) else None
    outside = owner if isinstance(owner, str) else ""
    task = await moved(
        turn, issue, task, Action.PASS_TASK, owner=member, outside=outside, told=0
    )
    await turn.unit.dialogues.end(turn.member.user_id)
    await tell_owners(turn, issue, [task])
    await show_task(turn, issue, task)
    turn.toast = turn.label("toast.task_passed", number=task.short)


async def ask_due(desk: Desk, pressed: Pressed) -> str:
    """Ask for another time."""
    async with member_turn(desk, pressed, Action.MOVE_DUE) as turn:
        issue, task = await movable(turn, pressed.press.subject, Action.MOVE_DUE)
        rows = due_rows(turn, "task_move_to", task.id)
        await turn.ask("task_move", task.id)
        await _choose(turn, issue, task, "due", rows)
    return turn.toast


async def move_due(desk: Desk, pressed: Pressed) -> str:
    """Put the time off, or forward."""
    async with member_turn(desk, pressed, Action.MOVE_DUE) as turn:
        issue, task = await movable(turn, pressed.press.subject, Action.MOVE_DUE)
        at = datetime.fromisoformat(pressed.press.value.partition(":")[2])
        await due_at(turn, issue, task, at)
    return turn.toast


async def due_at(turn: Turn, issue: Issue, task: Task, at: datetime) -> None:
    """Give a task another time; its owner is told once again when that has come."""
    task = await moved(turn, issue, task, Action.MOVE_DUE, due_at=at, told=0)
    await turn.unit.dialogues.end(turn.member.user_id)
    await show_task(turn, issue, task)
    turn.toast = turn.label("toast.task_due_moved", number=task.short)
