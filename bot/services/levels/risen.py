"""When a level rises, approvals of the lower level are void (doctrine.md 4.1)."""

from bot.domain.access import Action
from bot.domain.document import Document
from bot.domain.document_life import SUBMITTED, DocumentState
from bot.domain.issue import Issue
from bot.domain.writing import short_of
from bot.services.texts.found_since import went_back
from bot.services.texts.reopening import back_to_draft
from bot.services.texts.reviewing import go_on, look_again
from bot.services.texts.voiding import Because, holders, tell_void
from bot.services.turn import Turn


async def review_texts(turn: Turn, issue: Issue, *, rose: bool) -> None:
    """Void what was approved below a level that rose, and ask the new approvers.

    What the new level bars goes back to its writers at once: nobody is asked in vain.
    """
    for document in await turn.unit.documents.of_issue(issue.id):
        if document.state in SUBMITTED:
            if not await went_back(turn, issue, document):
                await go_on(turn, issue, await look_again(turn, issue, document))
        elif document.state is DocumentState.APPROVED and rose:
            await _void(turn, issue, document)


async def _void(turn: Turn, issue: Issue, document: Document) -> None:
    people = await holders(turn, issue, document)
    detail = f"{short_of(document)} v{document.submitted_version}"
    await turn.record("approval_void", issue.id, detail)
    await back_to_draft(turn, document, Action.DRAFT)
    await tell_void(turn, issue, document, Because(rose=True), people)
