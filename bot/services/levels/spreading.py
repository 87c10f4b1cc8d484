"""An issue that spreads faster than when it was assessed asks for a new look."""

from bot.domain.issue import Issue
from bot.ports.storage import Mapping
from bot.services.levels.sheets import UNKNOWN
from bot.services.reports.bundling import prompt_rescore
from bot.services.turn import Turn

#: How fast and how far an issue spreads (doctrine.md 3.2, B2).
SPREAD = "B2"


async def note_spread(
    turn: Turn, issue: Issue, before: Mapping, sheet: Mapping
) -> None:
    """Ask the owner for a new look where an answer says that B2 has risen.

    It is compared with the answers in force; who answers over their own, with those.
    """
    new = sheet.answers.get(SPREAD, UNKNOWN)
    old = await _in_force(turn, issue, before)
    if before.answers.get(SPREAD) == new or old == UNKNOWN or new <= old:
        return
    await prompt_rescore(turn, issue, "spread", spread=f"{old}→{new}")


async def _in_force(turn: Turn, issue: Issue, before: Mapping) -> int:
    changes = await turn.unit.issues.levels(issue.id)
    if not changes:
        return UNKNOWN
    setter = changes[-1].by
    theirs = (
        before
        if setter == before.member
        else await turn.unit.issues.mapping(issue.id, setter)
    )
    return theirs.answers.get(SPREAD, UNKNOWN) if theirs else UNKNOWN
