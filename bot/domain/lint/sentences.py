"""Taking a text apart: its paragraphs, sentences and words, with their places."""

import re
from functools import lru_cache

from bot.domain.values import Struct

#: A full stop of these ends no sentence; asked behind it, where one stands.
_SHORT_FORMS = (
    "No", "no", "Jl", "Dr", "dr", "Tgl", "tgl", "pkl", "Mr", "Ms", "St", "[A-Z]",
)  # fmt: skip
_SHORT = "".join(rf"(?<!\b{short}[.])" for short in _SHORT_FORMS)
_END = re.compile(rf"(?:[.]{_SHORT}|[!?…])[\"”’)]*(?=\s+|$)|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


class Sentence(Struct, frozen=True):
    """A sentence and where it begins in the text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.start + len(self.text)


#: Texts whose sentences are remembered: every rule asks for those of the one in hand.
AT_ONCE = 8


@lru_cache(AT_ONCE)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text; a line break ends one, too."""
    found, start = [], 0
    for match in _END.finditer(text):
        found.append(_trimmed(text, start, match.end()))
        start = match.end()
    found.append(_trimmed(text, start, len(text)))
    return tuple(one for one in found if _WORD.search(one.text))


def _trimmed(text: str, start: int, end: int) -> Sentence:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Sentence(piece.strip(), start + lead)


def around(text: str, place: int) -> Sentence:
    """Return the sentence that holds a place of the text."""
    every = sentences(text)
    return next((one for one in every if one.start <= place < one.end), Sentence("", 0))


def words(text: str) -> list[str]:
    """Return the words of a text, without numbers."""
    return _WORD.findall(text)


def counted(text: str) -> int:
    """Count words as people do: what blanks part, with at least one letter or digit."""
    return sum(any(c.isalnum() for c in part) for part in text.split())
