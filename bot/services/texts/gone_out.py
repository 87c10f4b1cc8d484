"""Which words were recorded as gone out: their approval does not expire any more."""

from bot.domain.document import Document
from bot.domain.document_life import OUT
from bot.domain.enquiry import Line
from bot.domain.issue import Issue
from bot.domain.publication import is_out
from bot.domain.writing import short_of
from bot.services.turn import Turn


async def gone_out(turn: Turn, issue: Issue, document: Document) -> bool:
    """Tell whether the submitted words are out, as far as anybody recorded.

    Published, said to be out by a person, or given to a journalist or to citizens as
    the answer.
    """
    if document.state in OUT:
        return True
    copies = await turn.unit.publications.of_document(document.id)
    if is_out(p for p in copies if p.doc_version == document.submitted_version):
        return True
    said = f"{short_of(document)} v{document.submitted_version}"
    rows = await turn.unit.journal.of_subject(issue.id)
    if any(r.entry.action == "text_was_out" and r.entry.detail == said for r in rows):
        return True
    asked = await turn.unit.enquiries.of_issue(issue.id)
    if any(e.line is Line.DOCUMENT and e.reference == said for e in asked):
        return True
    inputs = await turn.unit.citizen_inputs.of_issue(issue.id)
    return any(one.answer == document.number for one in inputs)
