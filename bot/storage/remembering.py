"""What a session remembers of what it read, and which changes make it forget.

Units come one after another, and a session's notes live on only if it was kept; so
what is remembered is what the tables say (adr/0012).
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from bot.storage.session import Session

T = TypeVar("T")

#: The team, by user id, in the order of joining.
TEAM = "members.everyone"
#: What was said about open issues, and when the newest of these was reported.
SAID = "reports.said_when_open"
#: The issue that was opened last, as long as it has no report.
OPENED = "issues.add"
#: Of each of these the one that was asked for last.
ISSUE, REPORTS, CLIMB = "issues.find", "reports.of_issue", "escalations.find"

#: Statement -> what it may make untrue.
FORGETS: Mapping[str, tuple[str, ...]] = {
    "members.save": (TEAM,),
    "issues.add": (ISSUE,),
    "issues.save": (ISSUE, SAID),
    "reports.add": (REPORTS,),
    "reports.change": (REPORTS, SAID),
    "reports.assign": (REPORTS, SAID, OPENED),
    "reports.move": (REPORTS, SAID, OPENED),
    "escalations.stop_older": (CLIMB,),
    "escalations.save": (CLIMB,),
}

#: These change what was said, too; `SqlReports` and `SqlIssues` note how.
ADDS_TO: Mapping[str, str] = {"issues.add": SAID, "reports.add": SAID}


def forget(notes: dict[str, object], statement: str) -> None:
    """Forget what a statement may make untrue."""
    for name in FORGETS.get(statement, ()):
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
