"""Who may give a text back: whoever it waits for, to look or to approve."""

from bot.domain.document import Document
from bot.domain.document_life import IN_REVIEW
from bot.domain.issue import Issue
from bot.services.texts.approvers import require_approver
from bot.services.texts.reviewers import waited_for
from bot.services.turn import Turn


async def require_judge(turn: Turn, issue: Issue, document: Document) -> None:
    """Raise `OwnText` for a writer, `NotApprover` for anybody who is not asked."""
    if document.state in IN_REVIEW:
        asked = await waited_for(turn, issue, document)
        if turn.member.user_id in {member.user_id for member in asked}:
            return
    await require_approver(turn, issue, document, turn.member)
