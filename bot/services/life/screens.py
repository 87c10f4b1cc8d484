"""What a person sees of the next step: where it leads, what it lacks, what helps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.access import Action, may
from bot.domain.dossier import Dossier
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.steps import Step, may_break, missing, steps_for
from bot.domain.topics import FORMS, MET_AT, MET_BY
from bot.ports.mail import Button, Press
from bot.services.life.choosing import choice_rows, may_write
from bot.services.life.gathering import dossier_of
from bot.services.turn import Turn
from bot.services.views import issue_view

#: What one must be allowed to do for the buttons of `MET_AT`.
_ASKED = {
    "facts": Action.SEE_FACTS,
    "decision_new": Action.DECIDE,
    "gap_new": Action.GIVE_TASK,
    "lesson_new": Action.GIVE_TASK,
    "parties": Action.EDIT_STAKEHOLDERS,
    "strategy": Action.PLAN_MESSAGES,
    "message_map": Action.PLAN_MESSAGES,
    "narrative": Action.PLAN_MESSAGES,
    "meetings": Action.SEE_MEETINGS,
    "sitreps": Action.SEE_SITREPS,
    "rumours": Action.SEE_RUMOURS,
    "promises": Action.SEE_PROMISES,
    "triage": Action.TRIAGE,
    "take": Action.TAKE,
    "draft": Action.DRAFT,
    "debts": Action.STEP,
    "follow_up": Action.REOPEN,
}

#: Screens that take the place of the step and lead back to it: value and version.
_LEADS_BACK = {
    "facts": ("0:step", 1),
    "debts": ("step", 0),
    "decision_new": ("step", 0),
    "gap_new": ("step", 0),
    "lesson_new": ("step", 0),
    "parties": ("0:step", 1),
    "strategy": (":step", 1),
    "message_map": ("step", 1),
    "narrative": ("step", 1),
    "meetings": ("step", 1),
    "sitreps": ("step", 1),
    "rumours": ("0:step", 1),
    "promises": ("0:step", 1),
}


@dataclass(frozen=True, slots=True)
class Look:
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
    rows = fixes(turn, issue, lacks, step.code) if lacks else [[go(turn, issue, step)]]
    if may_break(turn.member, lacks):
        rows.append([turn.button("glass", issue.id, value=step.code)])
    last = _back(turn, issue)
    if len(steps_of(turn, look)) > 1:
        last.insert(0, turn.button("other_steps", issue.id))
    await turn.reply(
        "step",
        rows=[*rows, last],
        fresh=fresh,
        issue=await issue_view(turn, issue, turn.member),
        target=turn.label(f"state.{step.target}"),
        lacks=[turn.label(f"need.{need}") for need in lacks],
        done=done,
        waits=waits,
    )


def go(turn: Turn, issue: Issue, step: Step) -> Button:
    """Return the button that takes a step."""
    return turn.button(
        "step", issue.id, value=step.code, text=turn.label(f"act.{step.code}")
    )


def _back(turn: Turn, issue: Issue) -> list[Button]:
    return [turn.button("see_issue", issue.id, value="here", label="back")]


def fixes(
    turn: Turn, issue: Issue, lacks: Sequence[Need], code: str
) -> list[list[Button]]:
    """Return a button for each thing that is missing, numbered as the text is.

    A single thing that one tap settles is offered as those taps.
    """
    if len(lacks) == 1 and lacks[0] in MET_BY:
        topic = MET_BY[lacks[0]]
        if FORMS[topic].choices and may_write(turn.member, topic):
            return choice_rows(turn, issue, topic, code)
    found: dict[Press, tuple[Button, list[int]]] = {}
    for n, need in enumerate(lacks, 1):
        button = _fix(turn, issue, need, code)
        if button is not None:
            found.setdefault(button.press, (button, []))[1].append(n)
    many = len(lacks) > 1
    buttons = [_marked(one, ns) if many else one for one, ns in found.values()]
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]


def _marked(button: Button, numbers: list[int]) -> Button:
    """Say which of the things that are missing a button helps with: "1+2 Rapat"."""
    return replace(button, label=f"{'+'.join(map(str, numbers))} {button.label}")


def _fix(turn: Turn, issue: Issue, need: Need, code: str) -> Button | None:
    if need in MET_BY:
        topic = MET_BY[need]
        text = turn.label(f"note.{topic}")
        allowed = may_write(turn.member, topic)
        value = f"{topic}:{code}"
        return (
            turn.button("note", issue.id, value=value, text=text) if allowed else None
        )
    name = MET_AT[need]
    if not name or not may(turn.member, _ASKED[name]):
        return None
    text = turn.label(f"button.{name}")
    value, version = _LEADS_BACK.get(name, ("", 0))
    return turn.button(name, issue.id, value=value, version=version, text=text)


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
