"""The full copy of what is stored about oneself, sent as a document in the chat."""

import json

from bot.domain.access import Action
from bot.ports.mail import Letter, MessageClass
from bot.ports.rights import Export
from bot.services.desk import Desk
from bot.services.requests import Pressed
from bot.services.turn import Turn, member_turn

#: A larger copy is made at the machine (`siaga person export`), in bytes: a letter is
#: kept in the database until it has left, and the Bot API takes files up to 50 MB.
LARGEST = 10 << 20


async def send_own(desk: Desk, pressed: Pressed) -> str:
    """Send everything that is stored about the asker, as a file for them alone."""
    async with member_turn(desk, pressed, Action.SEE_OWN) as turn:
        user_id = turn.member.user_id
        who = await turn.unit.persons.of(user_id)
        content = written(await turn.unit.persons.export(user_id))
        if len(content) > LARGEST:
            await turn.reply("own_copy_large", fresh=True, person=who.number)
        else:
            await turn.record("exported", f"member:{user_id}")
            await _post(turn, content, who.number)
    return turn.toast


async def _post(turn: Turn, content: bytes, number: int) -> None:
    await turn.post(
        Letter(
            key=turn.next_key(),
            klass=MessageClass.FILE,
            chat_id=turn.member.user_id,
            text=turn.desk.words.message("own_copy", turn.locale, person=number),
            file=await turn.unit.letters.keep_file(content),
            filename=f"data-{number}.json",
        )
    )


def written(found: Export) -> bytes:
    """Return an export as the JSON of its file."""
    return f"{json.dumps(found, ensure_ascii=False, indent=2)}\n".encode()
