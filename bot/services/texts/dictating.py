"""A recording or a picture as the answer to a question: kept; somebody types it."""

from bot.domain.document import Document
from bot.domain.draft_notes import with_recording
from bot.domain.fields import FieldRule
from bot.domain.report import Content
from bot.domain.text import visible
from bot.domain.values import replace
from bot.domain.writing import short_of
from bot.services.finding import open_issue
from bot.services.reports.adding import add_evidence
from bot.services.requests import Sent
from bot.services.turn import Turn

#: Files in which somebody speaks. No recogniser is shipped (telegram.md 4).
SPOKEN = frozenset({"voice", "audio", "video_note"})


def is_recording(content: Content) -> bool:
    """Tell whether somebody spoke in place of typing."""
    return any(item.kind in SPOKEN for item in content.attachments)


async def keep_recording(
    turn: Turn, document: Document, rule: FieldRule, sent: Sent
) -> None:
    """Keep a recording with the issue and the text; the question stays open."""
    issue = await open_issue(turn, document.issue_id)
    await add_evidence(turn, issue, sent)
    document = with_recording(document, rule.name)
    await turn.unit.documents.save(document)
    detail = f"{short_of(document)} {rule.name}"
    await turn.record("recording_kept", issue.id, detail)
    await turn.reply(
        "draft_recorded",
        fresh=True,
        rows=[[turn.button("draft_show", document.id, label="back")]],
        number=document.number,
        field=rule,
    )


async def keep_pictures(
    turn: Turn, document: Document, rule: FieldRule, sent: Sent
) -> Content | None:
    """Keep files with the issue and the text, and return the words under them.

    None where there are none: the asker is told that the question still waits.
    """
    issue = await open_issue(turn, document.issue_id)
    await add_evidence(turn, issue, sent)
    detail = f"{short_of(document)} {rule.name}"
    await turn.record("picture_kept", issue.id, detail)
    if visible(sent.content.text):
        return replace(sent.content, attachments=())
    await turn.reply(
        "draft_pictured",
        fresh=True,
        rows=[[turn.button("draft_show", document.id, label="back")]],
        number=document.number,
        field=rule,
    )
    return None
