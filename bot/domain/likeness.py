"""Are two reports about the same thing? The same link, or similar words."""

import re
from collections.abc import Collection

#: Share of common words from which two texts are worth the question.
ALIKE = 0.5

#: Fewer telling words than this say too little to compare.
ENOUGH = 2

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>]+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}|\d{2,}")

#: Words that say nothing about the matter, in Indonesian and English.
_COMMON = frozenset(
    "yang dan dari untuk pada dengan ini itu ada para atau tidak bisa sudah akan soal"
    " tentang kita kami mereka karena sejak saat oleh juga agar dalam telah masih lagi"
    " the and for from with about this that has have been are was not".split()
)


def links(text: str) -> frozenset[str]:
    """Return the links in a text, without scheme, trailing marks and tracking."""
    found = (match.group().lower() for match in _LINK.finditer(text))
    return frozenset(
        re.sub(r"^(https?://)?(www\.)?", "", link).split("?")[0].rstrip("/.,;:!)")
        for link in found
    )


def words(text: str) -> frozenset[str]:
    """Return the telling words of a text."""
    plain = _LINK.sub(" ", text.lower())
    return frozenset(w for w in _WORD.findall(plain) if w not in _COMMON)


def alike(one: str, other: str) -> bool:
    """Tell whether two texts may be about the same thing."""
    if links(one) & links(other):
        return True
    mine, theirs = words(one), words(other)
    if min(len(mine), len(theirs)) < ENOUGH:
        return False
    return overlap(mine, theirs) >= ALIKE


def overlap(mine: Collection[str], theirs: Collection[str]) -> float:
    """Return the share of the shorter text's words that the other one has too."""
    common = set(mine) & set(theirs)
    return len(common) / min(len(mine), len(theirs))
