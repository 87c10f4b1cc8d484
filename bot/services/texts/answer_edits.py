"""An edited message that answered a question of a draft: the field follows it."""

from bot.domain.access import Action
from bot.domain.document import Document
from bot.domain.draft_notes import field_answered
from bot.services.desk import Desk
from bot.services.requests import Sent
from bot.services.texts.answer_reading import read_answer
from bot.services.texts.finding_documents import open_draft
from bot.services.texts.putting import put
from bot.services.turn import member_turn


async def is_an_answer(desk: Desk, sent: Sent) -> bool:
    """Tell whether a message is what a field of a text says now."""
    async with desk.storage.begin() as unit:
        found = await unit.documents.answered_in(sent.source)
    return bool(_current(found, sent.source))


def _current(found: Document | None, source: str) -> str:
    return field_answered(found, source) if found else ""


async def edit_answer(desk: Desk, sent: Sent) -> str:
    """Let a field say what its message says now; refuse where the text went on."""
    async with member_turn(desk, sent, Action.DRAFT) as turn:
        found = await turn.unit.documents.answered_in(sent.source)
        name = _current(found, sent.source)
        if found is None or not name:
            turn.idle = True
            return turn.toast
        document = await open_draft(turn, found.id)
        rule = desk.documents.rule(document, name)
        answer = read_answer(turn, rule, sent.content)
        if answer == document.fields.get(name):
            turn.idle = True
            return turn.toast
        await put(turn, document, rule, answer, sent.source)
    return turn.toast
