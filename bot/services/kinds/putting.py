"""Putting answers into a text by a tap, as if they had been typed."""

from collections.abc import Mapping

from bot.domain.document import Document
from bot.domain.errors import ButtonExpired, TextTooLong
from bot.domain.fields import length
from bot.domain.issue import Issue
from bot.domain.writing import short_of, written
from bot.services.finding import open_issue
from bot.services.texts.draft_screen import show_draft
from bot.services.texts.finding_documents import open_draft
from bot.services.turn import Turn


async def draft_of(turn: Turn, subject: str, kind: str) -> tuple[Issue, Document]:
    """Return a draft of this kind and its issue; raise `ButtonExpired` for another."""
    document = await open_draft(turn, subject)
    if kind and document.kind != kind:
        raise ButtonExpired
    return await open_issue(turn, document.issue_id), document


async def put(
    turn: Turn, issue: Issue, document: Document, answers: Mapping[str, str]
) -> None:
    """Write answers into their fields, and show the draft with its next question."""
    rules = {rule.name: rule for rule in turn.desk.documents.rules(document)}
    for name, answer in answers.items():
        if name not in rules:  # An office's own form may have no such field.
            continue
        if not rules[name].fits(answer):
            raise TextTooLong(limit=rules[name].limit, length=length(answer))
        document = written(document, turn.member.user_id, name, answer)
        detail = f"{short_of(document)} {name}"
        await turn.record("field_written", issue.id, detail, content=answer)
    document = await turn.unit.documents.save(document)
    await show_draft(turn, issue, document)
