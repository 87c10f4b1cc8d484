"""How long verified facts hold follows the level: what is graver ages faster."""

from bot.domain.fact import Fact
from bot.domain.fact_life import FactState
from bot.domain.issue import Issue
from bot.domain.values import replace
from bot.services.turn import Turn


async def shorten_lifetimes(turn: Turn, issue: Issue) -> None:
    """Let facts expire as the new level asks; a lower level lengthens nothing."""
    shortened = []
    for fact in await turn.unit.facts.of_issue(issue.id):
        sooner = _at_this_level(turn, issue, fact)
        if sooner is not None:
            await turn.unit.facts.save(sooner)
            shortened.append(fact.short)
    if shortened:
        count = f"{len(shortened)} {shortened[0]} {shortened[-1]}"
        await turn.record("facts_shortened", issue.id, count)


def _at_this_level(turn: Turn, issue: Issue, fact: Fact) -> Fact | None:
    """Return a fact that must expire sooner now; None where nothing changes."""
    if fact.state is not FactState.VERIFIED or fact.expired(turn.now):
        return None
    assert fact.verified_at is not None
    assert fact.expires_at is not None
    wait = turn.desk.playbook.facts.lifetime(issue.level, fact)
    due = fact.verified_at + wait
    return replace(fact, expires_at=due, told=0) if due < fact.expires_at else None
