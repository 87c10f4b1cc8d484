"""A chore: words that time has made untrue go back to their writers by themselves.

Nobody has to press for it. The moment is kept with the text; a look takes it away in
the unit that does what follows, so that it is done once, whichever process looks.
"""

import logging

from bot.domain.document import Document
from bot.domain.document_life import SUBMITTED, DocumentState
from bot.domain.issue import Issue
from bot.domain.issue_life import TERMINAL
from bot.ports.documents import TextLook
from bot.ports.storage import StorageUnavailable
from bot.services.desk import Desk
from bot.services.texts.found_since import for_writers, went_back
from bot.services.texts.gone_out import gone_out
from bot.services.texts.outlived import outlived, watch_words
from bot.services.texts.taking_back import take_back
from bot.services.turn import Turn, clock_turn

log = logging.getLogger(__name__)

#: So many texts are looked at in one go.
AT_ONCE = 50


async def give_back_untrue(desk: Desk) -> None:
    """Look anew at every text whose moment has come."""
    async with desk.storage.begin() as unit:
        due = await unit.documents.looks_due(desk.clock.now(), AT_ONCE)
    for look in due:
        try:
            await _look(desk, look)
        except StorageUnavailable:
            raise
        except Exception as error:
            kind = type(error).__name__
            log.error("%s was not read: %s", look.document_id, kind, exc_info=error)


async def _look(desk: Desk, look: TextLook) -> None:
    key = f"untrue:{look.document_id}:{look.at.isoformat()}"
    async with clock_turn(desk, f"{key}:{desk.clock.now().isoformat()}") as turn:
        if not await turn.unit.documents.take_look(look):
            turn.idle = True  # Another process was first.
            return
        document = await turn.unit.documents.find(look.document_id)
        assert document is not None
        issue = await turn.unit.issues.find(document.issue_id)
        if issue is None or issue.state in TERMINAL:
            return
        if not await _gave_back(turn, issue, document):
            await watch_words(turn, document)


async def _gave_back(turn: Turn, issue: Issue, document: Document) -> bool:
    if not outlived(turn, document, turn.now):
        return False
    if document.state in SUBMITTED:
        return bool(await went_back(turn, issue, document))
    if not await _unsaid(turn, issue, document):
        return False
    found = await for_writers(turn, issue, document)
    if found:
        await take_back(turn, issue, document, found)
    return bool(found)


async def _unsaid(turn: Turn, issue: Issue, document: Document) -> bool:
    """Tell whether approved words wait to go out; without channels they count as out.

    There the approval is the word (`waiting_clocks`); whatever leaves asks again.
    """
    if document.state is not DocumentState.APPROVED:
        return False
    if not turn.desk.documents.kinds[document.kind].ages:
        return False
    if not await turn.unit.channels.everything():
        return False
    return not await gone_out(turn, issue, document)
