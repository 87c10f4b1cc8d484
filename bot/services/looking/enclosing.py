"""Sending a picture with its words; the words alone where it cannot be drawn."""

import html
import logging
import re

from bot.ports.mail import Letter, MessageClass
from bot.ports.pictures import NotDrawn, Sheet
from bot.services.desk import Desk
from bot.services.turn import Rows, Turn

log = logging.getLogger(__name__)

#: Telegram shows no more characters under a picture (Bot API, sendPhoto).
LONGEST_CAPTION = 1024

_TAG = re.compile(r"<[^>]*>")


async def drawn(desk: Desk, sheet: Sheet) -> bytes:
    """Draw beside the event loop, while no unit is open; b"" where it fails."""
    try:
        return await desk.pictures.draw(sheet)
    except NotDrawn as fault:
        log.error("a picture was not drawn: %s", fault)
        return b""


async def send_picture(
    turn: Turn, picture: bytes, *, name: str, words: str, rows: Rows = ()
) -> None:
    """Send a drawn picture with *words* under it, or the words without it."""
    if not picture or not fits(words):
        await turn.reply_text(words, rows=rows, fresh=True)
        return
    await turn.post(
        Letter(
            key=turn.next_key(),
            klass=MessageClass.FILE,
            chat_id=turn.member.user_id,
            text=words,
            rows=tuple(tuple(row) for row in rows),
            file=await turn.unit.letters.keep_file(picture),
            filename=f"{name}.png",
        )
    )


def fits(markup: str) -> bool:
    """Tell whether a text fits under a picture."""
    text = html.unescape(_TAG.sub("", markup))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST_CAPTION
