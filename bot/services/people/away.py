"""Who is on leave, and who stands in their place."""

from datetime import datetime

from bot.domain.absence import away, stand_in
from bot.services.turn import Turn


async def away_now(turn: Turn, instant: datetime | None = None) -> frozenset[int]:
    """Return who is on leave now, or at *instant*, by user id."""
    noted, at = await turn.unit.absences.noted(), instant or turn.now
    return frozenset(who for who in noted if away(noted, who, at) is not None)


async def gone_now(turn: Turn) -> frozenset[int]:
    """Return who is offered nothing now: who is on leave, but for who asks."""
    me = turn.actor.user_id if turn.actor else 0
    return await away_now(turn) - {me}


async def stand_ins_now(turn: Turn) -> dict[int, int]:
    """Return who is there now in whose place: who is away -> who stands in."""
    noted, team = await turn.unit.absences.noted(), await turn.team()
    found = {who: stand_in(noted, team, who, turn.now) for who in noted}
    return {who: other.user_id for who, other in found.items() if other is not None}
