"""Splitting what somebody above asked for (arahan, disposisi) into tasks."""

import re
from collections.abc import Mapping

from bot.domain.due import read_due
from bot.domain.task_reading import MOST, NAMED, NUMBERED, Entry, Reading, read_entry
from bot.domain.text import visible

#: A number within a line begins an item only behind the end of another.
_INLINE = re.compile(r"(?:(?<=^)|(?<=[.;,:\s]))\(?[0-9]{1,2}[.)]\s+(?=\S)")
_NO_WORD = re.compile(r"[^\w]+")
#: A name is at least so long; a list within one line has at least two numbers.
_NAME, _LISTED = 3, 2


def read_directive(text: str, by: Reading) -> list[Entry]:
    """Split what somebody above asked for into proposals, at most `MOST`.

    Numbers and marks begin an item, wherever they stand; without them each line is
    one, or each part between semicolons. What comes before the first number, and
    words like a greeting's, are no task. Nothing is taken as certain.
    """
    items = [" ".join(item.split()) for item in _items(text)]
    return [_proposal(item, by) for item in items if visible(item)][:MOST]


def _items(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if visible(line)]
    if any(NUMBERED.match(line) for line in lines):
        return _numbered(lines)
    if len(lines) > 1:
        return [line for line in lines if not _greeting(line)] or lines
    [line] = lines or [""]
    inline = [part.strip(" ;,") for part in _INLINE.split(line)]
    if len(inline) > _LISTED:
        return inline[1:]
    return [part for part in line.split(";") if visible(part)]


def _numbered(lines: list[str]) -> list[str]:
    """Let each number begin an item; lines without one go on with the last."""
    items: list[str] = []
    for line in lines:
        if NUMBERED.match(line):
            items.append(NUMBERED.sub("", line))
        elif items:
            items[-1] = f"{items[-1]} {line}"
    return items


_GREETINGS = re.compile(
    r"^\W*(?:yth|kepada|assalamu|wa'?alaikum|selamat\s+(?:pagi|siang|sore|malam)"
    r"|baik|siap|ok(?:e|ay)?|terima\s*kasih|trims|mohon\s+(?:segera\s+)?"
    r"(?:ditindaklanjuti|dilaksanakan)|arahan|disposisi|catatan|dear|good\s+\w+"
    r"|thanks?|thank\s+you)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def _greeting(line: str) -> bool:
    return bool(_GREETINGS.match(line.strip()))


def _proposal(item: str, by: Reading) -> Entry:
    """Read who and when out of an item, which keeps all its words."""
    if ";" in item:
        entry = read_entry(item, by)
        named = len(entry.outside.split()) <= NAMED
        if entry.due is not None and named:
            return entry
    due = read_due(item, by.now, by.work)
    return Entry(item.strip(" ;"), _mentioned(item, by.people), due=due.at)


def _mentioned(text: str, people: Mapping[str, int]) -> int | None:
    """Return the member who is named first; short names are words like others."""
    words = f" {_NO_WORD.sub(' ', text.casefold())} "
    found = [
        (words.find(f" {name} "), who)
        for name, who in people.items()
        if len(name) >= _NAME and f" {name} " in words
    ]
    return min(found)[1] if found else None
