"""The button of the next step, for whoever has one: no button leads to nothing."""

from bot.domain.access import Action, may
from bot.domain.dossier import Dossier
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL, step_rows
from bot.domain.member import Member
from bot.domain.steps import steps_for
from bot.ports.mail import Button
from bot.services.life.gathering import dossier_of
from bot.services.turn import Turn


async def has_step(
    turn: Turn, issue: Issue, viewer: Member, dossier: Dossier | None = None
) -> bool:
    """Tell whether a step is the viewer's; the dossier is read only where it may be."""
    if not may(viewer, Action.STEP):
        return False
    if not any(may(viewer, row.action) for row in step_rows(issue.state)):
        return False
    dossier = dossier or await dossier_of(turn, issue)
    return bool(steps_for(viewer, issue.state, turn.desk.playbook.life, dossier))


async def ways_on(
    turn: Turn, issue: Issue, viewer: Member, dossier: Dossier | None = None
) -> list[Button]:
    """Return the next step, where *viewer* has one and it goes on, and the card.

    Who writes to many gathers the *dossier* once.
    """
    look = turn.button("see_issue", issue.id, locale=viewer.locale)
    over = issue.state in TERMINAL
    if over or not await has_step(turn, issue, viewer, dossier):
        return [look]
    return [turn.button("next_step", issue.id, locale=viewer.locale), look]
