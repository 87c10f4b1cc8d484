"""Who of the office is in the war room: for whoever looks at people."""

from collections.abc import Mapping

from bot.ports.storage import UnitOfWork


async def in_war_room(unit: UnitOfWork) -> Mapping[int, bool] | None:
    """Return whether members are in the war room, by account; None: there is none.

    Of who is missing nothing is known yet: Telegram is asked within a minute.
    """
    if await unit.rooms.office() is None:
        return None
    return {who: inside for who, (inside, _) in (await unit.rooms.presence()).items()}
