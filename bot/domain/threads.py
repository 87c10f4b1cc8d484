"""A post becomes a thread: cut between sentences, numbered, no number torn (D8)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from bot.domain.fields import length, paragraphs_of
from bot.domain.lint.sentences import sentences
from bot.domain.platforms import LONGEST

_DIGIT, _YEAR = re.compile(r"\d"), re.compile(r"(?:19|20)\d\d\b")
#: Words that belong to the number behind them: "pukul 12.00", "Nomor 7", "at 14:00".
_BEFORE = frozenset(
    {"pukul", "jam", "rp", "nomor", "no.", "pasal", "ayat", "per", "at", "article"}
)


def parts_of(fields: Mapping[str, str]) -> list[str]:
    """Return the parts of a post as they are posted; the link is in the last one."""
    words = [*paragraphs_of(fields.get("bagian", "")), fields.get("tautan", "")]
    limit = LONGEST.get(fields.get("platform", ""), LONGEST["telegram"])
    return thread("\n\n".join(filter(None, words)), limit)


def thread(text: str, limit: int) -> list[str]:
    """Split *text* into parts of at most *limit* units, each with its number "1/3 ".

    A part ends between paragraphs, else between sentences, else between words; a number
    stays with its unit, a time with its zone. One word longer than a part stays whole.
    """
    whole = text.strip()
    if length(whole) <= limit:
        return [whole] if whole else []
    for digits in (1, 2, 3):
        parts = list(_packed(whole, limit - len("/ ") - 2 * digits))
        if len(parts) < 10**digits:
            break
    if len(parts) == 1:  # One word, longer than a part.
        return parts
    return [f"{place}/{len(parts)} {part}" for place, part in enumerate(parts, 1)]


def _packed(text: str, room: int) -> Iterator[str]:
    """Put paragraphs together as long as they fit; one that does not is cut."""
    held = ""
    for paragraph in paragraphs_of(text):
        joined = f"{held}\n\n{paragraph}" if held else paragraph
        if length(joined) <= room:
            held = joined
            continue
        if held:
            yield held
        *full, held = _joined(_pieces(paragraph, room), room)
        yield from full
    if held:
        yield held


def _pieces(paragraph: str, room: int) -> Iterator[str]:
    """Yield the sentences of a paragraph; of a longer one its words."""
    starts = [0, *(one.start for one in sentences(paragraph)[1:]), len(paragraph)]
    for start, end in pairwise(starts):
        sentence = paragraph[start:end].strip()
        if length(sentence) <= room:
            yield sentence
        else:
            yield from _glued(sentence.split())


def _joined(pieces: Iterable[str], room: int) -> list[str]:
    parts: list[str] = []
    for piece in pieces:
        if parts and length(f"{parts[-1]} {piece}") <= room:
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            parts.append(piece)
    return parts


def _glued(words: list[str]) -> Iterator[str]:
    """Keep a number with what stands around it: "12 Maret 2026", "pukul 12.00 WITA"."""
    held = ""
    for word in words:
        if held and _belongs(held.rpartition(" ")[2], word):
            held = f"{held} {word}"
            continue
        if held:
            yield held
        held = word
    if held:
        yield held


def _belongs(left: str, right: str) -> bool:
    if left[-1:] in ".,;:!?" and left.lower() not in _BEFORE:
        return False
    unit = _DIGIT.search(left) and not _DIGIT.search(right)
    year = _YEAR.match(right) and not _DIGIT.search(left)
    return left.lower() in _BEFORE or bool(unit or year)
