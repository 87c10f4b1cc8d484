"""Taking a text back to change it: what was submitted or approved is void then."""

from bot.domain.access import Action
from bot.domain.document import Document
from bot.domain.document_life import DOCUMENT_LIFE, OUT, DocumentState
from bot.domain.issue import Issue
from bot.domain.publish_errors import TextIsOut
from bot.domain.reviews import Review
from bot.domain.values import replace
from bot.domain.writing import short_of
from bot.services.desk import Desk
from bot.services.finding import open_issue
from bot.services.refusing import plain_refusal
from bot.services.requests import Pressed
from bot.services.texts.approval_letters import rewrite_requests
from bot.services.texts.draft_screen import show_draft
from bot.services.texts.finding_documents import changed, the_document
from bot.services.texts.voiding import Because, holders, tell_void
from bot.services.texts.waiting_clocks import approval_over
from bot.services.turn import Turn, member_turn


async def ask_reopen(desk: Desk, pressed: Pressed) -> str:
    """Ask once more before a change voids the submission or the approval."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await the_document(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        _refuse_out(document)
        if document.state is DocumentState.DRAFT:
            await show_draft(turn, issue, document, fresh=True)
            return turn.toast
        await turn.reply(
            "draft_reopen",
            fresh=True,
            rows=[[turn.button("draft_reopen_sure", document.id,
                               version=document.version)]],
            number=document.number,
            approved=document.state is DocumentState.APPROVED,
        )  # fmt: skip
    return turn.toast


async def reopen(desk: Desk, pressed: Pressed) -> str:
    """Void the submission or the approval, and open the text for changes."""
    async with member_turn(desk, pressed, Action.DRAFT) as turn:
        document = await the_document(turn, pressed.press.subject)
        issue = await open_issue(turn, document.issue_id)
        _refuse_out(document)
        if document.version == pressed.press.version:
            document = await _void(turn, issue, document)
        else:
            turn.toast = plain_refusal(turn, await changed(turn, document))
        if document.state is DocumentState.DRAFT:
            await show_draft(turn, issue, document)
    return turn.toast


def _refuse_out(document: Document) -> None:
    if document.state in OUT:
        remedies = (("correct_text", document.id), ("draft", document.issue_id))
        raise TextIsOut(number=document.number, remedies=remedies)


async def _void(turn: Turn, issue: Issue, document: Document) -> Document:
    detail = f"{short_of(document)} v{document.submitted_version}"
    await turn.record("reopened", issue.id, detail)
    await rewrite_requests(turn, document, "approval_void", turn.member, fact="")
    if document.state is DocumentState.APPROVED:
        me = turn.member.user_id
        people = [m for m in await holders(turn, issue, document) if m.user_id != me]
        await tell_void(turn, issue, document, Because(), people)
    return await back_to_draft(turn, document, Action.DRAFT)


async def back_to_draft(turn: Turn, document: Document, by: Action) -> Document:
    """Revoke what was approved and let the words change again."""
    for approval in await turn.unit.documents.approvals(document.id):
        if approval.revoked_at is None:
            await turn.unit.documents.revoke(approval.id, turn.now)
    await turn.unit.documents.lapse_reviews(document.id, Review.FACTS, turn.now)
    state = DOCUMENT_LIFE.next_state(document.state, by)
    assert state is not None
    await approval_over(turn, document)
    await turn.unit.documents.look_at(document.id, None)
    return await turn.unit.documents.save(replace(document, state=state))
