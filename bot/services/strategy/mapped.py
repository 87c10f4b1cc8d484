"""What the triage of an issue says that strategy asks for: two answers, and facts."""

from bot.domain.issue import Issue
from bot.ports.issues import Mapping
from bot.services.turn import Turn

#: An answer below this is "Belum tahu".
LEAST = 0


async def mapping_of(turn: Turn, issue: Issue) -> Mapping | None:
    """Return the answers in force: those of who set the level; None where none are."""
    changes = await turn.unit.issues.levels(issue.id)
    if not changes:
        return None
    return await turn.unit.issues.mapping(issue.id, changes[-1].by)


async def facts_of_triage(turn: Turn, issue: Issue) -> tuple[str, ...]:
    """Return the facts that were ticked in the triage."""
    mapping = await mapping_of(turn, issue)
    return mapping.flags if mapping else ()


async def answer_of(turn: Turn, issue: Issue, indicator: str) -> int | None:
    """Return the answer to A2 or B3, or to its axis; None where nobody knows it."""
    mapping = await mapping_of(turn, issue)
    if mapping is None:
        return None
    answer = mapping.answers.get(indicator, mapping.answers.get(indicator[0]))
    return answer if answer is not None and answer >= LEAST else None
