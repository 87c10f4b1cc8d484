"""Which narrative a text follows, and how far it is from it (U-20)."""

from bot.domain.document import Document
from bot.domain.narrative import drift
from bot.domain.values import Struct
from bot.domain.writing import narrative_of as followed_by
from bot.domain.writing import with_narrative
from bot.services.strategy.standing import narrative_of
from bot.services.texts.draft_texts import body_of
from bot.services.turn import Turn


class Following(Struct, frozen=True):
    """The version that a text follows, 0 for none, and the one that holds.

    `silent` and `said` are advice of the rule U-20 against the one that holds.
    """

    version: int
    holds: int
    silent: bool
    said: tuple[str, ...]


async def following(turn: Turn, document: Document) -> Following | None:
    """Compare a text with the narrative that holds; None where none does.

    Place and time around it say nothing: they are left out.
    """
    current = await narrative_of(turn, document.issue_id)
    if current is None:
        return None
    found = drift(current, body_of(turn, document))
    version = followed_by(document)
    return Following(version, current.version, found.silent, found.said)


async def begun_with(turn: Turn, document: Document) -> Document:
    """Let a text that is begun follow the narrative that holds."""
    current = await narrative_of(turn, document.issue_id)
    return with_narrative(document, current.version) if current else document
