"""/tugas: what one has to do over all issues, the overdue first, one tap each."""

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.task import Task
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.looking.sight import seen_by
from bot.services.requests import Pressed
from bot.services.tasks.moves import moves_of
from bot.services.tasks.owing import alive
from bot.services.tasks.owners import responsible
from bot.services.tasks.views import task_views
from bot.services.turn import Turn, member_turn

#: So many tasks are listed.
LISTED = 8

Line = tuple[Issue, Task]


async def see_mine(desk: Desk, pressed: Pressed) -> str:
    """Show one's tasks, in place of the message under which one pressed."""
    async with member_turn(desk, pressed, Action.SEE_TASKS) as turn:
        await show_mine(turn)
    return turn.toast


async def show_mine(turn: Turn) -> None:
    """Answer with what the asker has to do."""
    mine = await waiting_for(turn, turn.member)
    shown = mine[:LISTED]
    await turn.reply(
        "my_tasks",
        rows=[_row(turn, task) for _, task in shown],
        lines=await task_views(turn, (task for _, task in shown), turn.member),
        total=len(mine),
        overdue=sum(task.overdue(turn.now) for _, task in mine),
        now=turn.now,
    )


def _row(turn: Turn, task: Task) -> list[Button]:
    row = [turn.button("task_show", task.id, text=brief(task))]
    if Action.FINISH_TASK in moves_of(task, turn.member):
        row.append(
            turn.button("task_finish", task.id, text=finish(turn, task, turn.locale))
        )
    return row


def finish(turn: Turn, task: Task, locale: str) -> str:
    """Say on a button which task is done: "0001/T2 Selesai"."""
    return f"{brief(task)} {turn.label('button.task_finish', locale)}"


def brief(task: Task) -> str:
    """Return the number of a task as a button shows it: "0001/T2"."""
    return task.id.partition("-")[2]


async def waiting_for(turn: Turn, member: Member) -> list[Line]:
    """Return the unfinished tasks that *member* answers for, the first due first.

    These are their own, and those that they gave to somebody without an account, or
    to one who is gone. Issues that they may not hear of are left out.
    """
    found = []
    for issue, task in await all_waiting(turn):
        to = await responsible(turn, issue, task)
        if to is not None and to.user_id == member.user_id and seen_by(member, [issue]):
            found.append((issue, task))
    return found


async def all_waiting(turn: Turn) -> list[Line]:
    """Return every unfinished task that still counts, with its issue."""
    issues: dict[str, Issue | None] = {}
    found = []
    for task in await turn.unit.tasks.waiting():
        if task.issue_id not in issues:
            issues[task.issue_id] = await turn.unit.issues.find(task.issue_id)
        issue = issues[task.issue_id]
        if issue is not None and alive(issue, task):
            found.append((issue, task))
    return found
