"""Verified facts that a letter may name as evidence."""

from bot.domain.document import Document
from bot.domain.fact import Fact
from bot.domain.fact_life import FactState
from bot.services.turn import Turn


async def proofs(turn: Turn, document: Document) -> list[Fact]:
    """Return the facts of the issue that the public may be told, the newest first."""
    facts = await turn.unit.facts.of_issue(document.issue_id)
    good = [fact for fact in facts if fact.state is FactState.VERIFIED]
    return [fact for fact in good if fact.public(turn.now)][::-1]
