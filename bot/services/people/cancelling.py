"""Cancelling: the question that waits for an answer is taken back."""

from bot.domain.access import Action
from bot.domain.errors import NothingToCancel
from bot.services.desk import Desk
from bot.services.requests import Request
from bot.services.turn import member_turn


async def cancel_question(desk: Desk, request: Request) -> str:
    """/batal and its button: end the open question; nothing else is undone."""
    async with member_turn(desk, request, Action.CANCEL) as turn:
        open_ = await turn.unit.dialogues.find(turn.member.user_id)
        if open_ is None:
            raise NothingToCancel
        await turn.unit.dialogues.end(turn.member.user_id)
        await turn.reply("cancelled")
    return turn.toast
