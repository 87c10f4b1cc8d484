"""Taking a step: what it lacks, what it asks, and what it does (doctrine.md 4.1)."""

from bot.domain.access import Action
from bot.domain.errors import NotPermitted, StepTaken
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL, step_row
from bot.domain.steps import Step, may_take, missing
from bot.services.desk import Desk
from bot.services.finding import the_issue
from bot.services.life.asking import ask_first
from bot.services.life.doing import do_step
from bot.services.life.moving import Why
from bot.services.life.screens import Look, look_at, show_next, show_others, show_step
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn
from bot.services.views import issue_view, person


async def open_next(desk: Desk, pressed: Pressed) -> str:
    """Show the next step of the procedure: anew, or in place of what led away."""
    async with member_turn(desk, pressed, Action.STEP) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        fresh = pressed.press.value != "here"
        await turn.unit.dialogues.end(turn.member.user_id)
        await show_next(turn, await look_at(turn, issue), fresh=fresh)
    return turn.toast


async def open_others(desk: Desk, pressed: Pressed) -> str:
    """Show the other steps."""
    async with member_turn(desk, pressed, Action.STEP) as turn:
        issue = await the_issue(turn, pressed.press.subject)
        await show_others(turn, await look_at(turn, issue))
    return turn.toast


async def take_step(desk: Desk, pressed: Pressed) -> str:
    """Take a step, or show everything that it lacks; ask first what it needs to know.

    The value is "T07", then what was chosen: "T07:spam", "T06:2026-0004:yes".
    """
    async with member_turn(desk, pressed, Action.STEP) as turn:
        code, _, chosen = pressed.press.value.partition(":")
        issue = await the_issue(turn, pressed.press.subject)
        look, step = await legal_step(turn, issue, code)
        lacks = missing(desk.playbook.life, code, look.dossier)
        if lacks:
            await turn.record("held_up", issue.id, f"{code} {','.join(lacks)}")
            turn.toast = turn.label("toast.step_lacks", count=len(lacks))
            await show_step(turn, look, step)
            return turn.toast
        if not await ask_first(turn, issue, step, chosen):
            issue = await do_step(turn, issue, step, Why(chosen.split(":")[0]))
            await show_after(turn, issue)
    return turn.toast


async def legal_step(turn: Turn, issue: Issue, code: str) -> tuple[Look, Step]:
    """Return the step that a button names; raise `StepTaken`, `NotPermitted`."""
    step = step_row(issue.state, code)
    if step is None:
        raise await step_taken(turn, issue)
    look = await look_at(turn, issue)
    if not may_take(turn.member, step, turn.desk.playbook.life, look.dossier):
        raise NotPermitted
    return look, step


async def step_taken(turn: Turn, issue: Issue) -> StepTaken:
    """Return the refusal that says who moved the issue, and when."""
    changes = await turn.unit.lives.changes(issue.id)
    by = changes[-1].by if changes else None
    who = await turn.unit.members.find(by) if by else None
    return StepTaken(
        number=issue.number,
        state=turn.label(f"state.{issue.state}"),
        who=person(turn, who, turn.member) if who else "",
        mine=by == turn.member.user_id,
        at=changes[-1].at if changes else issue.reported_at,
    )


async def show_after(turn: Turn, issue: Issue) -> None:
    """Show what was done, and what comes next."""
    done = turn.label(f"state.{issue.state}")
    turn.toast = turn.label("toast.stepped", number=issue.number, state=done)
    if issue.state in TERMINAL:
        rows = [[turn.button("see_issue", issue.id)]]
        view = await issue_view(turn, issue, turn.member)
        await turn.reply("step_ended", rows=rows, issue=view, now=turn.now)
        return
    await show_next(turn, await look_at(turn, issue), done=done)
