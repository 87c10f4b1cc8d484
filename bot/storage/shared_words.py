"""Masks who it is in what many wrote together: situation reports, minutes, roles."""

from collections.abc import Mapping
from functools import partial

from bot.storage.naming import without
from bot.storage.session import Session

#: Where something may stand of anybody: how it is found, how it is said again, which
#: columns name the row, and which hold words.
SHARED: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "erasing.said_sitreps",
        "erasing.say_sitrep",
        ("id",),
        ("summary", "requests", "words"),
    ),
    ("erasing.said_musters", "erasing.say_muster", ("id",), ("place",)),
    (
        "erasing.said_musterings",
        "erasing.say_mustering",
        ("muster_id", "user_id"),
        ("said",),
    ),
    ("erasing.said_meetings", "erasing.say_meeting", ("id",), ("place", "agenda")),
    (
        "erasing.said_guests",
        "erasing.say_guest",
        ("meeting_id", "number"),
        ("name", "said"),
    ),
    ("erasing.said_roles", "erasing.say_role", ("id",), ("note", "reason")),
    ("erasing.said_lines", "erasing.say_line", ("meeting_id", "number"), ("words",)),
    (
        "erasing.said_conferences",
        "erasing.say_conference",
        ("id",),
        ("place", "topic", "speakers"),
    ),
    (
        "erasing.said_conference_lines",
        "erasing.say_conference_line",
        ("conference_id", "number"),
        ("words",),
    ),
)


async def mask_shared_words(session: Session, words: Mapping[str, str]) -> None:
    """Say again every row in which a word stands that tells who it is."""
    change = partial(without, instead=words)
    for found, again, keys, columns in SHARED:
        for word in words:
            for row in await session.rows(found, some=f"%{word}%"):
                said = {name: change(row[name]) for name in columns}
                named = {name: row[name] for name in keys}
                await session.write(again, **named, **said)
