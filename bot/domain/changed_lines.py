"""What changed between two texts, as lines that a phone can show."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n+")


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One sentence or line that was added, or else taken out."""

    added: bool
    text: str


def changed_lines(old: str, new: str) -> list[ChangedLine]:
    """Return what *new* takes out of *old* and adds to it, in the order of the text."""
    before, after = _lines(old), _lines(new)
    found = []
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found += [ChangedLine(False, line) for line in before[a:b]]
            found += [ChangedLine(True, line) for line in after[c:d]]
    return found


def _lines(text: str) -> list[str]:
    parts = (" ".join(part.split()) for part in _SENTENCE.split(text))
    return [part for part in parts if part]
