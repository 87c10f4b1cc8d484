"""A recording as the answer to a question: it is kept, and somebody types it."""

from bot.domain.document import Document
from bot.domain.draft_notes import with_recording
from bot.domain.fields import FieldRule
from bot.domain.report import Content
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
