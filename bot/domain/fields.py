"""What a document is made of: the fields of each kind, and how answers stand in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.document import Document, Form

#: A sentence that ends so needs no full stop; a quotation mark may follow.
_ENDS = (".", "!", "?", "…")
_CLOSING = "\"'”’)"


class Shape(StrEnum):
    """How an answer stands in the text."""

    PHRASE = "phrase"
    SENTENCE = "sentence"
    TIME = "time"


class Prefill(StrEnum):
    """What a field is filled with before anybody is asked: the office's own words.

    Words of a report are not among them: nobody has verified those (doctrine.md, U-03).
    """

    EMPATHY = "empathy"
    RECEIVED = "received"
    UNKNOWN = "unknown"
    CHANNELS = "channels"
    CONTACTS = "contacts"


class Quote(StrEnum):
    """Which words of the report the writer is shown beside a question."""

    TITLE = "title"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class FieldRule:
    """One field; *limit* is counted as Telegram counts, in UTF-16 units."""

    name: str
    limit: int
    shape: Shape = Shape.SENTENCE
    prefill: Prefill | None = None
    quotes: Quote | None = None
    required: bool = True

    def fits(self, text: str) -> bool:
        """Tell whether an answer is short enough."""
        return length(text) <= self.limit

    def shaped(self, answer: str) -> str:
        """Return an answer as it stands in the text: a sentence begins and ends."""
        if self.shape is Shape.PHRASE:
            return " ".join(answer.split()).rstrip(" .;,")
        text = answer.strip()
        text = text[:1].upper() + text[1:] if text[1:2].islower() else text
        ended = not text or text.rstrip(_CLOSING).endswith(_ENDS)
        return text if ended else f"{text}."


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind of document; *code* is its number in doctrine.md 5.2.

    *lint* names the profile that the text will be checked with.
    """

    name: str
    code: str
    lint: str
    forms: Mapping[Form, tuple[FieldRule, ...]]


@dataclass(frozen=True, slots=True)
class Documents:
    """The kinds that can be written, by name (templates/documents.toml)."""

    kinds: Mapping[str, DocumentKind] = field(default_factory=dict)

    def rules(self, document: Document) -> tuple[FieldRule, ...]:
        """Return the fields of a document, in their order."""
        return self.kinds[document.kind].forms[document.form]

    def rule(self, document: Document, name: str) -> FieldRule:
        """Return one field; KeyError if the document has none of this name."""
        return {rule.name: rule for rule in self.rules(document)}[name]


def length(text: str) -> int:
    """Return the length that Telegram counts."""
    return len(text.encode("utf-16-le")) // 2
