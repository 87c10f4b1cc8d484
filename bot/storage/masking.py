"""Puts a pseudonym in place of a name: in letters, in updates, in what they said."""

from collections.abc import Collection, Mapping
from functools import partial

from bot.domain.rights import Person
from bot.storage.citizen_inputs import mask_inputs
from bot.storage.masking_books import mask_books
from bot.storage.masking_plans import mask_plans
from bot.storage.masking_reasons import mask_reasons
from bot.storage.masking_rosters import mask_rosters
from bot.storage.masking_speaking import mask_speaking
from bot.storage.masking_tasks import mask_tasks
from bot.storage.naming import (
    Change,
    in_items,
    in_letter,
    is_telling,
    names_of,
    searches,
    without,
)
from bot.storage.press_masking import mask_press
from bot.storage.protected_names import mask_protected
from bot.storage.session import Row, Session
from bot.storage.shared_words import mask_shared_words

#: So many letters are looked at in one go.
PAGE = 500

#: What stands in place of a number or a position.
GONE = "…"

#: Columns of a letter that hold keys and codes, and those that hold all of it.
_CODES = ("key", "edits", "parent", "target", "guard", "slot")
_BODIES = ("body", "afterwards")


async def mask(session: Session, person: Person, name: str) -> None:
    """Mask a member everywhere but in what was submitted, and in others' reports."""
    found = await session.rows("members.find", user_id=person.user_id)
    if not found:
        return
    words = await _words(session, found[0], name)
    shown = partial(without, instead=words)
    await rewrite_letters(session, words, shown, _as_it_is)
    for some in searches(words):
        await session.write("erasing.named_updates", **some)
    telling = {word: by for word, by in words.items() if is_telling(word)}
    await _mask_reports(session, person, telling)
    await _mask_issues(session, person, telling)
    await _mask_facts(session, person, telling)
    await mask_inputs(session, person, telling)
    await mask_plans(session, telling)
    await mask_speaking(session, telling)
    await mask_protected(session, telling)
    await mask_tasks(session, telling)
    await mask_shared_words(session, telling)
    await mask_reasons(session, telling)
    await mask_press(session, person, telling)
    await mask_books(session, person, telling)
    await mask_rosters(session, telling)
    await session.write("erasing.mask_member", user_id=person.user_id, name=name)


def _as_it_is(code: str) -> str:
    return code


async def _words(session: Session, member: Row, name: str) -> dict[str, str]:
    """Return what tells who it is, and what is said instead."""
    user_id = member["user_id"]
    rows = await session.rows("erasing.profiles", user_id=user_id)
    told = names_of((row["payload"] for row in rows), user_id)
    words = {word: name for word in told if is_telling(word)}
    words |= {member["name"]: name, f"{member['name']} ({member['position']})": name}
    hidden = (member["phone"], member["position"])
    return words | {word: GONE for word in hidden if is_telling(word)}


async def rewrite_letters(
    session: Session, wanted: Collection[str], shown: Change, codes: Change
) -> None:
    """Say every letter again in which something of *wanted* stands."""
    for some in searches(wanted):
        after = ""
        while rows := await session.rows(
            "erasing.named_letters", after=after, limit=PAGE, **some
        ):
            for row in rows:
                await _rewrite(session, row, shown, codes)
            after = rows[-1]["id"]


async def _rewrite(session: Session, row: Row, shown: Change, codes: Change) -> None:
    said = {column: codes(row[column]) for column in _CODES}
    said |= {column: in_letter(row[column], shown, codes) for column in _BODIES}
    if any(said[column] != row[column] for column in said):
        await session.write("erasing.rewrite_letter", id=row["id"], **said)


async def _mask_reports(
    session: Session, person: Person, words: Mapping[str, str]
) -> None:
    change = partial(without, instead=words)
    for row in await session.rows("erasing.said", user_id=person.user_id):
        await session.write(
            "erasing.say_again",
            id=row["id"],
            text=change(row["text"]),
            attachments=in_items(row["attachments"], change),
            forwarded_from=change(row["forwarded_from"]),
        )
    for row in await session.rows("erasing.said_before", user_id=person.user_id):
        await session.write(
            "erasing.say_before",
            report_id=row["report_id"],
            version=row["version"],
            text=change(row["text"]),
            attachments=in_items(row["attachments"], change),
        )


async def _mask_issues(
    session: Session, person: Person, words: Mapping[str, str]
) -> None:
    columns = ("title", "place", "happened", "source")
    for row in await session.rows("erasing.titles", user_id=person.user_id):
        said = {column: without(row[column], words) for column in columns}
        await session.write("erasing.call_again", id=row["id"], **said)


async def _mask_facts(
    session: Session, person: Person, words: Mapping[str, str]
) -> None:
    """Mask who it is in facts: the word of a data owner is named by the position."""
    change = partial(without, instead=words)
    for row in await session.rows(
        "erasing.said_facts", user_id=person.user_id, some=f"%,{person.user_id}]%"
    ):
        said = {column: change(row[column]) for column in ("text", "metric", "place")}
        sources = in_items(row["sources"], change)
        await session.write("erasing.say_fact", id=row["id"], sources=sources, **said)
