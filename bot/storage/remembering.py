"""What a session remembers of what it read, and which changes make it forget.

Units come one after another, and a session's notes live on only if it was kept; so
what is remembered is what the tables say (adr/0012).
"""

import itertools
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from typing import TypeVar

from bot.storage.session import Session
from bot.storage.sql import changed_tables, queries, read_tables

T = TypeVar("T")

#: The team, by user id, in the order of joining.
TEAM = "members.everyone"
#: What was said about open issues, and when the newest of these was reported.
SAID = "reports.said_when_open"
#: The issue that was opened last, as long as it has no report.
OPENED = "issues.add"
#: The quiet hours that members chose.
RESTING = "quiet.everyone"
#: Who is on leave.
ABSENT = "absences.noted"
#: Of each of these the one that was asked for last.
ISSUE, REPORTS, CLIMB = "issues.find", "reports.of_issue", "escalations.find"
#: The weekly shifts, and whether there is any shift at all.
SHIFTS, ROSTERED = "rosters.weekly", "rosters.any"

#: The war room.
ROOM = "rooms.office"

#: What is remembered -> the statements that read it.
READ_BY: Mapping[str, str] = {
    TEAM: TEAM,
    RESTING: RESTING,
    SAID: SAID,
    OPENED: SAID,
    ABSENT: ABSENT,
    ISSUE: ISSUE,
    REPORTS: REPORTS,
    CLIMB: CLIMB,
    SHIFTS: SHIFTS,
    ROSTERED: ROSTERED,
    ROOM: ROOM,
}

#: What these change is noted by `SqlIssues` and `SqlReports`, so it is not forgotten.
NOTED: frozenset[tuple[str, str]] = frozenset(
    itertools.product(("issues.add", "reports.add"), (SAID, OPENED))
)


@cache
def forgotten() -> Mapping[str, frozenset[str]]:
    """Return what each statement may make untrue: what is read from what it changes."""
    # What both engines say in the same words is looked at once.
    statements = {**queries("sqlite"), **queries("postgresql")}.items()
    own = [pair for pair in queries("sqlite").items() if pair not in statements]
    texts = dict(statements)
    read = {name: read_tables(texts[reader]) for name, reader in READ_BY.items()}
    found: dict[str, frozenset[str]] = {}
    for statement, text in (*own, *statements):
        changed = changed_tables(text)
        for name, tables in read.items():
            if changed & tables and (statement, name) not in NOTED:
                found[statement] = found.get(statement, frozenset()) | {name}
    return found


def forget(notes: dict[str, object], statement: str) -> None:
    """Forget what a statement may make untrue."""
    for name in forgotten().get(statement, ()):
        notes.pop(name, None)


async def recalled(
    session: Session, name: str, about: object, read: Callable[[], Awaitable[T]]
) -> T:
    """Return what was read before *about* the same, or read it and remember it."""
    known = session.notes.get(name)
    if known is not None and known[0] == about:
        remembered: T = known[1]
        return remembered
    value = await read()
    session.notes[name] = (about, value)
    return value
