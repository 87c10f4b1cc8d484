"""What people do with a task: take, finish, pass on, give back, drop, open again."""

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.task import Task
from bot.domain.task_errors import TaskEvidenceNeeded
from bot.domain.task_life import TASK_LIFE
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.life.debts import settle_debts
from bot.services.requests import Pressed
from bot.services.tasks.card import show_task
from bot.services.tasks.moves import movable, moves_of, the_task
from bot.services.tasks.telling import tell_giver, tell_owners
from bot.services.turn import Turn, member_turn

#: What the journal calls a move.
DEEDS = {
    Action.TAKE_TASK: "task_taken",
    Action.FINISH_TASK: "task_done",
    Action.PASS_TASK: "task_passed",
    Action.DECLINE_TASK: "task_declined",
    Action.MOVE_DUE: "task_due_moved",
    Action.DROP_TASK: "task_dropped",
    Action.REOPEN_TASK: "task_reopened",
}


async def moved(
    turn: Turn, issue: Issue, task: Task, action: Action, reason: str = "", **to: object
) -> Task:
    """Move a task, and journal it; *to* are the columns that change with it."""
    state = TASK_LIFE.next_state(task.state, action)
    assert state is not None
    changes = {"moved_at": turn.now, "moved_by": turn.member.user_id, "reason": reason}
    task = replace(task, state=state, **{**changes, **to})  # type: ignore[arg-type]
    task = await turn.unit.tasks.save(task)
    await turn.record(DEEDS[action], issue.id, task.short, content=reason)
    await settle_debts(turn, issue)
    return task


async def take(desk: Desk, pressed: Pressed) -> str:
    """Accept a task in one tap; who takes one from outside looks after it."""
    async with member_turn(desk, pressed, Action.TAKE_TASK) as turn:
        issue, task = await movable(turn, pressed.press.subject, Action.TAKE_TASK)
        task = await _taken(turn, issue, task)
        await show_task(turn, issue, task)
        turn.toast = turn.label("toast.task_taken", number=task.short)
    return turn.toast


async def _taken(turn: Turn, issue: Issue, task: Task) -> Task:
    me = turn.member.user_id
    return await moved(turn, issue, task, Action.TAKE_TASK, owner=me)


async def take_all(desk: Desk, pressed: Pressed) -> str:
    """Accept all tasks of one message that are still there to be accepted."""
    async with member_turn(desk, pressed, Action.TAKE_TASK) as turn:
        taken = []
        for subject in pressed.press.value.split():
            issue, task = await the_task(turn, subject)
            if Action.TAKE_TASK in moves_of(task, turn.member):
                taken.append(await _taken(turn, issue, task))
        turn.toast = turn.label("toast.tasks_taken", count=len(taken))
    return turn.toast


async def finish(desk: Desk, pressed: Pressed) -> str:
    """Say that a task is done; evidence may follow, unless the office demands it."""
    async with member_turn(desk, pressed, Action.FINISH_TASK) as turn:
        issue, task = await movable(turn, pressed.press.subject, Action.FINISH_TASK)
        rules = turn.desk.playbook.tasks
        shown = await turn.unit.tasks.evidence(task.id)
        if rules.needs_evidence(issue.level) and not shown:
            raise TaskEvidenceNeeded(
                number=task.number, remedies=(("task_evidence", task.id),)
            )
        task = await moved(turn, issue, task, Action.FINISH_TASK)
        await tell_giver(turn, issue, task, "done")
        if not shown:
            await turn.ask("task_evidence", task.id)
        await show_task(turn, issue, task, invite=not shown)
        turn.toast = turn.label("toast.task_done", number=task.short)
    return turn.toast


async def enough(desk: Desk, pressed: Pressed) -> str:
    """Give no evidence: the next message is about something else."""
    async with member_turn(desk, pressed, Action.SEE_TASKS) as turn:
        issue, task = await the_task(turn, pressed.press.subject)
        await turn.unit.dialogues.end(turn.member.user_id)
        await show_task(turn, issue, task)
    return turn.toast


async def reopen(desk: Desk, pressed: Pressed) -> str:
    """Open a finished task again; its owner is told."""
    async with member_turn(desk, pressed, Action.REOPEN_TASK) as turn:
        issue, task = await movable(turn, pressed.press.subject, Action.REOPEN_TASK)
        task = await moved(turn, issue, task, Action.REOPEN_TASK, told=0)
        await tell_owners(turn, issue, [task])
        await show_task(turn, issue, task)
        turn.toast = turn.label("toast.task_reopened", number=task.short)
    return turn.toast
