"""A leave begins: what was offered goes on, and who deputises is asked to speak."""

from bot.domain.absence import Absence
from bot.services.assigning.losing import lose_offers
from bot.services.desk import Desk
from bot.services.speaking.stepping_in import offer_word
from bot.services.turn import Turn, clock_turn


async def begin_leaves(desk: Desk) -> None:
    """Let every leave begin whose time has come; each does so once."""
    now = desk.clock.now()
    async with desk.storage.begin() as unit:
        noted = await unit.absences.noted()
    for leave in noted.values():
        if leave.covers(now):
            key = f"away:{leave.user_id}:{leave.starts_at.isoformat()}"
            async with clock_turn(desk, key) as turn:
                await _begin(turn, leave)


async def _begin(turn: Turn, leave: Absence) -> None:
    gone = await turn.unit.members.find(leave.user_id)
    if gone is None or await turn.unit.committed(turn.key):
        turn.idle = True
        return
    await turn.record("leave_begun", f"member:{gone.user_id}")
    await lose_offers(turn, gone, "away")
    await offer_word(turn, gone)
