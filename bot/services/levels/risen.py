"""When a level rises, approvals of the lower level are void (doctrine.md 4.1)."""

from bot.domain.access import Action, may, may_see
from bot.domain.document import Document
from bot.domain.document_life import DocumentState
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.writing import short_of
from bot.ports.mail import Button, MessageClass
from bot.services.texts.approval_letters import ask_approvers
from bot.services.texts.approvers import concerned
from bot.services.texts.submitting import back_to_draft
from bot.services.turn import Turn
from bot.services.views import issue_view, person


async def review_texts(turn: Turn, issue: Issue, *, rose: bool) -> None:
    """Void what was approved below a level that rose, and ask the new approvers."""
    for document in await turn.unit.documents.of_issue(issue.id):
        if document.state is DocumentState.WAITING:
            await ask_approvers(turn, issue, document)
        elif document.state is DocumentState.APPROVED and rose:
            await _void(turn, issue, document)


async def _void(turn: Turn, issue: Issue, document: Document) -> None:
    readers = await _readers(turn, issue, document)
    detail = f"{short_of(document)} v{document.submitted_version}"
    await turn.record("approval_void", issue.id, detail)
    document = await back_to_draft(turn, document, Action.DRAFT)
    for to in readers:
        await turn.tell(
            to,
            "approved_void",
            klass=MessageClass.PING,
            rows=_rows(turn, document, to),
            issue=await issue_view(turn, issue, to),
            number=document.number,
            who=person(turn, turn.member, to),
            rose=True,
            at=turn.now,
        )


async def _readers(turn: Turn, issue: Issue, document: Document) -> list[Member]:
    """Return everyone who holds the approved text, and who approved it."""
    ids = {member.user_id for member in await concerned(turn, document)}
    for approval in await turn.unit.documents.approvals(document.id):
        if approval.revoked_at is None:
            ids.add(approval.approver)
    team = await turn.team()
    return [
        member
        for member in team
        if member.user_id in ids and member.reachable and may_see(member, issue)
    ]


def _rows(turn: Turn, document: Document, to: Member) -> list[list[Button]]:
    if not may(to, Action.DRAFT):
        return []
    return [[turn.button("draft_show", document.id, locale=to.locale)]]
