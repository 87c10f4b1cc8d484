"""How far strategy and messages of an issue are: for its life, its books, its texts."""

from bot.domain.conflicts import disputed
from bot.domain.issue import Issue
from bot.domain.map_findings import Bonds, Finding, Known, bonds_of, findings
from bot.domain.message_map import MapText, MessageMap
from bot.domain.narrative import Narrative, in_force
from bot.domain.strategy import Strategy
from bot.domain.values import Struct
from bot.services.facts.knowing import needed
from bot.services.turn import Turn


class Standing(Struct, frozen=True):
    """What the guards of the life ask about strategy and messages.

    `message_map` is None where there is no map: a note of before may stand for it.
    """

    stakeholders: int
    strategy: str
    message_map: bool | None
    narrative: bool


async def standing(turn: Turn, issue: Issue) -> Standing:
    """Sum up what an issue has."""
    chosen = await strategy_of(turn, issue)
    current = await map_of(turn, issue)
    return Standing(
        stakeholders=len(await turn.unit.stakeholders.of_issue(issue.id)),
        strategy=chosen.cluster if chosen else "",
        message_map=current.complete if current else None,
        narrative=await narrative_of(turn, issue.id) is not None,
    )


async def strategy_of(turn: Turn, issue: Issue) -> Strategy | None:
    """Return the strategy that holds; None before one was chosen."""
    found = await turn.unit.plans.strategies(issue.id)
    return found[-1] if found else None


async def map_of(turn: Turn, issue: Issue) -> MessageMap | None:
    """Return the map that holds; None before one was written."""
    found = await turn.unit.plans.maps(issue.id)
    return found[-1] if found else None


async def narrative_of(turn: Turn, issue_id: str) -> Narrative | None:
    """Return the narrative that holds; None before one was approved."""
    return in_force(await turn.unit.plans.narratives(issue_id))


async def looked_over(
    turn: Turn, issue: Issue, said: MapText
) -> tuple[Bonds, list[Finding]]:
    """Return what the supports of a map rest on now, and what is to be put right."""
    facts = await turn.unit.facts.of_issue(issue.id)
    own = {fact.short: fact for fact in facts}
    own |= {fact.short: fact for fact in facts if fact.id.startswith(f"{issue.id}/")}
    blocked = disputed(facts, turn.now)
    known = Known(own, blocked, needed(turn, issue), turn.now)
    bonds = bonds_of(said, known, turn.desk.house.locale)
    return bonds, findings(said, bonds)


async def stakeholder_count(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Count the stakeholders, and those who must be told before a release."""
    parties = await turn.unit.stakeholders.of_issue(issue.id)
    return len(parties), sum(one.awaited for one in parties)


async def message_count(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Count which of strategy, map and narrative there are, and what waits of them."""
    chosen = await strategy_of(turn, issue)
    current = await map_of(turn, issue)
    told = await turn.unit.plans.narratives(issue.id)
    waits = bool(told) and told[-1].approved_by is None
    unfit = current is not None and not current.complete
    there = (chosen is not None, current is not None, bool(told))
    return sum(there), waits + unfit
