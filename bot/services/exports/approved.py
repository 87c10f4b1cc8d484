"""Finding an approved text with all that its paper says, for who may see it."""

from collections.abc import Sequence

from bot.domain.document import Approval, Document, DocumentVersion
from bot.domain.document_life import STANDING
from bot.domain.export_errors import NotApprovedYet
from bot.domain.issue import Issue
from bot.ports.storage import UnitOfWork
from bot.services.exports.composing import Approved
from bot.services.finding import the_issue
from bot.services.texts.finding_documents import the_document
from bot.services.texts.standing import living_approval
from bot.services.turn import Turn


async def approved_text(turn: Turn, subject: str) -> tuple[Issue, Approved]:
    """Return a text that stands approved; raise `NotApprovedYet`, `UnknownIssue`."""
    document = await the_document(turn, subject)
    issue = await the_issue(turn, document.issue_id)
    text = await _standing(turn, document)
    if text is None:
        raise NotApprovedYet(number=document.number)
    return issue, text


async def approved_texts(turn: Turn, issue: Issue) -> Sequence[Approved]:
    """Return the texts of an issue that stand approved, oldest first."""
    every = await turn.unit.documents.of_issue(issue.id)
    found = [await _standing(turn, document) for document in every]
    return [text for text in found if text is not None]


async def _standing(turn: Turn, document: Document) -> Approved | None:
    issue = await turn.unit.issues.find(document.issue_id)
    approval = await living_approval(turn, issue, document) if issue else None
    if approval is None:
        return None
    frozen = await turn.unit.documents.version(document.id, approval.version)
    assert frozen is not None
    number = await turn.unit.exports.number_of(document.id)
    by = await turn.unit.members.find(approval.approver)
    return Approved(document, frozen, approval, by, number.number if number else "")


async def living(
    unit: UnitOfWork, document: Document
) -> tuple[DocumentVersion, Approval] | None:
    """Return what is approved now, and the approval; None where nothing is."""
    if document.state not in STANDING:
        return None
    version = document.submitted_version
    frozen = await unit.documents.version(document.id, version)
    given = [
        one
        for one in await unit.documents.approvals(document.id)
        if one.version == version and one.revoked_at is None
    ]
    return (frozen, given[-1]) if frozen is not None and given else None
