"""Who acts for an office at this moment, where an issue is concerned."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from bot.domain.acting import Acting, counting, with_offices
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.services.turn import Turn


async def acting_now(turn: Turn, issue: Issue) -> list[Acting]:
    """Return who acts for an office now, and counts for *issue*."""
    known = await turn.unit.acting.current(turn.now)
    return counting(known, turn.now, issue.floors)


async def offices_of(
    turn: Turn, issue: Issue, team: Iterable[Member]
) -> Mapping[int, AbstractSet[Role]]:
    """Return the roles of members, with the offices for which they act."""
    roles = {member.user_id: member.roles for member in team}
    return with_offices(roles, await acting_now(turn, issue))
