"""Whether what blocks a conference is done: the answers are approved (UK-06)."""

from collections.abc import Sequence

from bot.domain.conference import Conference
from bot.domain.document import Document
from bot.domain.document_life import DocumentState
from bot.domain.issue import Issue
from bot.domain.runbook import Entry
from bot.services.turn import Turn

#: The kinds of texts of a conference, and the items that their approval ticks.
INVITATION, ANSWERS = "press_invitation", "questions"
BY_APPROVAL = {"answers": ANSWERS, "invitation": INVITATION}


async def approved_texts(turn: Turn, issue: Issue) -> frozenset[str]:
    """Return the kinds of which a text of the issue stands approved at this moment."""
    found = set[str]()
    for one in await turn.unit.documents.of_issue(issue.id):
        if one.kind in BY_APPROVAL.values() and await stands(turn, one):
            found.add(one.kind)
    return frozenset(found)


async def stands(turn: Turn, document: Document) -> bool:
    """Tell whether somebody stands behind a text as it was submitted.

    One that was opened again has no such words, whoever approved the ones before.
    """
    if document.state is DocumentState.DRAFT:
        return False
    approvals = await turn.unit.documents.approvals(document.id)
    return any(
        one.revoked_at is None and one.version == document.submitted_version
        for one in approvals
    )


def done(entry: Entry, approved: frozenset[str]) -> bool:
    """Tell whether an item is done: ticked, or its text approved."""
    kind = BY_APPROVAL.get(entry.code, "")
    if entry.blocks and kind:
        return kind in approved  # No thumb clears what the approval is asked for.
    return entry.done_at is not None or kind in approved


def blocking(entries: Sequence[Entry], approved: frozenset[str]) -> list[Entry]:
    """Return the open items that hold the beginning up."""
    return [one for one in entries if one.blocks and not done(one, approved)]


async def text_of(turn: Turn, conference: Conference, kind: str) -> Document | None:
    """Return the invitation or the answers of a conference; None before they begin."""
    known = conference.invitation if kind == INVITATION else conference.answers
    return await turn.unit.documents.find(known) if known else None
