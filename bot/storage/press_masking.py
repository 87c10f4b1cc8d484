"""Puts a pseudonym in place of a member's name in questions of the press, clippings."""

from collections.abc import Mapping
from functools import partial

from bot.domain.rights import Person
from bot.storage.naming import in_items, without
from bot.storage.session import Session


async def mask_press(
    session: Session, person: Person, words: Mapping[str, str]
) -> None:
    """Mask a member in the questions that they recorded or answered, and clippings."""
    change = partial(without, instead=words)
    for row in await session.rows("erasing.said_answers", user_id=person.user_id):
        said = {column: change(row[column]) for column in ("words", "answer")}
        await session.write("erasing.say_answer", id=row["id"], **said)
    for row in await session.rows("erasing.said_clippings", user_id=person.user_id):
        files = in_items(row["attachments"], change)
        await session.write(
            "erasing.say_clipping",
            id=row["id"],
            words=change(row["words"]),
            attachments=files,
        )
