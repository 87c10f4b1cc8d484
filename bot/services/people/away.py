"""Who is there: calls and offers go to them, and to the stand-ins of the others."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.domain.absence import Absence, away, present, stand_in
from bot.domain.member import Member
from bot.services.turn import Turn


async def away_at(turn: Turn, member: Member, instant: datetime) -> Absence | None:
    """Return the leave of *member* that covers *instant*; None: they are there."""
    return away(await turn.unit.absences.noted(), member.user_id, instant)


async def those_present(
    turn: Turn, people: Sequence[Member], instant: datetime | None = None
) -> list[Member]:
    """Return whom of *people* to call or to offer something now, or at *instant*.

    Stand-ins come in; where nobody who is there can be reached, all of *people*.
    """
    noted = await turn.unit.absences.noted()
    if not noted:
        return list(people)
    return present(people, noted, instant or turn.now, await turn.team())


async def away_now(turn: Turn, instant: datetime | None = None) -> frozenset[int]:
    """Return who is on leave now, or at *instant*, by user id."""
    noted, at = await turn.unit.absences.noted(), instant or turn.now
    return frozenset(who for who in noted if away(noted, who, at) is not None)


async def on_leave_now(turn: Turn) -> Mapping[int, int]:
    """Return who is on leave now, and who stands in for them; 0: nobody does."""
    noted = await turn.unit.absences.noted()
    gone = [who for who in noted if away(noted, who, turn.now) is not None]
    team = await turn.team() if gone else ()
    found = {who: stand_in(noted, team, who, turn.now) for who in gone}
    return {who: one.user_id if one else 0 for who, one in found.items()}
