"""Reading tasks as people write them: "what; who; until when", one or many."""

import re
from collections.abc import Mapping
from datetime import datetime

from bot.domain.as_of import Trouble
from bot.domain.due import read_due
from bot.domain.text import visible
from bot.domain.values import Struct, replace
from bot.domain.worktime import WorkTime

#: So many tasks come of one message; the rest stays in what was written.
MOST = 20

#: Who has no account is named in so many words; more of them are another task.
NAMED = 4

#: What begins an item of a list.
NUMBERED = re.compile(
    r"^\s*(?:\(?[0-9]{1,2}[.)]|[a-z][.)]|[-–—•*▪●✅☑️]+)\s+(?=\S)", re.I
)


class Entry(Struct, frozen=True):
    """A task as it was read; `owner` is a member, `outside` who has no account."""

    what: str
    owner: int | None = None
    outside: str = ""
    due: datetime | None = None
    trouble: Trouble | None = None

    @property
    def owned(self) -> bool:
        """Tell whether somebody is named."""
        return self.owner is not None or bool(self.outside)


class Reading(Struct, frozen=True):
    """What reading tasks depends on; `people` are names in small letters."""

    now: datetime
    work: WorkTime
    people: Mapping[str, int]


def read_entry(text: str, by: Reading) -> Entry:
    """Read "what; who; until when"; who and when may be left out or change places.

    Commas part it, too, where the last two say who and when: other commas belong to
    what is done. A time that cannot be is told as trouble.
    """
    parts = [part.strip() for part in text.split(";") if visible(part)]
    if len(parts) <= 1:
        parts = _between_commas(text, by)
    if len(parts) <= 1:
        return Entry(" ".join(text.replace(";", " ").split()))
    rest = parts[max(1, len(parts) - 2) :]
    entry = Entry("; ".join(parts[: len(parts) - len(rest)]))
    for part in rest:
        entry = _with(entry, part, by)
    return entry


def _between_commas(text: str, by: Reading) -> list[str]:
    """Return what, who and when where commas part them, else nothing."""
    *what, one, other = ["", "", *(part.strip() for part in text.split(","))]
    for who, when in ((one, other), (other, one)):
        if any(what) and _names(who, by) and read_due(when, by.now, by.work).said:
            return [", ".join(part for part in what if part), who, when]
    return []


def _names(part: str, by: Reading) -> bool:
    """Tell whether a part names a member, or an agency by its capitals ("BPBD")."""
    words = part.split()
    agency = any(word.isupper() and len(word) > 1 for word in words)
    timed = read_due(part, by.now, by.work).said
    return _plain(part) in by.people or (agency and len(words) <= NAMED and not timed)


def _with(entry: Entry, part: str, by: Reading) -> Entry:
    """Take a part as the time where it reads as one, else as who does it."""
    member = by.people.get(_plain(part))
    due = read_due(part, by.now, by.work)
    if member is None and due.said and entry.due is None and entry.trouble is None:
        return replace(entry, due=due.at, trouble=due.trouble)
    if entry.owned:
        return replace(entry, trouble=entry.trouble or Trouble.TIME)
    if member is None:
        return replace(entry, outside=" ".join(part.split()))
    return replace(entry, owner=member)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .,:()")


def read_lines(text: str, by: Reading) -> list[Entry]:
    """Read one task from each line that says something."""
    lines = [line for line in text.splitlines() if visible(line)]
    return [read_entry(NUMBERED.sub("", line), by) for line in lines[:MOST]]
