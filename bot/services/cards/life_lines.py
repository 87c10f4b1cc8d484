"""What the card tells of an issue's life: its step, when it is looked at, its debts."""

from typing import Any

from bot.domain.access import Action, may
from bot.domain.guards import Need
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL, IssueState
from bot.domain.member import Member
from bot.ports.mail import Button
from bot.services.inputs.hearing import heard
from bot.services.life.debts import owed_words, unpaid
from bot.services.life.moving import Why
from bot.services.life.notices import reason_words, receiver_of
from bot.services.life.offering import has_step
from bot.services.speaking.voices import voice_of
from bot.services.turn import Turn
from bot.services.views import person

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

#: Which stage an issue was in when a step of the procedure is done.
_DONE_IN = {
    "mapping": None,
    "analysis": IssueState.ANALYSIS,
    "meeting": IssueState.COORDINATION,
    "response": IssueState.RESPONDING,
}


def procedure_step(issue: Issue) -> int:
    """Return which step of the procedure is next, counted from 0."""
    return _STEP.get(issue.state, 1 if issue.level is not None else 0)


async def past_steps(turn: Turn, issue: Issue) -> frozenset[str]:
    """Return the steps that are done; what was gone without is not."""
    step = procedure_step(issue)
    changes = await turn.unit.lives.changes(issue.id) if step > 1 else ()
    been = {None, *(change.old for change in changes)}
    past = list(_DONE_IN.items())[:step]
    return frozenset(name for name, stage in past if stage in been)


async def how_it_ended(turn: Turn, issue: Issue, locale: str) -> dict[str, Any]:
    """Return when an issue ended, where it went, and why it was rejected."""
    if issue.state not in TERMINAL:
        return {"ended_at": None, "receiver": "", "rejected": ""}
    changes = await turn.unit.lives.changes(issue.id)
    last = changes[-1] if changes else None
    rejected = last if issue.state is IssueState.REJECTED else None
    why = Why(rejected.reason_code) if rejected else Why()
    return {
        "ended_at": last.at if last else None,
        "receiver": await receiver_of(turn, issue),
        "rejected": reason_words(turn, why, locale),
    }


async def named_speaker(turn: Turn, issue: Issue, viewer: Member) -> str:
    """Name who agreed to speak about this issue; "" where nobody was asked."""
    found = (await voice_of(turn, issue)).speaker
    return person(turn, found, viewer) if found else ""


async def life_facts(turn: Turn, issue: Issue, viewer: Member) -> dict[str, Any]:
    """Return what the card says of the re-look; to the team, of debts and citizens."""
    inside = may(viewer, Action.STEP)
    debts = await turn.unit.lives.debts(issue.id) if inside else ()
    owed = list(dict.fromkeys(debt.need for debt in unpaid(debts)))
    if inside and issue.mapping_owed and issue.state not in TERMINAL:
        owed = list(dict.fromkeys([*owed, Need.SCORED]))
    return {
        "relook": await turn.unit.lives.relook(issue.id),
        "owed": [owed_words(turn, need, viewer.locale) for need in owed[:NAMED]],
        "owed_more": max(0, len(owed) - NAMED),
        "paid": len(debts) - len(unpaid(debts)),
        "inputs": await heard(turn, issue) if inside else (0, 0),
    }


async def step_buttons(turn: Turn, issue: Issue, viewer: Member) -> list[Button]:
    """Return the button of the next step where *viewer* has one, and of the debts."""
    if not may(viewer, Action.STEP):
        return []
    found = []
    if await has_step(turn, issue, viewer):
        found.append(turn.button("next_step", issue.id, locale=viewer.locale))
    if unpaid(await turn.unit.lives.debts(issue.id)):
        found.append(turn.button("debts", issue.id, locale=viewer.locale))
    return found
