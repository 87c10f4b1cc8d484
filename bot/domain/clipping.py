"""A clipping: what an outlet published about an issue, and in which tone."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode, urlsplit

from bot.domain.entry_numbers import short_number
from bot.domain.outlets import host_of
from bot.domain.report import Attachment
from bot.domain.values import Struct

#: One message names at most so many links; the rest is told to come in another.
LINKS = 10

#: A caption is at most this long.
CAPTION_LENGTH = 1000

_LINK = re.compile(r"https?://[^\s<>\"'\u201c\u201d]{3,1000}", re.IGNORECASE)
_AFTER = ".,;:!?)]}\u2026"

#: What is added to a link to see who follows it, not to find the page.
_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|igsh|igshid|ref|ref_src|source|from|amp|share|si|s|t|page=all",
    re.IGNORECASE,
)


class Tone(StrEnum):
    """How it speaks of the office; nobody has said so of a new one."""

    UNSAID = ""
    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"


#: What can be tapped.
TONES = (Tone.NEGATIVE, Tone.NEUTRAL, Tone.POSITIVE)


class Clipping(Struct, frozen=True):
    """A clipping. `id` is "2026-0001/K1"; people read "ISU-2026-0001/K1".

    `link` is "" for a screenshot. `timed` is false while nobody has said when it was
    published: then `published_at` is when it was recorded. `digest` is the day whose
    digest has it, "" before.
    """

    id: str
    issue_id: str
    link: str
    words: str
    added_by: int
    added_at: datetime
    published_at: datetime
    version: int = 0
    outlet: str = ""
    attachments: tuple[Attachment, ...] = ()
    album: str = ""
    tone: Tone = Tone.UNSAID
    timed: bool = False
    digest: str = ""

    @property
    def number(self) -> str:
        """Return the number that people read (contract.md)."""
        return f"ISU-{self.id}"

    @property
    def short(self) -> str:
        """Return the number within the issue: "KL1"."""
        return short_number(self.id, self.issue_id)

    @property
    def key(self) -> str:
        """Return what its link is compared by; "" without a link."""
        return link_key(self.link)


def links_of(text: str) -> list[str]:
    """Return the links in a text, each page once, in their order."""
    found = (match.group().rstrip(_AFTER) for match in _LINK.finditer(text))
    kept: dict[str, str] = {}
    for link in found:
        if host_of(link):
            kept.setdefault(link_key(link), link)
    return list(kept.values())


def without_links(text: str) -> str:
    """Return what else a text says, on one line."""
    return " ".join(_LINK.sub(" ", text).split())


def link_key(link: str) -> str:
    """Return a link as it is compared: without "www.", tracking, and the last slash."""
    host = host_of(link)
    if not host:
        return ""
    parts = urlsplit(link)
    pairs = parse_qsl(parts.query)
    kept = sorted(
        (name, value)
        for name, value in pairs
        if not _TRACKING.fullmatch(name) and not _TRACKING.fullmatch(f"{name}={value}")
    )
    path = re.sub(r"/(?:amp|index\.html?)$", "", parts.path.rstrip("/"))
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{path.rstrip('/')}{query}"


def tones(clippings: Iterable[Clipping]) -> dict[Tone, int]:
    """Count clippings by tone, those without one last."""
    count = Counter(one.tone for one in clippings)
    return {tone: count[tone] for tone in (*TONES, Tone.UNSAID)}


def crowded(
    seen: Iterable[tuple[str, datetime]], count: int, window: timedelta
) -> datetime | None:
    """Return when *count* different outlets first stood within *window*; None: never.

    *seen* are outlets with the instants at which they published or asked (F7).
    """
    order = sorted(seen, key=lambda one: one[1])
    for place, (_, end) in enumerate(order):
        near = {outlet for outlet, at in order[: place + 1] if end - at <= window}
        if len(near) >= count:
            return end
    return None
