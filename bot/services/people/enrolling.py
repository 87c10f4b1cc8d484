"""Enrolling a whole office at once, where a machine is set up with people it knows."""

from collections.abc import Sequence

from bot.domain.member import Member
from bot.services.desk import Desk
from bot.services.turn import clock_turn


async def enrol(desk: Desk, members: Sequence[Member]) -> None:
    """Make these people members; nothing happens where there are members already."""
    async with clock_turn(desk, f"enrol:{desk.secrets.new_id()}") as turn:
        if await turn.team():
            turn.idle = True
            return
        for member in members:
            await turn.unit.members.save(member)
            roles = ",".join(sorted(member.roles))
            await turn.record("joined", f"member:{member.user_id}", f"{roles} by host")
