"""The named statements, and what the engine has to know of each before it runs."""

from functools import cache
from typing import NamedTuple

from bot.storage.sql import only_reads, queries

#: These read a whole table; the event loop does not wait for them.
LONG_SUBJECTS = frozenset({"audit", "integrity", "erasing", "exporting", "forgetting"})


class Prepared(NamedTuple):
    """A statement: whether it only reads, and whether it may take long."""

    text: str
    reads: bool
    long: bool


@cache
def prepared() -> dict[str, Prepared]:
    """Return every statement by its name; they are read once for all engines."""
    return {
        name: Prepared(text, only_reads(text), name.partition(".")[0] in LONG_SUBJECTS)
        for name, text in queries("sqlite").items()
    }
