"""Leaving a chat where the bot has no business."""

from bot.ports.mail import Letter, MessageClass
from bot.services.desk import Desk
from bot.services.turn import clock_turn


async def leave_chat(desk: Desk, key: str, chat_id: int) -> None:
    """Leave without a word, however long Telegram is away: it is in the outbox."""
    async with clock_turn(desk, key) as turn:
        if await turn.unit.committed(key):
            turn.idle = True
            return
        await turn.post(
            Letter(
                key=f"{key}:leaves",
                klass=MessageClass.BOARD,
                chat_id=chat_id,
                slot="leaves",
                leaves=True,
            )
        )
