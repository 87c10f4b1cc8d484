"""What the house does for itself: a sign of life, and clearing old buttons away."""

from bot.services.desk import Desk
from bot.services.turn import clock_turn


async def note_alive(desk: Desk) -> None:
    """Write a sign of life: the next start knows since when nobody was called."""
    await desk.storage.alive(desk.clock.now())


async def clear_old_buttons(desk: Desk) -> None:
    """Forget the meaning of buttons that expired."""
    now = desk.clock.now()
    async with clock_turn(desk, f"clear_buttons:{now.isoformat()}") as turn:
        await turn.unit.letters.clear_keyboards(now)
