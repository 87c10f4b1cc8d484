"""A message map: one question, three messages, three supports each (27/9/3)."""

import re
from collections.abc import Sequence
from datetime import datetime

from bot.domain.values import Struct, field, replace

#: Exactly so many messages, with so many supports each, and so many words together
#: (doctrine.md 0.18 and 2).
MESSAGES, SUPPORTS, WORDS = 3, 3, 27

#: A line that begins so is a support of the message above it.
_SUPPORT = re.compile(r"\s*[-–—•*·]\s*(?=\S)")

#: Numbers and letters that people put before what they list.
_LISTED = re.compile(r"\s*(?:\d{1,2}[.)]|[a-zA-Z][.)]|Pesan \d:|Message \d:)\s+")

#: F2, F-2, F-002: a fact of the issue.
_FACT = re.compile(r"(?<![\w-])[Ff]-?0*([1-9]\d{0,2})(?!\w)")

_WORD = re.compile(r"[^\W_]+(?:[-'’.,/][^\W_]+)*")


class Message(Struct, frozen=True):
    """One of the messages, and what it rests on."""

    text: str
    supports: tuple[str, ...] = ()


class MapText(Struct, frozen=True):
    """What was typed: the question it answers, "" for none, and the messages."""

    question: str = ""
    messages: tuple[Message, ...] = ()


class MessageMap(Struct, frozen=True):
    """A version of the map of an issue; it never changes."""

    issue_id: str
    by: int
    at: datetime
    said: MapText = field(default_factory=MapText)
    version: int = 0

    @property
    def messages(self) -> tuple[Message, ...]:
        """Return the messages."""
        return self.said.messages

    @property
    def complete(self) -> bool:
        """Tell whether there are exactly three: the guard of the meeting asks that."""
        return len(self.messages) == MESSAGES


def read_map(text: str) -> MapText | None:
    """Read a map typed in one message; None where a support has no message above it.

    A line is a message; under it, lines that begin with "-" are its supports. A first
    line that ends with a question mark is the question.
    """
    question, messages = "", list[Message]()
    for line in text.splitlines():
        support = _SUPPORT.match(line)
        said = _words_of(line[support.end() :] if support else line)
        if not said:
            continue
        if support:
            if not messages:
                return None
            messages[-1] = with_support(messages[-1], said)
        elif not messages and not question and said.endswith("?"):
            question = said
        else:
            messages.append(Message(said))
    return MapText(question, tuple(messages))


def _words_of(line: str) -> str:
    """Return what a line says; a sign alone says nothing."""
    said = " ".join(_LISTED.sub("", line, count=1).split())
    return said if any(c.isalnum() for c in said) else ""


def with_support(message: Message, said: str) -> Message:
    """Put one more support under a message."""
    return replace(message, supports=(*message.supports, said))


def typed(said: MapText) -> str:
    """Write a map as it would be typed: `read_map` reads it back."""
    lines = [said.question] if said.question else []
    for message in said.messages:
        lines += [message.text, *(f"- {one}" for one in message.supports)]
    return "\n".join(lines)


def facts_named(text: str) -> tuple[str, ...]:
    """Return the facts that a support names: "F2", however it is written."""
    return tuple(dict.fromkeys(f"F{match[1]}" for match in _FACT.finditer(text)))


def without_facts(text: str) -> str:
    """Return a support as the public would hear it: without numbers of facts."""
    bare = re.sub(r"[(\[]\s*[)\]]", "", _FACT.sub("", text))
    return " ".join(bare.split()).strip(" ,;")


def count_words(messages: Sequence[Message]) -> int:
    """Count the words of the messages together, without those of the supports."""
    return sum(len(_WORD.findall(without_facts(m.text))) for m in messages)
