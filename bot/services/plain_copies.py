"""What is copied into WhatsApp: words alone in a message, long ones in parts."""

from bot.domain.text import by_paragraph
from bot.domain.whatsapp import for_whatsapp
from bot.services.turn import Turn

#: UTF-16 units of a part: a message holds it whole, and a phone copies it at once.
PART = 3500


async def send_plain(turn: Turn, text: str) -> None:
    """Send words alone, as they are, so that they can be copied (ux.md, rule 11)."""
    for part in by_paragraph(text, PART):
        await turn.reply("draft_text", fresh=True, text=part)


async def send_for_whatsapp(turn: Turn, markup: str) -> None:
    """Send what a template wrote so that it pastes well: no tags, *bold* at most."""
    await send_plain(turn, for_whatsapp(markup))
