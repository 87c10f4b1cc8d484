"""What the house does for itself: a sign of life."""

from bot.services.desk import Desk


async def note_alive(desk: Desk) -> None:
    """Write a sign of life: the next start knows since when nobody was called."""
    await desk.storage.alive(desk.clock.now())
