"""Reading what is sent into the minutes: notes, decisions, other opinions."""

import re

from bot.domain.meeting import LineKind
from bot.domain.text import visible
from bot.domain.values import Struct

_DECISION = re.compile(
    r"^\s*(?:ke)?putusan\s*:\s*|^\s*decision\s*:\s*|^\s*decided\s*:\s*", re.IGNORECASE
)
_DISSENT = re.compile(
    r"^\s*(?:per)?beda(?:an)?(?: pendapat)?\s*:\s*|^\s*(?:dissent|differs?)\s*:\s*",
    re.IGNORECASE,
)

#: Words that say that there is no other opinion.
_NONE = re.compile(r"\s*(?:nihil|tidak ada|none|-)\s*\.?\s*", re.IGNORECASE)


class Said(Struct, frozen=True):
    """One thing that was said. `none`: there was no other opinion."""

    kind: LineKind
    text: str
    none: bool = False


def read_minutes(text: str) -> list[Said]:
    """Take a message apart: a line that begins with a word of ours is its own thing.

    Other lines that follow each other are one note.
    """
    found: list[Said] = []
    for line in text.splitlines():
        if not visible(line):
            continue
        said = _read(line)
        before = found[-1] if found else None
        both_notes = before and before.kind is said.kind is LineKind.NOTE
        if before and both_notes:
            found[-1] = Said(LineKind.NOTE, f"{before.text}\n{said.text}")
        else:
            found.append(said)
    return [one for one in found if visible(one.text)]


def _read(line: str) -> Said:
    if _DECISION.match(line):
        return Said(LineKind.DECISION, _DECISION.sub("", line).strip())
    if _DISSENT.match(line):
        words = _DISSENT.sub("", line).strip()
        return Said(LineKind.DISSENT, words, none=bool(_NONE.fullmatch(words)))
    return Said(LineKind.NOTE, line.strip())
