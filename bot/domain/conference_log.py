"""What is typed while a press conference runs: promises, questions for later, notes."""

import re

from bot.domain.conference import LineKind
from bot.domain.values import Struct

_HEADS: dict[str, LineKind] = {
    "janji": LineKind.PROMISE,
    "promise": LineKind.PROMISE,
    "susulan": LineKind.FOLLOW_UP,
    "follow-up": LineKind.FOLLOW_UP,
    "follow up": LineKind.FOLLOW_UP,
    "sulit": LineKind.QUESTION,
    "hard": LineKind.QUESTION,
}
_HEAD = re.compile(rf"^\s*(?P<head>{'|'.join(_HEADS)})\s*[:：]\s*", re.IGNORECASE)
_WHEN = re.compile(
    r"[\s,;]*(?P<when>\b(?:(?:hari ini|besok|lusa|nanti|today|tomorrow)\s*,?\s*)?"
    r"(?:pukul|pkl\.?|jam|at|by|paling lambat(?: pukul)?)\s*"
    r"\d{1,2}[.:]\d{2}(?:\s*(?:WIB|WITA|WIT))?)\s*\.?\s*$",
    re.IGNORECASE,
)


class Typed(Struct, frozen=True):
    """One entry as it was typed, without what names its kind."""

    kind: LineKind
    text: str


def read_entry(text: str) -> Typed:
    """Tell what an entry is by its first word; everything else is a note."""
    match = _HEAD.match(text)
    if match is None:
        return Typed(LineKind.NOTE, text.strip())
    return Typed(_HEADS[match["head"].lower()], text[match.end() :].strip())


def promise_words(text: str) -> str:
    """Return a promise as "what; when": a time at its end is parted from it."""
    if ";" in text:
        return text
    match = _WHEN.search(text)
    if match is None:
        return text
    return f"{text[: match.start()].strip()}; {match['when'].strip()}"


class FollowUp(Struct, frozen=True):
    """A question that a journalist waits for: "outlet, question, deadline"."""

    outlet: str
    question: str
    deadline: str = ""


_DEADLINE = re.compile(
    r"(?:\d{1,2}[.:]\d{2}|\d+\s*(?:jam|menit|hours?|minutes?))", re.I
)


def read_follow_up(text: str) -> FollowUp | None:
    """Read the three parts; the deadline may be left out. None where one is missing."""
    outlet, _, rest = text.partition(",")
    question, _, last = rest.rpartition(",")
    if not (question.strip() and _DEADLINE.search(last)):
        question, last = rest, ""
    if not (_said(outlet) and _said(question)):
        return None
    return FollowUp(outlet.strip(), question.strip(), last.strip(" ."))


def _said(text: str) -> bool:
    return any(c.isalnum() for c in text)
