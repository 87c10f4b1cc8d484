"""Finding a document, and telling why it is no longer where a button left it."""

from bot.domain.document import Document
from bot.domain.document_life import SUBMITTED, DocumentState
from bot.domain.errors import ButtonExpired, DocumentMoved, TextChanged
from bot.domain.writing import short_of
from bot.ports.storage import JournalRow
from bot.services.turn import Turn
from bot.services.views import person

#: What can have happened to a document, as the journal calls it.
DEEDS = frozenset(
    [
        "submitted",
        "approved",
        "approved_orally",
        "returned",
        "reopened",
        "field_written",
        "oral_denied",
        "text_drifted",
        "facts_reviewed",
        "law_reviewed",
        "approval_expired",
        "found_since",
        "review_lapsed",
    ]
)

#: After these the words are, or may be, others than before.
_NEW_WORDS = frozenset({"reopened", "field_written"})


async def the_document(turn: Turn, subject: str) -> Document:
    """Return the document with this id; raise `ButtonExpired`."""
    document = await turn.unit.documents.find(subject)
    if document is None:
        raise ButtonExpired
    return document


async def open_draft(turn: Turn, subject: str) -> Document:
    """Return a document whose words may change; else say what happened to it."""
    document = await the_document(turn, subject)
    if document.state is not DocumentState.DRAFT:
        remedies = (("draft_reopen", document.id),)
        raise await moved(turn, document, remedies=remedies)
    return document


async def submitted_text(turn: Turn, subject: str, version: int) -> Document:
    """Return a document of which exactly this version is looked at, or waits."""
    document = await the_document(turn, subject)
    if document.submitted_version != version:
        raise await changed(turn, document)
    if document.state not in SUBMITTED:
        raise await moved(turn, document)
    return document


async def waiting_text(turn: Turn, subject: str, version: int) -> Document:
    """Return a document that waits with exactly this version submitted."""
    document = await submitted_text(turn, subject, version)
    if document.state is not DocumentState.WAITING:
        raise await moved(turn, document)
    return document


async def moved(
    turn: Turn, document: Document, *, remedies: tuple[tuple[str, str], ...] = ()
) -> DocumentMoved | TextChanged:
    """Make the refusal that tells who did what to the document, and when."""
    deed = await last_deed(turn, document)
    if deed is None or deed.entry.action in _NEW_WORDS:
        return await changed(turn, document)
    return DocumentMoved(
        number=document.number,
        did=turn.label(f"did.{deed.entry.action}"),
        who=await _doer(turn, deed),
        at=deed.at,
        remedies=remedies,
    )


async def changed(turn: Turn, document: Document) -> TextChanged:
    """Make the refusal that tells who changed the words, and when."""
    deed = await last_deed(turn, document, _NEW_WORDS)
    return TextChanged(
        number=document.number,
        who=await _doer(turn, deed) if deed else "",
        at=deed.at if deed else document.created_at,
    )


async def last_deed(
    turn: Turn, document: Document, deeds: frozenset[str] = DEEDS
) -> JournalRow | None:
    """Return the newest line of the journal about a document; None if there is none."""
    rows = await turn.unit.journal.of_subject(document.issue_id)
    mine = [
        row
        for row in rows
        if row.entry.action in deeds
        and row.entry.detail.split(" ")[0] == short_of(document)
    ]
    return mine[-1] if mine else None


async def _doer(turn: Turn, row: JournalRow) -> str:
    user_id = int(row.entry.actor.partition(":")[2] or 0)
    return person(turn, await turn.unit.members.find(user_id), turn.member)
