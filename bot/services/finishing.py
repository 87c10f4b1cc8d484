"""What every turn ends with: the war room follows, and the cards are drawn anew."""

from bot.services.cards.refreshing import draw_changed
from bot.services.turn import Turn
from bot.services.warroom.topics import follow_room


async def finish_turn(turn: Turn) -> None:
    """Show what the turn has changed, wherever it stands; in the unit of the turn."""
    if turn.changed:
        await follow_room(turn)
        await draw_changed(turn)
