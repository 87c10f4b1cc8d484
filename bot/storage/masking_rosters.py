"""Puts a pseudonym in place of a name in what is said about the duty roster."""

from collections.abc import Mapping

from bot.storage.naming import searches, without
from bot.storage.session import Session


async def mask_rosters(session: Session, words: Mapping[str, str]) -> None:
    """Mask who it is in handover notes; forget lines to confirm that name them."""
    for some in searches(words):
        await session.write("erasing.named_roster_drafts", **some)
        for row in await session.rows("erasing.named_roster_notes", **some):
            text = without(row["text"], words)
            await session.write(
                "erasing.say_roster_note", author=row["author"], text=text
            )
