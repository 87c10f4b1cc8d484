"""Puts a pseudonym in place of a name in the registers of an issue."""

from collections.abc import Mapping
from functools import partial

from bot.domain.rights import Person
from bot.storage.naming import in_items, without
from bot.storage.session import Session

#: Columns in which people wrote something, and those that hold files.
_RUMOUR_WORDS = ("text", "url", "origin", "proof", "published")
_RUMOUR_FILES = ("attachments", "proofs")
_PROMISE_WORDS = ("text", "link", "reason")


async def mask_books(
    session: Session, person: Person, words: Mapping[str, str]
) -> None:
    """Mask who it is in rumours and promises in which they had a hand."""
    change = partial(without, instead=words)
    for row in await session.rows("erasing.said_rumours", user_id=person.user_id):
        said = {name: change(row[name]) for name in _RUMOUR_WORDS}
        files = {name: in_items(row[name], change) for name in _RUMOUR_FILES}
        await session.write("erasing.say_rumour", id=row["id"], **said, **files)
    for row in await session.rows("erasing.said_promises", user_id=person.user_id):
        said = {name: change(row[name]) for name in _PROMISE_WORDS}
        await session.write("erasing.say_promise", id=row["id"], **said)
