"""A draft is told to follow the narrative that holds now."""

from bot.domain.access import Action
from bot.domain.writing import narrative_of as followed_by
from bot.domain.writing import short_of, with_narrative
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.requests import Pressed
from bot.services.strategy.standing import narrative_of
from bot.services.texts.draft_screen import show_draft
from bot.services.texts.finding_documents import open_draft
from bot.services.turn import member_turn


async def follow(desk: Desk, pressed: Pressed) -> str:
    """Let a draft follow the narrative that holds now."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await open_draft(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        current = await narrative_of(turn, issue.id)
        if current and followed_by(document) != current.version:
            document = with_narrative(document, current.version)
            document = await turn.unit.documents.save(document)
            detail = f"{short_of(document)} v{current.version}"
            await turn.record("narrative_followed", issue.id, detail)
        await show_draft(turn, issue, document)
    return turn.toast
