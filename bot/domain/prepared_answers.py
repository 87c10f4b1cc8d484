"""Prepared answers (D6) as the text holds them: "T: …", "J: …", and back."""

import re
from collections.abc import Iterable
from enum import StrEnum

from bot.domain.values import Struct

#: An answer is spoken in 45 seconds (doctrine.md 5.2, D6).
WORDS = 100


class Standing(StrEnum):
    """Whether a question is answered, answered later, or cannot be answered."""

    ANSWER = "answer"
    LATER = "later"
    CANNOT = "cannot"


class Prepared(Struct, frozen=True):
    """A question and what is said to it; `bridge` leads back to our message.

    `said` has the mark and the reason of what is not answered now in it.
    """

    question: str
    said: str = ""
    standing: Standing = Standing.ANSWER
    bridge: str = ""


class _Marks(Struct, frozen=True):
    question: str
    answer: str
    bridge: str
    later: str
    cannot: str


_MARKS = {
    "id": _Marks("T", "J", "Jembatan", "[tunda]", "[tidak dapat]"),
    "en": _Marks("Q", "A", "Bridge", "[later]", "[cannot]"),
}
_QUESTION = re.compile(r"^\s*(?:T|Q|Tanya|Question)\s*:\s*(?P<said>.+)$", re.I)
_ANSWER = re.compile(r"^\s*(?:J|A|Jawab|Answer)\s*:\s*(?P<said>.*)$", re.I)
_BRIDGE = re.compile(r"^\s*(?:Jembatan|Bridge)\s*:\s*(?P<said>.*)$", re.I)
_STANDING = re.compile(
    r"^\[(?P<word>tunda|tidak dapat|later|cannot)[^\]]*\]\s*", re.IGNORECASE
)


def read_prepared(text: str) -> list[Prepared]:
    """Read what a D6 holds; lines before the first question are left out."""
    found: list[Prepared] = []
    question, lines = "", list[str]()
    for line in text.splitlines():
        if asked := _QUESTION.match(line):
            found += _prepared(question, lines)
            question, lines = asked["said"].strip(), []
        elif line.strip():
            lines.append(line.strip())
    return found + _prepared(question, lines)


def _prepared(question: str, lines: list[str]) -> list[Prepared]:
    if not question:
        return []
    said, bridge = list[str](), ""
    for line in lines:
        if led := _BRIDGE.match(line):
            bridge = led["said"].strip()
        else:
            answer = _ANSWER.match(line)
            said.append(answer["said"].strip() if answer else line)
    words = " ".join(part for part in said if part)
    marked = _STANDING.match(words)
    return [Prepared(question, words[marked.end() :] if marked else words,
                     _standing(marked["word"] if marked else ""), bridge)]  # fmt: skip


def _standing(word: str) -> Standing:
    named = {"tunda": Standing.LATER, "later": Standing.LATER,
             "tidak dapat": Standing.CANNOT, "cannot": Standing.CANNOT}  # fmt: skip
    return named.get(word.lower(), Standing.ANSWER)


def write_prepared(answers: Iterable[Prepared], locale: str) -> str:
    """Write answers as the text of a D6 in its language."""
    return "\n\n".join(_block(one, _MARKS[locale]) for one in answers)


def _block(one: Prepared, marks: _Marks) -> str:
    mark = {Standing.LATER: f"{marks.later} ", Standing.CANNOT: f"{marks.cannot} "}
    said = f"{mark.get(one.standing, '')}{one.said}"
    lines = [f"{marks.question}: {one.question}", f"{marks.answer}: {said}"]
    if one.bridge:
        lines.append(f"{marks.bridge}: {one.bridge}")
    return "\n".join(lines)


def split_bridge(text: str) -> tuple[str, str]:
    """Part what was typed into the answer and the line that leads back."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    bridges = [led["said"].strip() for line in lines if (led := _BRIDGE.match(line))]
    said = " ".join(line for line in lines if not _BRIDGE.match(line))
    return said, bridges[-1] if bridges else ""


def word_count(text: str) -> int:
    """Return how many words are spoken."""
    return len([word for word in text.split() if any(c.isalnum() for c in word)])


def put(answers: list[Prepared], one: Prepared) -> list[Prepared]:
    """Put an answer in the place of the older one to the same question, or last."""
    same = [n for n, old in enumerate(answers) if alike(old.question, one.question)]
    if not same:
        return [*answers, one]
    return [one if n == same[0] else old for n, old in enumerate(answers)]


def alike(one: str, other: str) -> bool:
    """Tell whether two questions are the same words."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
