"""Which rumour a clarification speaks of, and what may be said of it (KH-06, KH-09)."""

from bot.domain.calling_rumours import proven
from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.likeness import words
from bot.domain.lint.situation import RumourFound
from bot.domain.rumour import Rumour, RumourLabel
from bot.services.rumours.finding_rumours import fact_of
from bot.services.turn import Turn

#: Labels that say it is not, or not wholly, untrue.
_OPEN = frozenset({RumourLabel.UNDETERMINED, RumourLabel.TRUE})


async def clarified_by(
    turn: Turn, issue: Issue, document: Document
) -> RumourFound | None:
    """Return the rumour that a text clarifies; None where none is recorded."""
    rumours = await turn.unit.rumours.of_issue(issue.id)
    if not rumours:
        return None
    claim = words(document.fields.get("klaim", ""))
    rumour = max(rumours, key=lambda one: _rank(one, claim))
    fact = await fact_of(turn, rumour)
    agreed = {rumour.labeller, rumour.confirmer} - {None}
    return RumourFound(
        label=str(rumour.label),
        settled=rumour.label not in _OPEN and len(agreed) > 1,
        evidence=proven(rumour, fact),
        agreed_by=len(agreed),
    )


def _rank(rumour: Rumour, claim: frozenset[str]) -> tuple[int, bool, str]:
    """Rank a rumour: the likest first, then one with a label, then the newest."""
    shared = len(words(rumour.text) & claim)
    return shared, rumour.label not in _OPEN, rumour.created_at.isoformat()
