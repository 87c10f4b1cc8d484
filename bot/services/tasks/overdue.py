"""Chores: who has a task hears when it is due, and once a day what is overdue."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.task import Task
from bot.domain.values import replace
from bot.services.desk import Desk
from bot.services.looking.sight import seen_by
from bot.services.tasks.mine import Line, all_waiting, brief, finish
from bot.services.tasks.owing import alive
from bot.services.tasks.owners import responsible
from bot.services.tasks.views import task_views
from bot.services.turn import Turn, clock_turn
from bot.services.views import issue_view

#: So many tasks are looked at in one go, and so many named in one message.
AT_ONCE, NAMED = 200, 8

#: What its author looked over and never saved is forgotten after this.
DRAFTS_KEPT = timedelta(days=1)


async def mind_tasks(desk: Desk) -> None:
    """Tell of what is due now; once a day of work, of all that is overdue."""
    await tell_due(desk)
    await tell_overdue(desk)


async def tell_due(desk: Desk) -> None:
    """Tell each once of tasks whose time has come: at night only of grave issues."""
    now = desk.clock.now()
    async with desk.storage.begin() as unit:
        due = await unit.tasks.to_tell(now, AT_ONCE)
    if not due:
        return
    async with clock_turn(desk, f"tasks_due:{now.isoformat()}") as turn:
        found = [line for line in await _lines(turn, due) if _may_wake(turn, line[0])]
        for _, task in found:
            await turn.unit.tasks.save(replace(task, told=1))
        counted = [line for line in found if alive(*line)]
        await _tell_each(turn, counted, "task_due")
        turn.idle = not found


async def _lines(turn: Turn, tasks: Sequence[Task]) -> list[Line]:
    found = []
    for task in tasks:
        issue = await turn.unit.issues.find(task.issue_id)
        assert issue is not None
        found.append((issue, task))
    return found


def _may_wake(turn: Turn, issue: Issue) -> bool:
    """Tell whether people are written to at this hour about an issue."""
    if (issue.level or Level.L1) >= Level.L3:
        return True
    local = turn.now.astimezone(turn.desk.house.zone)
    return not turn.desk.playbook.office.night.covers(local)


async def tell_overdue(desk: Desk) -> None:
    """Tell each once a day of work, in one message, of all that is overdue by then."""
    now, rules = desk.clock.now(), desk.playbook.tasks
    work = desk.playbook.work(desk.house.zone)
    at = rules.digest_due(now, work)
    if at is None:
        return
    key = f"tasks_overdue:{now.astimezone(desk.house.zone).date()}"
    async with desk.storage.begin() as unit:
        if await unit.committed(key):
            return
    async with clock_turn(desk, key) as turn:
        late = [line for line in await all_waiting(turn) if line[1].overdue(at)]
        await _tell_each(turn, late, "tasks_overdue")
        await turn.unit.tasks.clear_drafts(now - DRAFTS_KEPT)


async def _tell_each(turn: Turn, found: list[Line], deed: str) -> None:
    """Write one message to each who answers for any of them."""
    for to, mine in (await _by_person(turn, found)).values():
        for issue_id in dict.fromkeys(issue.id for issue, _ in mine):
            await turn.record(deed, issue_id, _shorts(issue_id, mine))
        for apart in _letters(mine):
            await _write(turn, to, apart, daily=deed == "tasks_overdue")


def _letters(mine: list[Line]) -> list[list[Line]]:
    """Put the tasks of each restricted issue apart: a letter about it is sealed."""
    letters: dict[str, list[Line]] = {}
    for issue, task in mine:
        letters.setdefault(issue.id if issue.restricted else "", []).append(
            (issue, task)
        )
    return list(letters.values())


def _shorts(issue_id: str, mine: list[Line]) -> str:
    return " ".join(task.short for issue, task in mine if issue.id == issue_id)


async def _by_person(
    turn: Turn, found: list[Line]
) -> dict[int, tuple[Member, list[Line]]]:
    people: dict[int, tuple[Member, list[Line]]] = {}
    for issue, task in found:
        to = await responsible(turn, issue, task)
        if to is not None and seen_by(to, [issue]):
            people.setdefault(to.user_id, (to, []))[1].append((issue, task))
    return people


async def _write(turn: Turn, to: Member, mine: list[Line], *, daily: bool) -> None:
    shown, about = mine[:NAMED], mine[0][0]
    rows = [
        [
            turn.button("task_show", task.id, text=brief(task)),
            turn.button("task_finish", task.id, text=finish(turn, task, to.locale)),
        ]
        for _, task in shown
    ]
    await turn.tell(
        to,
        "tasks_due",
        rows=[*rows, [turn.button("my_tasks", locale=to.locale)]],
        about=await issue_view(turn, about, to) if about.restricted else None,
        lines=await task_views(turn, (task for _, task in shown), to),
        more=len(mine) - len(shown),
        daily=daily,
        now=turn.now,
    )
