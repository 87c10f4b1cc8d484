"""Words alike but for their endings: Indonesian affixes taken off in every way."""

import re
from collections.abc import Sequence
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")

_PREFIXES = (
    "me", "mem", "men", "meng", "menge", "meny", "pe", "pem", "pen", "peng", "penge",
    "peny", "per", "ber", "ter", "di", "ke", "se",
)  # fmt: skip
_SUFFIXES = ("kan", "an", "i", "nya", "lah", "kah", "pun")

#: Sounds that a prefix swallows: "periksa" becomes "memeriksa".
_SWALLOWED = "kpst"

#: What is left of a word has at least so many letters; of its beginning one less.
SHORTEST = 4

Roots = frozenset[str]


@lru_cache(4096)
def roots_of(word: str) -> Roots:
    """Return everything that a word may be a form of, itself among it."""
    word = word.casefold()
    found = {word}
    for _ in range(2):
        found |= {w[: -len(s)] for w in found for s in _SUFFIXES if w.endswith(s)}
        found |= {w[len(p) :] for w in found for p in _PREFIXES if w.startswith(p)}
    found |= {w[1:] for w in found if w[:1] in _SWALLOWED}
    least = {w: SHORTEST - word.startswith(w) for w in found}
    return frozenset(w for w in found if len(w) >= least[w]) | {word}


def rooted(text: str) -> list[Roots]:
    """Return the possible roots of all words of a text, in their order."""
    return [roots_of(word) for word in _WORD.findall(text)]


def holds(text: Sequence[Roots], phrase: Sequence[Roots]) -> bool:
    """Tell whether a phrase stands in a text, one word after the other."""
    size = len(phrase)
    return bool(size) and any(
        all(one & other for one, other in zip(text[at:], phrase, strict=False))
        for at in range(len(text) - size + 1)
    )
