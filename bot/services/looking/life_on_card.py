"""What the card tells of an issue's life: its step, when it is looked at, its debts."""

from typing import Any

from bot.domain.access import Action, may
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.issue_life import IssueState
from bot.ports.mail import Button
from bot.services.life.debts import settle_debts, unpaid
from bot.services.life.screens import look_at, steps_of
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

#: States that the line of the procedure does not show by itself.
_SAID = frozenset({IssueState.MONITORED, IssueState.CONTAINED, IssueState.REVIEW})


def procedure_step(issue: Issue) -> int:
    """Return which step of the procedure is next, counted from 0."""
    return _STEP.get(issue.state, 1 if issue.level is not None else 0)


async def life_facts(turn: Turn, issue: Issue) -> dict[str, Any]:
    """Return what the card says of state, re-look and debts."""
    await settle_debts(turn, issue)
    debts = await turn.unit.lives.debts(issue.id)
    owed = list(dict.fromkeys(debt.need for debt in unpaid(debts)))
    if issue.mapping_owed and Need.SCORED in owed:
        owed.remove(Need.SCORED)  # the card says so anyway
    return {
        "said": issue.state in _SAID,
        "relook": await turn.unit.lives.relook(issue.id),
        "owed": [turn.label(f"need.{need}") for need in owed[:NAMED]],
        "owed_more": max(0, len(owed) - NAMED),
        "paid": len(debts) - len(unpaid(debts)),
    }


async def step_row(turn: Turn, issue: Issue) -> list[Button]:
    """Return the button of the next step where the reader has one, and of the debts."""
    if not may(turn.member, Action.STEP):
        return []
    found = []
    if steps_of(turn, await look_at(turn, issue)):
        found.append(turn.button("next_step", issue.id))
    if unpaid(await turn.unit.lives.debts(issue.id)):
        found.append(turn.button("debts", issue.id))
    return found
