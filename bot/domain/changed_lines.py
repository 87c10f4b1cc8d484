"""What changed between two texts, as lines that a phone can show."""

import re
from difflib import SequenceMatcher
from itertools import takewhile

from bot.domain.values import Struct

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n+")

#: So many characters before a change are shown: a phone cuts a line at about 110.
LEAD = 40


class ChangedLine(Struct, frozen=True):
    """One sentence or line that was added, or else taken out."""

    added: bool
    text: str


def changed_lines(old: str, new: str) -> list[ChangedLine]:
    """Return what *new* takes out of *old* and adds to it, in the order of the text.

    A long sentence that changed late begins shortly before the change.
    """
    before, after = _lines(old), _lines(new)
    found = []
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            gone, came = _near(before[a:b], after[c:d])
            found += [ChangedLine(False, line) for line in gone]
            found += [ChangedLine(True, line) for line in came]
    return found


def _near(gone: list[str], came: list[str]) -> tuple[list[str], list[str]]:
    """Leave out what two versions of a sentence begin with, where that is long."""
    if len(gone) != len(came):
        return gone, came
    for place in range(len(gone)):
        same = _alike(gone[place], came[place])
        start = gone[place].rfind(" ", 0, max(0, same - LEAD)) + 1
        if start > LEAD:
            gone[place] = "…" + gone[place][start:]
            came[place] = "…" + came[place][start:]
    return gone, came


def _alike(one: str, other: str) -> int:
    """Count the letters with which both begin."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _lines(text: str) -> list[str]:
    parts = (" ".join(part.split()) for part in _SENTENCE.split(text))
    return [part for part in parts if part]
