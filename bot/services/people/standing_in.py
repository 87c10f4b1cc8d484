"""Whose leave is meant, and who could stand in."""

from bot.domain.absence import Absence, away
from bot.domain.access import Action, may
from bot.domain.errors import NotPermitted
from bot.domain.leave_reading import LeaveSaid
from bot.domain.member import Member
from bot.services.finding import the_member
from bot.services.turn import Turn


async def whose(turn: Turn, subject: str) -> Member:
    """Return whose leave is meant: one's own, or for an admin anybody's."""
    member = await the_member(turn, subject) if subject else turn.member
    own = member.user_id == turn.member.user_id
    if not own and not await _manages(turn):
        raise NotPermitted
    return member


async def _manages(turn: Turn) -> bool:
    """Tell whether the asker manages members; no suspected account does."""
    suspected = await turn.unit.suspicions.find(turn.member.user_id)
    return may(turn.member, Action.MANAGE_MEMBERS) and suspected is None


def with_stand_in(leave: Absence, other: Member) -> Absence:
    """Return a leave with who stands in; nobody stands in for themselves."""
    return Absence(
        leave.user_id,
        leave.starts_at,
        leave.ends_at,
        leave.noted_by,
        leave.noted_at,
        other.user_id if other.user_id != leave.user_id else None,
    )


async def named(turn: Turn, member: Member, said: LeaveSaid) -> Member | None:
    """Return the one colleague whose name begins as it was said; None for nobody."""
    wanted = said.stand_in.casefold()
    able = await candidates(turn, member)
    found = [m for m in able if m.name.casefold().startswith(wanted)]
    return found[0] if wanted and len(found) == 1 else None


async def candidates(turn: Turn, member: Member) -> list[Member]:
    """Return who could stand in: who shares most roles first, nobody who is away."""
    noted = await turn.unit.absences.noted()
    able = [
        m
        for m in await turn.team()
        if m.reachable
        and m.user_id != member.user_id
        and may(m, Action.TAKE)
        and away(noted, m.user_id, turn.now) is None
    ]
    return sorted(able, key=lambda m: -len(m.roles & member.roles))
