"""What a person last read of a text: the letters about one submission tell."""

from bot.domain.document import Document, DocumentVersion
from bot.domain.member import Member
from bot.domain.reviews import Review
from bot.domain.values import replace
from bot.services.turn import Turn


def guard_of(document: Document) -> str:
    """Return what keeps the letters about one submission together."""
    return f"{document.id}/v{document.submitted_version}"


def guards_of(document: Document) -> list[str]:
    """Return the guards of all letters about one submission, of its reviews too."""
    guard = guard_of(document)
    return [guard, *(f"{guard}/{review}" for review in Review)]


async def last_read(
    turn: Turn, document: Document, reader: Member
) -> DocumentVersion | None:
    """Return the submission before this one about which *reader* was asked last."""
    for frozen in await turn.unit.documents.versions(document.id):
        if frozen.version >= document.submitted_version:
            continue
        if await _was_asked(
            turn, replace(document, submitted_version=frozen.version), reader
        ):
            return frozen
    return None


async def _was_asked(turn: Turn, document: Document, reader: Member) -> bool:
    for guard in guards_of(document):
        for item in await turn.unit.letters.guarded(guard):
            if item.letter.chat_id == reader.user_id:
                return True
    return False
