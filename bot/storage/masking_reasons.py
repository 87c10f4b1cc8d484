"""Masks who it is in the notes and reasons of an issue, whoever wrote them."""

from collections.abc import Mapping

from bot.storage.naming import searches, without
from bot.storage.session import Session

#: Words of the team about an issue: what finds them, what rewrites them, and the key.
_REASONS = (
    ("erasing.named_notes", "erasing.note_again", ("issue_id", "topic", "version")),
    ("erasing.named_moves", "erasing.move_again", ("issue_id", "number")),
    ("erasing.named_levels", "erasing.level_again", ("issue_id", "number")),
    ("erasing.named_debts", "erasing.debt_again", ("issue_id", "number")),
    ("erasing.named_appeals", "erasing.appeal_again", ("issue_id",)),
)


async def mask_reasons(session: Session, words: Mapping[str, str]) -> None:
    """Mask who it is in notes and reasons, whoever wrote them."""
    for look, change, key in _REASONS:
        for some in searches(words):
            for row in await session.rows(look, **some):
                if (said := without(row["said"], words)) != row["said"]:
                    names = {column: row[column] for column in key}
                    await session.write(change, said=said, **names)
