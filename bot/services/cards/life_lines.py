"""What the card tells of an issue's life: its step, when it is looked at, its debts."""

from typing import Any

from bot.domain.access import Action, may
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState, step_rows
from bot.domain.member import Member
from bot.domain.steps import steps_for
from bot.ports.mail import Button
from bot.services.life.debts import unpaid
from bot.services.life.gathering import dossier_of
from bot.services.turn import Turn

#: How many debts the card names; the others are counted.
NAMED = 3

#: Which step of the procedure is next, counted from 0; four are done.
_STEP: dict[IssueState, int] = {
    IssueState.ANALYSIS: 1,
    IssueState.COORDINATION: 2,
    IssueState.RESPONDING: 3,
    IssueState.CONTAINED: 4,
    IssueState.REVIEW: 4,
}


def procedure_step(issue: Issue) -> int:
    """Return which step of the procedure is next, counted from 0."""
    return _STEP.get(issue.state, 1 if issue.level is not None else 0)


async def life_facts(turn: Turn, issue: Issue, locale: str) -> dict[str, Any]:
    """Return what the card says of the re-look and of debts."""
    debts = await turn.unit.lives.debts(issue.id)
    owed = list(dict.fromkeys(debt.need for debt in unpaid(debts)))
    if issue.mapping_owed and Need.SCORED in owed:
        owed.remove(Need.SCORED)  # the card says so anyway
    return {
        "relook": await turn.unit.lives.relook(issue.id),
        "owed": [turn.label(f"need.{need}", locale) for need in owed[:NAMED]],
        "owed_more": max(0, len(owed) - NAMED),
        "paid": len(debts) - len(unpaid(debts)),
    }


async def step_buttons(turn: Turn, issue: Issue, viewer: Member) -> list[Button]:
    """Return the button of the next step where *viewer* has one, and of the debts."""
    if not may(viewer, Action.STEP):
        return []
    found = []
    if await _has_step(turn, issue, viewer):
        found.append(turn.button("next_step", issue.id, locale=viewer.locale))
    if unpaid(await turn.unit.lives.debts(issue.id)):
        found.append(turn.button("debts", issue.id, locale=viewer.locale))
    return found


async def _has_step(turn: Turn, issue: Issue, viewer: Member) -> bool:
    """Tell whether a step is the viewer's; the dossier is read only where it may be."""
    if not any(may(viewer, row.action) for row in step_rows(issue.state)):
        return False
    rules, dossier = turn.desk.playbook.life, await dossier_of(turn, issue)
    return bool(steps_for(viewer, issue.state, rules, dossier))
