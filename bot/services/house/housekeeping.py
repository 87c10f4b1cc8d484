"""What the house does for itself: a sign of life, and clearing old things away."""

from datetime import timedelta

from bot.services.desk import Desk
from bot.services.turn import clock_turn

#: What members sent is in the reports; the raw update is kept this long beside it.
RAW_KEPT = timedelta(days=7)

#: A file that a letter carried is kept this long after it was made.
FILES_KEPT = timedelta(days=7)


async def note_alive(desk: Desk) -> None:
    """Write a sign of life: the next start knows since when nobody was called."""
    await desk.storage.alive(desk.clock.now())


async def clear_old_things(desk: Desk) -> None:
    """Forget buttons that expired, updates handled and pictures sent long ago."""
    now = desk.clock.now()
    async with clock_turn(desk, f"clear_buttons:{now.isoformat()}") as turn:
        await turn.unit.letters.clear_keyboards(now)
    async with clock_turn(desk, f"clear_updates:{now.isoformat()}") as turn:
        await turn.unit.letters.forget_updates(now - RAW_KEPT)
    async with clock_turn(desk, f"clear_files:{now.isoformat()}") as turn:
        await turn.unit.letters.forget_files(now - FILES_KEPT)
