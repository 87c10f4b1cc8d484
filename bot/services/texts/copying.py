"""What is copied out of a text: its pages, or the parts of a post, each alone."""

from bot.domain.document import Document
from bot.domain.fields import Shape
from bot.domain.threads import parts_of
from bot.services.texts.draft_texts import text_at
from bot.services.texts.paging import paged
from bot.services.turn import Turn


def copies(turn: Turn, document: Document) -> list[str]:
    """Return what is sent to be copied; a thread comes part by part."""
    rules = turn.desk.documents.rules(document)
    posted = any(rule.shape is Shape.THREAD for rule in rules)
    if posted and document.fields.get("bagian"):
        return [page for part in parts_of(document.fields) for page in paged(part)]
    return paged(text_at(turn, document, turn.now))
