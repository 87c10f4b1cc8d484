"""What a step does: the move, its effects, and who hears of it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.steps import Step
from bot.domain.topics import Topic
from bot.ports.lives import Debt, DebtKind
from bot.services.life.asking import merge_target
from bot.services.life.merging import merge_into
from bot.services.life.moving import Why, move, step_clocks
from bot.services.life.notices import tell_reporters, tell_team
from bot.services.life.pages import pages_of
from bot.services.life.second_look import plan_second_look
from bot.services.life.watching import open_watch
from bot.services.meetings.inviting import convene
from bot.services.reports.joining_issues import show_added
from bot.services.turn import Turn


async def do_step(turn: Turn, issue: Issue, step: Step, why: Why) -> Issue:
    """Move the issue, do what the step brings with it, and tell who must know."""
    if step.code == "T06":
        return await _merge(turn, issue, why)
    relook = await _relook_of(turn, issue)
    before = issue.state
    moved = await move(turn, issue, step.action, why, **_facts(turn, step))
    await step_clocks(turn, before, moved)
    detail = f"{step.code} {before}>{moved.state} {why.code}".strip()
    await turn.record("stepped", moved.id, detail, content=why.words)
    if step.code in _MONITORS:
        await turn.unit.lives.set_relook(moved.id, relook)
    if step.code in _BRINGS:
        await _BRINGS[step.code](turn, moved)
    told = await tell_team(turn, moved, before, why)
    await tell_reporters(turn, moved, why, told)
    return moved


_MONITORS = frozenset({"T03", "T23"})


def _facts(turn: Turn, step: Step) -> dict[str, Any]:
    """Return what changes with the state: who opens an issue again has it."""
    if step.code != "T19":
        return {}
    return {"owner": turn.member.user_id, "taken_at": turn.now}


async def _relook_of(turn: Turn, issue: Issue) -> datetime:
    """Return when the issue is looked at again: as somebody chose, or at the latest."""
    note = (await pages_of(turn, issue)).last(Topic.RELOOK)
    if note is not None:
        return datetime.fromisoformat(note.code)
    return turn.now + turn.desk.playbook.life.terms.relook


async def owe_fast_lane(turn: Turn, issue: Issue) -> None:
    """Keep what the fast lane leaves to be made up for, and until when."""
    rules = turn.desk.playbook.life
    due = turn.now + rules.terms.meeting[issue.level or Level.L1]
    for need in rules.rule("T05").owes:
        await turn.unit.lives.add_debt(
            Debt(
                issue.id, 0, need, "T05", DebtKind.FAST_LANE, turn.now,
                turn.member.user_id, due_at=due,
            )
        )  # fmt: skip


#: What a step brings with it besides clocks and notices.
_BRINGS: dict[str, Callable[[Turn, Issue], Awaitable[None]]] = {
    "T05": owe_fast_lane,
    "T08": open_watch,
    "T11": convene,
    "T18": plan_second_look,
}


async def _merge(turn: Turn, issue: Issue, why: Why) -> Issue:
    target = await merge_target(turn, issue, why.code)
    moved, target = await merge_into(turn, issue, target, set())
    await show_added(turn, target)
    return moved
