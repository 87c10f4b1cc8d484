"""Are two reports about the same thing? The same link, or similar words."""

import re
from collections.abc import Sequence
from functools import lru_cache

#: Share of common words from which two texts are worth the question.
ALIKE = 0.5

#: A new report is compared with many: what was read lately is not read again.
REMEMBERED = 1024

#: Bits of a mark: in so many, few words of a text share one.
BITS = 256

#: Fewer telling words than this say too little to compare.
ENOUGH = 2

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>]+", re.IGNORECASE)
_START = re.compile(r"^(?:https?://)?(?:www\.|m\.)?", re.IGNORECASE)

#: What apps add to a link to see who shared it; the rest says which page it is.
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|igshid|igsh|si|ref|mibextid|_[rt])=")
_WORD = re.compile(r"[^\W\d_]{3,}|\d{2,}")

#: Words that say nothing about the matter, in Indonesian and English.
_COMMON = frozenset(
    {
        "yang", "dan", "dari", "untuk", "pada", "dengan", "ini", "itu", "ada",
        "para", "atau", "tidak", "bisa", "sudah", "akan", "soal", "tentang", "kita",
        "kami", "mereka", "karena", "sejak", "saat", "oleh", "juga", "agar",
        "dalam", "telah", "masih", "lagi", "the", "and", "for", "from", "with",
        "about", "this", "that", "has", "have", "been", "are", "was", "not",
    }
)  # fmt: skip


@lru_cache(REMEMBERED)
def links(text: str) -> frozenset[str]:
    """Return the links to pages, without scheme, trailing marks and tracking.

    A link to a whole site names no page, so it is left out.
    """
    found = (_page(match.group()) for match in _LINK.finditer(text))
    return frozenset(link for link in found if "/" in link or "?" in link)


def _page(link: str) -> str:
    where, _, query = _START.sub("", link.rstrip(".,;:!)\"'")).partition("?")
    host, slash, path = where.partition("#")[0].rstrip("/").partition("/")
    asked = query.partition("#")[0].split("&")
    kept = sorted(one for one in asked if one and not _TRACKING.match(one))
    return host.lower() + slash + path + ("?" if kept else "") + "&".join(kept)


@lru_cache(REMEMBERED)
def words(text: str) -> frozenset[str]:
    """Return the telling words of a text."""
    plain = _LINK.sub(" ", text.lower())
    return frozenset(w for w in _WORD.findall(plain) if w not in _COMMON)


def alike(one: str, other: str) -> bool:
    """Tell whether two texts may be about the same thing."""
    return bool(like(one, [other]))


def like(text: str, others: Sequence[str]) -> list[int]:
    """Return which of the others may be about the same thing, by their places.

    It is asked for every report, with hundreds of others: only of those whose marks
    are near are the words themselves compared.
    """
    pages, mine = links(text), words(text)
    found = [n for n in _near(text, others) if _alike(mine, words(others[n]))]
    if not pages:
        return found
    linked = [n for n, other in enumerate(others) if not pages.isdisjoint(links(other))]
    return sorted({*found, *linked})


def _near(text: str, others: Sequence[str]) -> list[int]:
    """Return the places of all that can be alike, and of few that are not.

    A word that two texts share is a bit that their marks share, unless two words of
    this text have the same bit: so many are counted as shared by everybody.
    """
    mine, enough = _mark(text)
    hidden = len(words(text)) - mine.bit_count()
    return [
        place
        for place, (theirs, least) in enumerate(map(_mark, others))
        if (mine & theirs).bit_count() + hidden
        >= (least if least < enough else enough)  # `min` would double the time
    ]


@lru_cache(REMEMBERED)
def _mark(text: str) -> tuple[int, float]:
    """Return a bit for each telling word, and how many common ones are enough."""
    mark = 0
    for word in words(text):
        mark |= 1 << hash(word) % BITS
    return mark, ALIKE * len(words(text))


def _alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    shorter = min(len(mine), len(theirs))
    return shorter >= ENOUGH and len(mine & theirs) >= ALIKE * shorter
