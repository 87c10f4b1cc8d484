"""What is known of the rumours of an issue: for its life, its books, its texts."""

from bot.domain.calling_rumours import may_call_hoax
from bot.domain.issue import Issue
from bot.domain.rumour import harmful_ones
from bot.domain.rumour_life import WAITING
from bot.services.rumours.finding_rumours import fact_of
from bot.services.turn import Turn


async def rumour_count(turn: Turn, issue: Issue) -> tuple[int, int]:
    """Count the rumours of an issue, and those that wait for somebody."""
    rumours = await turn.unit.rumours.of_issue(issue.id)
    waiting = [r for r in rumours if r.state in WAITING or r.proposed]
    return len(rumours), len(waiting)


async def rumours_settled(turn: Turn, issue: Issue, note: str) -> bool:
    """Tell whether no harmful rumour is active (T14).

    *note* is what was tapped in the dossier: it counts where no rumour is recorded,
    and "harmful" always does.
    """
    rumours = await turn.unit.rumours.of_issue(issue.id)
    if harmful_ones(rumours) or note == "harmful":
        return False
    return bool(rumours) or note == "settled"


async def hoax_barred(turn: Turn, issue: Issue) -> bool:
    """Tell whether a text about an issue may not say "hoax" (KH-06).

    Rumours go round, and none of them may be called so. Where none is recorded, the
    word can only be a general warning.
    """
    rumours = await turn.unit.rumours.of_issue(issue.id)
    allowed = [may_call_hoax(one, await fact_of(turn, one)) for one in rumours]
    return bool(allowed) and not any(allowed)
