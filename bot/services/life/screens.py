"""What a person sees of the next step: where it leads, what it lacks, what helps."""

from collections.abc import Sequence

from bot.domain.dossier import Dossier
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.steps import Step, may_break, missing, steps_for
from bot.domain.values import Struct
from bot.ports.mail import Button
from bot.services.life.fixes import fixes
from bot.services.life.gathering import dossier_of
from bot.services.turn import Turn
from bot.services.views import issue_view


class Look(Struct, frozen=True):
    """An issue with its dossier, as one moment of one turn saw it."""

    issue: Issue
    dossier: Dossier


async def look_at(turn: Turn, issue: Issue) -> Look:
    """Gather what the steps of *issue* depend on."""
    return Look(issue, await dossier_of(turn, issue))


def steps_of(turn: Turn, look: Look) -> Sequence[Step]:
    """List the steps of who asked, the next one of the procedure first."""
    rules = turn.desk.playbook.life
    return steps_for(turn.member, look.issue.state, rules, look.dossier)


async def show_next(
    turn: Turn, look: Look, *, fresh: bool = False, done: str = "", waits: str = ""
) -> None:
    """Show the next step of the procedure; *done* says what was done just now."""
    steps = steps_of(turn, look)
    if steps:
        await show_step(turn, look, steps[0], fresh=fresh, done=done, waits=waits)
        return
    await turn.reply(
        "step_none",
        rows=[_back(turn, look.issue)],
        fresh=fresh,
        issue=await issue_view(turn, look.issue, turn.member),
        done=done,
    )


async def show_step(
    turn: Turn,
    look: Look,
    step: Step,
    *,
    fresh: bool = False,
    done: str = "",
    waits: str = "",
) -> None:
    """Show one step: the button that takes it, or all that is missing and helps.

    *waits* says for whom what was just written waits.
    """
    issue = look.issue
    lacks = missing(turn.desk.playbook.life, step.code, look.dossier)
    await turn.reply(
        "step",
        rows=_step_rows(turn, look, step, lacks),
        fresh=fresh,
        issue=await issue_view(turn, issue, turn.member),
        target=turn.label(f"state.{step.target}"),
        lacks=[turn.label(f"need.{need}") for need in lacks],
        done=done,
        waits=waits,
    )


def _step_rows(
    turn: Turn, look: Look, step: Step, lacks: tuple[Need, ...]
) -> list[list[Button]]:
    issue = look.issue
    rows = fixes(turn, issue, lacks, step.code) if lacks else [[go(turn, issue, step)]]
    if may_break(turn.member, lacks):
        rows.append([turn.button("glass", issue.id, value=step.code)])
    last = _back(turn, issue)
    if len(steps_of(turn, look)) > 1:
        last.insert(0, turn.button("other_steps", issue.id))
    return [*rows, last]


def go(turn: Turn, issue: Issue, step: Step) -> Button:
    """Return the button that takes a step."""
    return turn.button(
        "step", issue.id, value=step.code, text=turn.label(f"act.{step.code}")
    )


def _back(turn: Turn, issue: Issue) -> list[Button]:
    return [turn.button("see_issue", issue.id, value="here", label="back")]


async def show_others(turn: Turn, look: Look) -> None:
    """Show every other step of the reader, the likeliest first."""
    others = steps_of(turn, look)[1:]
    buttons = [go(turn, look.issue, step) for step in others]
    rows = [[button] for button in buttons]
    back = turn.button("next_step", look.issue.id, value="here", label="back")
    await turn.reply(
        "steps",
        rows=[*rows, [back]],
        issue=await issue_view(turn, look.issue, turn.member),
        anything=bool(buttons),
    )
