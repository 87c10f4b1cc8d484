"""/tugas N, the book of an issue: what is overdue, what waits, what was decided."""

from collections.abc import Sequence

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.domain.task import Decision, Task, urgent_first
from bot.ports.mail import Button
from bot.services.books.paging import page_of, turning
from bot.services.books.which import number_and_words, offer_issues
from bot.services.desk import Desk
from bot.services.finding import issue_typed, the_issue
from bot.services.requests import Pressed, Typed
from bot.services.tasks.carrying import NAMED, carry_rows, without_owner
from bot.services.tasks.drafts import Kind
from bot.services.tasks.mine import show_mine
from bot.services.tasks.moves import moves_of
from bot.services.tasks.opening import tasks_of
from bot.services.tasks.owing import alive
from bot.services.tasks.reading import checked
from bot.services.tasks.recording import record_typed
from bot.services.tasks.views import decision_views, task_views
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view

#: So many tasks, and so many decisions, stand on one page.
PER_PAGE, DECISIONS = 6, 5


async def tasks_typed(desk: Desk, typed: Typed) -> str:
    """/tugas shows mine, /tugas N a book; words behind the number record a task."""
    async with member_turn(desk, typed, Action.SEE_TASKS) as turn:
        number, words = number_and_words(typed.text)
        if number and words:
            await record_typed(turn, Kind.TASK, number, words)
        elif number:
            await show_sheet(turn, await issue_typed(turn, number))
        elif words:
            await offer_issues(turn, checked(words), "tasks", "task_for")
        else:
            await show_mine(turn)
    return turn.toast


async def decisions_typed(desk: Desk, typed: Typed) -> str:
    """/putusan N shows what was decided; words behind the number record it."""
    async with member_turn(desk, typed, Action.SEE_TASKS) as turn:
        number, words = number_and_words(typed.text)
        if number and words:
            await record_typed(turn, Kind.DECISION, number, words)
        elif number:
            await show_decisions(turn, await issue_typed(turn, number))
        else:
            await offer_issues(
                turn, checked(words) if words else "", "decisions", "decision_for"
            )
    return turn.toast


async def see_sheet(desk: Desk, pressed: Pressed) -> str:
    """Show the tasks of the issue under the button: value is the page."""
    async with member_turn(desk, pressed, Action.SEE_TASKS) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        turn.message_id = turn.message_id if pressed.press.version else 0
        await show_sheet(turn, issue, int(pressed.press.value or 0))
    return turn.toast


async def show_sheet(turn: Turn, issue: Issue, page: int = 0) -> None:
    """Answer with one page of the tasks of an issue, the overdue ones first."""
    tasks = urgent_first(await tasks_of(turn, issue))
    sheet, free = page_of(tasks, page, PER_PAGE), await without_owner(turn, issue)
    await turn.reply(
        "task_sheet",
        rows=[
            *(_row(turn, issue, task) for task in sheet.shown),
            *turning(turn, "tasks", issue.id, sheet),
            *carry_rows(turn, free),
            *_about_all(turn, issue),
            [turn.button("books", issue.id, version=1, label="back")],
        ],
        issue=await issue_view(turn, issue, turn.member),
        tasks=await task_views(turn, sheet.shown, turn.member),
        overdue=sum(task.overdue(turn.now) for task in tasks),
        waiting=sum(task.waits for task in tasks),
        finished=sum(not task.waits for task in tasks),
        decisions=len(await turn.unit.tasks.decisions(issue.id)),
        free=await decision_views(turn, free[:NAMED], turn.member),
        more_free=len(free[NAMED:]),
        page=sheet.number,
        pages=sheet.count,
        now=turn.now,
    )


def _row(turn: Turn, issue: Issue, task: Task) -> list[Button]:
    """Return the buttons of one task: opening it, and finishing it where one may."""
    row = [turn.button("task_show", task.id, text=task.short)]
    mine = task.owner == turn.member.user_id or task.owner is None
    if (
        mine
        and alive(issue, task)
        and Action.FINISH_TASK in moves_of(task, turn.member)
    ):
        row.append(turn.button("task_finish", task.id))
    return row


def _about_all(turn: Turn, issue: Issue) -> list[list[Button]]:
    rows: list[list[Button]] = []
    if issue.state not in TERMINAL:
        rows.append(
            [
                turn.button("task_new", issue.id),
                turn.button("decision_new", issue.id, label="decision_record"),
            ]
        )
    last = [turn.button("decisions", issue.id)]
    if may(turn.member, Action.REPORT_UP):
        last.append(turn.button("report_up", issue.id))
    return [*rows, last]


async def see_decisions(desk: Desk, pressed: Pressed) -> str:
    """Show what was decided on the issue under the button."""
    async with member_turn(desk, pressed, Action.SEE_TASKS) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        await show_decisions(turn, issue)
    return turn.toast


async def show_decisions(turn: Turn, issue: Issue) -> None:
    """Answer with the newest decisions of an issue, and who carries them out."""
    decisions = await turn.unit.tasks.decisions(issue.id)
    shown = decisions[-DECISIONS:][::-1]
    tasks = await tasks_of(turn, issue)
    rows = []
    if issue.state not in TERMINAL and may(turn.member, Action.DECIDE):
        rows.append([turn.button("decision_new", issue.id, label="decision_record")])
    rows.append([turn.button("tasks", issue.id, version=1, label="back")])
    await turn.reply(
        "decisions",
        rows=rows,
        issue=await issue_view(turn, issue, turn.member),
        decisions=await decision_views(turn, shown, turn.member),
        carried=_carried(shown, tasks),
        more=len(decisions) - len(shown),
        now=turn.now,
    )


def _carried(decisions: Sequence[Decision], tasks: Sequence[Task]) -> dict[str, str]:
    """Return the numbers of the tasks that carry out each decision."""
    return {
        one.id: ", ".join(t.short for t in tasks if t.decision == one.id)
        for one in decisions
    }
