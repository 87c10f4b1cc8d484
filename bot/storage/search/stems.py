"""From texts to stems: Indonesian endings and beginnings taken off, nothing else."""

import re
import sys
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

#: Letters and digits; a sign of any kind is a gap.
_WORD = re.compile(r"[^\W_]+")

#: A word is cut at this length: what is longer is none.
LONGEST = 40

#: Words shorter than this are too many to be spelled nearly alike.
FORGIVEN = 4

#: From this length on, two slips are forgiven.
TWICE_FORGIVEN = 8

#: A text longer than this is searched by its beginning, in words.
MOST_WORDS = 4000


@cache
def _stemmer() -> Any:
    """Return the stemmer of Indonesian, without the thirty other languages.

    The package loads them all, 3 MiB. So it stands there unread while ours is loaded.
    """
    name = "snowballstemmer"
    spec = find_spec(name)
    if spec is None:
        raise ModuleNotFoundError(name)
    loaded = sys.modules.get(name)
    sys.modules[name] = loaded or module_from_spec(spec)
    try:
        return import_module(f"{name}.indonesian_stemmer").IndonesianStemmer()
    finally:
        if loaded is None:
            del sys.modules[name]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of one word in small letters."""
    return str(_stemmer().stemWord(word)) if word.isascii() else word


def plain_words(text: str) -> list[str]:
    """Return the words of a text in their order: small letters, no accents."""
    small = text.lower()
    found = _WORD.findall(small if small.isascii() else _without_accents(small))
    return [word[:LONGEST] for word in found[:MOST_WORDS]]


def _without_accents(text: str) -> str:
    flat = unicodedata.normalize("NFKD", text)
    flat = "".join(c for c in flat if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", flat)


def stems(words: Iterable[str]) -> list[str]:
    """Return the stems of words, each once, in their order."""
    return list(dict.fromkeys(map(stem, words)))


def shorter(words: Iterable[str]) -> set[str]:
    """Return each word as it is, and without any one of its letters."""
    return {
        left
        for word in words
        for left in (word, *(word[:i] + word[i + 1 :] for i in range(len(word))))
    }


def kept_traces(word: str) -> set[str]:
    """Return under which traces a word that was read is found."""
    return shorter([word]) if slips_forgiven(word) else {word}


def asked_traces(word: str) -> set[str]:
    """Return which traces a word looks for: one letter less, two of a long one."""
    found = {word}
    for _ in range(slips_forgiven(word)):
        found = shorter(found)
    return found


def slips_forgiven(word: str) -> int:
    """Return how many slips of the finger a word may have; a number has none."""
    if word.isdigit():
        return 0
    return (len(word) >= FORGIVEN) + (len(word) >= TWICE_FORGIVEN)


def slips(one: str, other: str) -> int:
    """Count the slips between two words: a letter more, less, other, or two swapped."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        line = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, line[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            line.append(cost)
        before, last = last, line
    return last[-1]
