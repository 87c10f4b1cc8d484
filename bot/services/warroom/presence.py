"""Who of the office is in the war room: for whoever looks at people."""

from collections.abc import Mapping

from bot.ports.storage import UnitOfWork
from bot.services.desk import Desk
from bot.services.turn import clock_turn


async def in_war_room(unit: UnitOfWork) -> Mapping[int, bool] | None:
    """Return whether members are in the war room, by account; None: there is none.

    Of who is missing nothing is known yet: Telegram is asked within a minute.
    """
    if await unit.rooms.office() is None:
        return None
    return {who: inside for who, (inside, _) in (await unit.rooms.presence()).items()}


async def saw_member(
    desk: Desk, key: str, chat_id: int, user_id: int, *, inside: bool
) -> None:
    """Note that somebody came into the war room, or left it."""
    async with clock_turn(desk, f"{key}:saw:{user_id}") as turn:
        room = await turn.unit.rooms.office()
        member = await turn.unit.members.find(user_id)
        here = room is not None and room.chat_id == chat_id
        if member is None or not here or await turn.unit.committed(turn.key):
            turn.idle = True
        else:
            await turn.unit.rooms.saw(user_id, turn.now, inside=inside)
