"""Somebody may approve who could not before: the texts that wait are shown to them."""

from bot.services.texts.review_letters import ask_for
from bot.services.turn import Turn


async def ask_new_approvers(turn: Turn) -> None:
    """Ask whoever may approve a waiting text now; nobody is asked twice about one."""
    turn.forget_team()
    for document in await turn.unit.documents.waiting():
        issue = await turn.unit.issues.find(document.issue_id)
        if issue is not None:
            await ask_for(turn, issue, document)
