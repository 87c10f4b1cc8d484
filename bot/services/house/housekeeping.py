"""What the house does for itself: a sign of life, old pictures, the index."""

from datetime import timedelta

from bot.services.desk import Desk
from bot.services.turn import clock_turn

#: A file that a letter carried is kept this long after it was made.
FILES_KEPT = timedelta(days=7)

#: So many issues are taken into the index at a time: less than a tenth of a second.
AT_A_TIME = 25


async def note_alive(desk: Desk) -> None:
    """Write a sign of life: the next start knows since when nobody was called."""
    await desk.storage.alive(desk.clock.now())


async def clear_old_files(desk: Desk) -> None:
    """Forget the pictures that left long ago: whoever wants one asks anew."""
    now = desk.clock.now()
    async with clock_turn(desk, f"clear_files:{now.isoformat()}") as turn:
        await turn.unit.letters.forget_files(now - FILES_KEPT)


async def read_for_search(desk: Desk) -> None:
    """Take some issues into the index that it does not know yet, the newest first."""
    now = desk.clock.now()
    async with clock_turn(desk, f"search:{now.isoformat()}") as turn:
        turn.idle = not await turn.unit.search.read_some(AT_A_TIME)
