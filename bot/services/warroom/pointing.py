"""One calm line for who asks something in a group and has no rights here."""

from bot.services.desk import Desk
from bot.services.news import Pointer
from bot.services.turn import clock_turn
from bot.services.warroom.writing import note_to, say

#: In one group at most one such line in this time, whoever asks: a letter's key is
#: unique for ever, and this one names the hour.
HOUR = "%Y-%m-%dT%H"


#: Who asks -> what is said.
_SAID: dict[Pointer, str] = {
    Pointer.STRANGER: "room_stranger",
    Pointer.HIDDEN: "room_hidden",
}


async def point_out(
    desk: Desk, key: str, chat_id: int, kind: Pointer, message: int
) -> None:
    """Say where rights come from, as a reply; keep no word of the question."""
    async with clock_turn(desk, key) as turn:
        await turn.unit.letters.forget_update(key)
        letter = note_to(
            chat_id,
            key=f"pointer:{chat_id}:{turn.now.strftime(HOUR)}",
            answers=message,
            silent=True,
        )
        office = desk.house.organisation
        await say(turn, letter, _SAID[kind], organisation=office)
