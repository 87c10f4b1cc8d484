"""What a document is made of: its fields, and how answers stand in it."""

import re
from enum import StrEnum

from bot.domain.values import Struct

#: A sentence that ends so needs no full stop; a quotation mark may follow.
_ENDS = (".", "!", "?", "…")
_CLOSING = "\"'”’)"

#: What people put before an entry of a list, and between paragraphs.
_BULLET = re.compile(r"^\s*(?:[-–—•*]|\d{1,2}[.)])\s+")
_BLANK = re.compile(r"\n\s*\n")

#: A line of so many words is a sentence.
_PROSE = 4


class Shape(StrEnum):
    """How an answer stands in the text.

    A phrase is a part of a sentence; `TEXT` has paragraphs, `LINES` an entry a line. A
    `MOMENT` is a day and a time, a `TIME` the next time of that name. A `THREAD` has
    paragraphs, too, and comes in the parts of its platform.
    """

    PHRASE = "phrase"
    SENTENCE = "sentence"
    TEXT = "text"
    LINES = "lines"
    TIME = "time"
    MOMENT = "moment"
    CHOICE = "choice"
    THREAD = "thread"


#: Answers that are kept as a moment, in UTC with its zone.
MOMENTS = frozenset({Shape.TIME, Shape.MOMENT})


class Prefill(StrEnum):
    """What a field is filled with before anybody is asked: the office's own words.

    Words of a report are not among them: nobody has verified those (doctrine.md, U-03).
    """

    EMPATHY = "empathy"
    RECEIVED = "received"
    UNKNOWN = "unknown"
    CHANNELS = "channels"
    CONTACTS = "contacts"
    TO_LIAISON = "to_liaison"
    COMMENTS = "comments"
    REPLY_REQUEST = "reply_request"
    PDP_AUTHORITY = "pdp_authority"
    SORRY = "sorry"
    OLD_TEXT = "old_text"
    SITE = "site"
    ANNOUNCER = "announcer"
    ANNOUNCE_WAY = "announce_way"
    THANKS = "thanks"
    KEPT_PROMISES = "kept_promises"


class Quote(StrEnum):
    """Which words of the report the writer is shown beside a question."""

    TITLE = "title"
    PLACE = "place"


class FieldRule(Struct, frozen=True):
    """One field; *limit* is counted as Telegram counts, in UTF-16 units.

    `ready` are codes of answers that one tap gives.
    """

    name: str
    limit: int
    shape: Shape = Shape.SENTENCE
    prefill: Prefill | None = None
    quotes: Quote | None = None
    required: bool = True
    choices: tuple[str, ...] = ()
    ready: tuple[str, ...] = ()

    def fits(self, text: str) -> bool:
        """Tell whether an answer is short enough."""
        return length(text) <= self.limit

    def shaped(self, answer: str) -> str:
        """Return an answer as it stands in the text: a sentence begins and ends."""
        if self.shape is Shape.PHRASE:
            return " ".join(answer.split()).rstrip(" .;,")
        if self.shape is Shape.LINES:
            return "\n".join(f"– {line}" for line in lines_of(answer))
        if self.shape is Shape.THREAD:
            return "\n\n".join(paragraphs_of(answer))
        if self.shape is Shape.TEXT:
            return "\n\n".join(map(_finished, paragraphs_of(answer)))
        text = answer.strip()
        text = text[:1].upper() + text[1:] if text[1:2].islower() else text
        ended = not text or text.rstrip(_CLOSING).endswith(_ENDS)
        return text if ended else f"{text}."


def _finished(paragraph: str) -> str:
    """End prose with a full stop; short lines and addresses have none."""
    words = paragraph.split()
    prose = len(words) >= _PROSE and "\n" not in paragraph and "://" not in words[-1]
    return f"{paragraph}." if prose and words[-1][-1].isalnum() else paragraph


def lines_of(answer: str) -> list[str]:
    """Return the entries of an answer: its lines, without marks of a list."""
    lines = (_BULLET.sub("", line).strip() for line in answer.splitlines())
    return [line for line in lines if line]


def paragraphs_of(answer: str) -> list[str]:
    """Return the paragraphs of an answer; a blank line parts them."""
    parts = (" ".join(part.split(" ")).strip() for part in _BLANK.split(answer.strip()))
    return [part for part in parts if part]


def length(text: str) -> int:
    """Return the length that Telegram counts."""
    return len(text.encode("utf-16-le")) // 2
