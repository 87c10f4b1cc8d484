"""Finding protected names in a text, as people write them; whole words alone."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, starmap

from bot.domain.name_forms import (
    MANY,
    PLACES,
    TITLES,
    Word,
    begins,
    touching,
    words_of,
)

_INITIALS = re.compile(r"(?:[A-Z]\.? ?){1,3}[A-Z]\.?")
#: Degrees stand behind a comma; a nickname, which counts by itself, behind "alias".
_ALIAS = re.compile(r"\s+(?:alias|als\.?|a\.?k\.?a\.?)\s+", re.IGNORECASE)

#: What two parts of one name may have between them.
_TOGETHER = re.compile(r"[ \t-]*(?:bin(?:ti)?[ \t]+)?", re.IGNORECASE)

#: A full stop behind so few letters ends no sentence: "Moh. Rizki".
_SHORTENED = 3

#: Stands for a name where the name may not be repeated.
COVER = "▒▒▒"


#: A part of a name has so many letters at least to name somebody by itself.
_TELLING = 4


def protected_in(body: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """Return where a text says one of *names*, in the order of the text.

    Whole words, in any case, old and new spelling, with shortened and left out parts;
    initials as they were given, with or without full stops. A single part of a longer
    name counts where it is written as a name and belongs to nobody else's.
    """
    said = words_of(body) if names else []
    return _outermost({span for name in names for span in _of_one(body, said, name)})


def hidden_places(body: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Return the words around each place; every name in them is covered."""
    covered, places, at = "", [], 0
    for start, end in spans:
        covered += body[at:start]
        places.append(len(covered))
        covered, at = covered + COVER, end
    covered += body[at:]
    return [_around(covered, place) for place in places]


def _around(covered: str, place: int) -> str:
    left = covered[:place].rpartition("\n")[2].split(" ")
    right = covered[place:].partition("\n")[0].split(" ")
    return (" ".join(left[-4:]) + " ".join(right[:4])).strip(" .")


def _of_one(body: str, said: list[Word], name: str) -> Iterator[tuple[int, int]]:
    if _INITIALS.fullmatch(name):
        letters = [one for one in name if one.isalpha()]
        spelled = r"\.? ?".join(letters)
        for match in re.finditer(rf"(?<![\w.]){spelled}(?!\w)\.?", body):
            yield match.span()
        return
    for way in _ALIAS.split(name.partition(",")[0]):
        parts = [one.key for one in words_of(way) if one.key not in TITLES]
        if parts:
            yield from _whole(body, said, parts)
            yield from _lone(body, said, parts)


def _whole(body: str, said: list[Word], parts: list[str]) -> Iterator[tuple[int, int]]:
    """Find a name with all its parts, or with two of them beside each other."""

    def together(one: Word, other: Word) -> bool:
        stop = body[one.end] == "." and len(one.text) <= _SHORTENED
        return bool(_TOGETHER.fullmatch(body, one.end + stop, other.start))

    ways = {tuple(parts)} | set(pairwise(parts))
    if len(parts) > 2:  # noqa: PLR2004 - first and last name of a longer one
        ways.add((parts[0], parts[-1]))
    for way in ways:
        for first in range(len(said) - len(way) + 1):
            words = said[first : first + len(way)]
            if _matches(words, way) and all(starmap(together, pairwise(words))):
                yield words[0].start, words[-1].end


def _matches(words: list[Word], way: tuple[str, ...]) -> bool:
    """Compare part by part; one may be a letter if another is there whole."""
    whole = [w.key == part for w, part in zip(words, way, strict=True)]
    if all(whole):
        return len(way) > 1 or words[0].named
    letters = [
        same or (len(w.text) == 1 and w.capital and part.startswith(w.key))
        for w, part, same in zip(words, way, whole, strict=True)
    ]
    there = (
        len(p) >= _TELLING and p not in MANY
        for p, w in zip(way, whole, strict=True)
        if w
    )
    return all(letters) and any(there)


def _lone(body: str, said: list[Word], parts: list[str]) -> Iterator[tuple[int, int]]:
    """Find one part by itself, where it can mean nobody else."""
    telling = {part for part in parts if len(part) >= _TELLING and part not in MANY}
    for place, word in enumerate(said):
        if word.key in telling and word.named and _alone(body, said, place, parts):
            yield word.start, word.end


def _alone(body: str, said: list[Word], place: int, parts: list[str]) -> bool:
    """Tell whether a word is no part of a place's or of another person's name."""
    word = said[place]
    before = (
        said[place - 1] if place and touching(body, said[place - 1], word) else None
    )
    behind = said[place + 1] if place + 1 < len(said) else None
    if before and before.key in TITLES:
        return True
    if (
        behind
        and touching(body, word, behind)
        and behind.named
        and behind.key not in parts
    ):
        return False
    if before is None:
        return True
    foreign = before.capital and not begins(body, before) and before.key not in parts
    return before.key not in PLACES and not foreign


def _outermost(found: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places without those that lie within another."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept
