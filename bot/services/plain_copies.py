"""What is copied into WhatsApp: plain words alone in a message, long ones in parts."""

from bot.domain.text import by_paragraph
from bot.services.turn import Turn

#: UTF-16 units of a part: a message holds it whole, and a phone copies it at once.
PART = 3500


async def send_plain(turn: Turn, text: str) -> None:
    """Send words alone, as they are, so that they can be copied (ux.md, rule 11)."""
    for part in by_paragraph(text, PART):
        await turn.reply("draft_text", fresh=True, text=part)
