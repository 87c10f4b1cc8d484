"""The words that rules look for, by name and language (data/playbook/words.*.toml)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from bot.domain.values import Struct

#: What Indonesian hangs on to a word without making it another: "pelakunya".
CLITICS = ("nya", "lah", "kah", "pun")
_CLITIC = rf"(?:{'|'.join(CLITICS)})?"

_TOKEN = re.compile(r"\w+")


class _Ready(NamedTuple):
    """A list made ready; its phrases are only looked for where one can begin."""

    begin: frozenset[str]
    every: re.Pattern[str]
    patterns: re.Pattern[str] | None
    hidden: re.Pattern[str] | None


class WordList(Struct, frozen=True):
    """Phrases and patterns that count, and the surroundings in which they do not.

    A phrase stands for itself as whole words, whatever blanks lie between them; what
    hangs on to its last word ("-nya") does not count.
    """

    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()

    def compiled(self) -> _Ready:
        """Return what to look for, and what hides it; re.error for a bad pattern."""
        firsts = (_TOKEN.search(one.casefold()) for one in self.phrases)
        return _Ready(
            frozenset(found.group() for found in firsts if found),
            _any([*_phrases(self.phrases), *self.patterns]),
            _any(self.patterns) if self.patterns else None,
            _any(_phrases(self.excepted)) if self.excepted else None,
        )


# Every rule asks for the words of the text and of the sentences in hand.
@lru_cache(512)
def _tokens(text: str) -> frozenset[str]:
    """Return the words of a text, with and without what hangs on to them."""
    bare = set(_TOKEN.findall(text.casefold()))
    hung = [word for word in bare if word.endswith(CLITICS)]
    return frozenset([*bare, *(word[:-3] for word in hung)])


def _phrases(every: Sequence[str]) -> list[str]:
    """Return one pattern for all phrases: the longest first, as whole words."""
    longest = sorted((one.split() for one in every), key=len, reverse=True)
    joined = "|".join(r"\s+".join(map(re.escape, parts)) for parts in longest if parts)
    return [rf"(?<!\w)(?:{joined}){_CLITIC}(?!\w)"] if joined else []


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{one})" for one in patterns) or r"(?!)"
    return re.compile(joined, re.IGNORECASE)


@dataclass(frozen=True)
class Lexicon:
    """The lists of one language, each made ready when a rule first asks for it."""

    lists: Mapping[str, WordList]
    _ready: dict[str, _Ready] = field(default_factory=dict, compare=False, repr=False)

    def find(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """Yield where words of a list stand, in their order; KeyError if unknown."""
        if name not in self._ready:
            self._ready[name] = self.lists[name].compiled()
        ready = self._ready[name]
        absent = ready.begin.isdisjoint(_tokens(text))
        wanted = ready.patterns if absent else ready.every
        if wanted is None or not (found := list(wanted.finditer(text))):
            return
        hidden = ready.hidden
        spans = [one.span() for one in hidden.finditer(text)] if hidden else []
        for match in found:
            start, end = match.span()
            if not any(first < end and start < last for first, last in spans):
                yield match

    def has(self, name: str, text: str) -> bool:
        """Tell whether any word of a list stands in a text."""
        return next(self.find(name, text), None) is not None
