"""One task: what it asks, what shows that it was done, and what the reader may do."""

from bot.domain.access import Action
from bot.domain.issue import Issue
from bot.domain.task import Task
from bot.ports.mail import Button
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.tasks.moves import moves_of, the_task
from bot.services.tasks.owing import alive
from bot.services.tasks.telling import move_rows
from bot.services.tasks.views import evidence_views, task_view
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: Rarer moves, below the likely ones.
_RARE = (
    (Action.MOVE_DUE, "task_move"),
    (Action.ADD_EVIDENCE, "task_evidence"),
    (Action.REOPEN_TASK, "task_reopen"),
    (Action.DROP_TASK, "task_drop"),
)

#: So many pieces of evidence are shown, the newest.
SHOWN = 3


async def see_task(desk: Desk, pressed: Pressed) -> str:
    """Show one task in place of the list from which it was opened."""
    async with member_turn(desk, pressed, Action.SEE_TASKS) as turn:
        issue, task = await the_task(turn, pressed.press.subject)
        await show_task(turn, issue, task)
    return turn.toast


async def show_task(
    turn: Turn, issue: Issue, task: Task, *, fresh: bool = False, invite: bool = False
) -> None:
    """Answer with a task; *invite* asks for evidence, which may follow."""
    evidence = await evidence_views(turn, task, turn.member)
    await turn.reply(
        "task_card",
        rows=_rows(turn, issue, task, invite=invite),
        fresh=fresh,
        issue=await issue_view(turn, issue, turn.member),
        task=await task_view(turn, task, turn.member),
        evidence=evidence[-SHOWN:],
        more=max(0, len(evidence) - SHOWN),
        invite=invite,
        now=turn.now,
    )


def _rows(turn: Turn, issue: Issue, task: Task, *, invite: bool) -> list[list[Button]]:
    back = turn.button("tasks", issue.id, version=1)
    if invite:
        return [[turn.button("task_enough", task.id)]]
    if not alive(issue, task):
        return [[back]]
    moves = moves_of(task, turn.member)
    rare = [turn.button(press, task.id) for action, press in _RARE if action in moves]
    rows = move_rows(turn, task, turn.member)
    rows += [rare[i : i + 2] for i in range(0, len(rare), 2)]
    return [*rows, [turn.button("my_tasks"), back]]
