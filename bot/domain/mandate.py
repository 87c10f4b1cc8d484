"""What a spokesperson may speak about: topics, channels, until when (doctrine 4.4)."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from bot.domain.likeness import words
from bot.domain.roots import rooted, roots_of
from bot.domain.values import Struct


class Outlet(StrEnum):
    """Where one speaks for the office."""

    PRESS = "press"
    CONFERENCE = "conference"
    BROADCAST = "broadcast"
    SOCIAL = "social"
    STATEMENT = "statement"


class Excess(StrEnum):
    """How somebody would speak beyond what they may."""

    NOT_SPEAKER = "not_speaker"
    OVER = "over"
    CHANNEL = "channel"
    TOPIC = "topic"


class Mandate(Struct, frozen=True):
    """A version of the mandate of whoever speaks about an issue; it never changes.

    No `topics`: the whole issue. No `outlets`: every one. No `until`: as long as the
    issue is open. Who speaks is there again for journalists at `available_at`.
    """

    issue_id: str
    by: int
    at: datetime
    topics: str = ""
    outlets: tuple[Outlet, ...] = ()
    until: datetime | None = None
    available_at: datetime | None = None
    version: int = 0

    def over(self, now: datetime) -> bool:
        """Tell whether it ended; its end no longer belongs to it."""
        return self.until is not None and self.until <= now

    @property
    def limited(self) -> bool:
        """Tell whether there is anything that it does not allow."""
        return bool(self.topics or self.outlets or self.until)


def topics_of(text: str) -> list[str]:
    """Return the topics that were typed: one a line, or between semicolons."""
    parts = text.replace("\n", ";").split(";")
    return [said for part in parts if (said := " ".join(part.split()))]


def touches(topics: Sequence[str], text: str) -> bool:
    """Tell whether a question has a telling word in common with one of *topics*."""
    there = frozenset[str]().union(*rooted(text))
    telling = (roots_of(word) for topic in topics for word in words(topic))
    return not topics or any(one & there for one in telling)


def excess(
    mandate: Mandate | None, outlet: Outlet, now: datetime, said: str = ""
) -> Excess | None:
    """Return how who speaks would go beyond the mandate; None if not at all.

    *said* is what is asked or told, where there are words to look at.
    """
    if mandate is None:
        return None
    if mandate.over(now):
        return Excess.OVER
    if mandate.outlets and outlet not in mandate.outlets:
        return Excess.CHANNEL
    if said and not touches(topics_of(mandate.topics), said):
        return Excess.TOPIC
    return None
