"""The button that helps with each thing that a step lacks."""

from collections.abc import Sequence

from bot.domain.access import Action, may
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.topics import FORMS, MET_AT, MET_BY
from bot.domain.values import replace
from bot.ports.mail import Button, Press
from bot.services.life.choosing import choice_rows, may_write
from bot.services.turn import Turn

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
