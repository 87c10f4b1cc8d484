"""What an issue knows: for its life, for its texts, for who looks."""

from collections.abc import Sequence

from bot.domain.conflicts import FactsOf, disputed, facts_of, usable
from bot.domain.fact import Fact
from bot.domain.issue import Issue
from bot.services.turn import Turn


async def known(turn: Turn, issue: Issue) -> FactsOf:
    """Sum up the facts of an issue, for the guards of its life."""
    facts = await turn.unit.facts.of_issue(issue.id)
    declared = await turn.unit.facts.declared_none(issue.id) is not None
    warn = turn.desk.playbook.facts.warn_before
    return facts_of(facts, turn.now, warn, declared=declared)


async def fact_count(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Count the facts of an issue, and those that wait for a check or a choice."""
    facts = await turn.unit.facts.of_issue(issue.id)
    found = await known(turn, issue)
    return len(facts), found.open_claims + found.conflicts


async def public_facts(turn: Turn, issue: Issue) -> Sequence[Fact]:
    """Return what a text for the public may say now, the newest first."""
    facts = await turn.unit.facts.of_issue(issue.id)
    return usable(facts, turn.now, needed(turn, issue))[::-1]


async def blocked(turn: Turn, issue: Issue) -> frozenset[str]:
    """Return the ids of the facts of an issue that a conflict blocks."""
    return disputed(await turn.unit.facts.of_issue(issue.id), turn.now)


def needed(turn: Turn, issue: Issue) -> int:
    """Return how many people verify a fact of this issue."""
    return turn.desk.playbook.facts.verifiers(issue.level)
