"""Stopping what has not left: planned copies, and parts that still wait."""

from bot.domain.document import Document
from bot.domain.publication import PublicationState
from bot.domain.values import replace
from bot.services.publishing.posting import copy_code
from bot.services.turn import Turn

#: In these something of the text would still leave by itself.
_LEAVING = frozenset({PublicationState.PLANNED, PublicationState.SENDING})


async def stop_unsent(turn: Turn, document: Document) -> None:
    """Let nothing more of a text leave by itself: letters that wait are barred then."""
    for copy in await turn.unit.publications.of_document(document.id):
        if copy.state in _LEAVING:
            stopped = replace(copy, state=PublicationState.FAILED, due_at=None)
            await turn.unit.publications.save(stopped)
            await turn.record("publication_stopped", copy.issue_id, copy_code(copy))
