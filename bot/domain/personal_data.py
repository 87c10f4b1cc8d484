"""Personal data in what people write: where it stands, and the text without it."""

import re
from functools import lru_cache
from string import ascii_letters

from bot.domain.office import Office
from bot.domain.personal_patterns import LINK, PATTERNS, Kind
from bot.domain.text import without_numbers
from bot.domain.values import Struct

__all__ = ["Found", "Kind", "allowed_in", "find", "masked", "published", "veiled"]

#: What stands in place of a hidden sign.
DOT = "•"

#: The last digits of a long number stay: so many tell two numbers apart.
KEPT = 3

#: A secret is hidden in this many signs: its length is not told either.
HIDDEN = DOT * 6

#: Texts of which the last look is remembered: those of the messages in hand.
AT_ONCE = 16

_LETTER = re.compile(r"[^\W_]")
_DIGIT = re.compile(r"\d")
_OFFICIAL = re.compile(r"@(?:[\w-]+\.)*(?:go|mil)\.id$", re.IGNORECASE)

#: Links whose address itself is a telephone number.
_CALLS = re.compile(r"(?:wa\.me|whatsapp\.com|tel:)", re.IGNORECASE)


class Found(Struct, frozen=True):
    """One piece of personal data: what it is, and where in the text it stands."""

    kind: Kind
    start: int
    end: int

    @property
    def secret(self) -> bool:
        """Tell whether it opens something: whoever wrote it must change it."""
        return self.kind is Kind.CREDENTIAL


def masked(text: str, allowed: frozenset[str] = frozenset()) -> str:
    """Hide the personal data of a text (doctrine.md 5.1 U-07, 5.3).

    *allowed* are the contacts of the office, see `allowed_in`. What is hidden once
    stays as it is: masking twice is masking once.
    """
    while found := find(text, allowed):
        for one in reversed(found):
            piece = text[one.start : one.end]
            text = text[: one.start] + _hide(one.kind, piece) + text[one.end :]
    return text


def veiled(text: str) -> str:
    """Hide personal data, and every number that may be a telephone's.

    That is for what leaves the team: nobody outside has to know the office's either.
    """
    return without_numbers(masked(text))


def find(text: str, allowed: frozenset[str] = frozenset()) -> list[Found]:
    """Return the personal data of a text in its order; none overlaps another."""
    pieces = [
        one for one in _pieces(text) if not _public(text[one.start : one.end], allowed)
    ]
    return sorted(pieces, key=lambda one: one.start)


# One message is looked at by several, each with contacts of its own.
@lru_cache(AT_ONCE)
def _pieces(text: str) -> tuple[Found, ...]:
    found: list[Found] = []
    links = [m.span() for m in LINK.finditer(text) if not _CALLS.search(m.group())]
    digits = len(_DIGIT.findall(text))
    for kind, _, pattern in (one for one in PATTERNS if one[1] <= digits):
        for match in pattern.finditer(text):
            start, end = match.span(match.lastgroup or 0)
            if _free(start, end, found, links if kind is not Kind.CREDENTIAL else []):
                found.append(Found(kind, start, end))
    return tuple(found)


def published(office: Office) -> frozenset[str]:
    """Return the contacts that an office publishes itself (office.toml)."""
    people = (part for c in office.contacts for part in (c.phone, c.email))
    places = (channel.address for channel in office.channels)
    return allowed_in((*people, *places, office.emergency_number))


@lru_cache
def allowed_in(texts: tuple[str, ...]) -> frozenset[str]:
    """Return the contacts in these texts, as `find` compares them."""
    pieces = [(text, one) for text in texts for one in find(text)]
    return frozenset(_same(text[one.start : one.end]) for text, one in pieces)


def _free(
    start: int, end: int, found: list[Found], links: list[tuple[int, int]]
) -> bool:
    taken = [*((one.start, one.end) for one in found), *links]
    return all(end <= first or start >= last for first, last in taken)


def _public(piece: str, allowed: frozenset[str]) -> bool:
    return bool(_OFFICIAL.search(piece)) or _same(piece) in allowed


def _same(piece: str) -> str:
    """Return a contact as it is compared: 0812… is +62 812…"""
    if "@" in piece:
        return piece.lower()
    digits = "".join(_DIGIT.findall(piece))
    return "0" + digits[2:] if digits.startswith("62") else digits or piece


def _hide(kind: Kind, piece: str) -> str:
    if kind is Kind.CREDENTIAL:
        return HIDDEN
    if kind is Kind.EMAIL:
        return piece[0] + DOT * KEPT + piece[piece.rindex("@") :]
    if kind in {Kind.PLATE, Kind.PASSPORT}:
        region = len(piece) - len(piece.lstrip(ascii_letters))
        return piece[:region] + _LETTER.sub(DOT, piece[region:])
    return _DIGIT.sub(DOT, piece[:-KEPT]) + piece[-KEPT:]
