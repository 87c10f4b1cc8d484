"""The port of cards: one message for an issue and a place, which rewrites itself."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Protocol

from bot.domain.values import Struct, field

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Place(Struct, frozen=True):
    """Where a card stands: a chat, and a topic in it; 0 is no topic."""

    chat_id: int
    thread_id: int = 0


class Card(Struct, frozen=True):
    """The card of an issue in a place, for one reader.

    `letter` is the key of the letter whose message it is, `refresh` that of its newest
    rewriting, `former` that of the card that it replaced as long as that one does not
    say so. `called` tells that it was a call first. `shown` is a hash of what it says;
    "" before it was rewritten once. Its newest rewriting leaves at `leaves_at`, the
    next one a pause later; time alone changes it at `due_at`; None: it does not.
    """

    issue_id: str
    place: Place
    reader: int
    letter: str
    refresh: str = ""
    former: str = ""
    called: bool = False
    following: bool = True
    version: int = 0
    shown: str = ""
    leaves_at: datetime = field(default=LONG_AGO)
    due_at: datetime | None = None


class PublicWord(Struct, frozen=True):
    """What the public was told: a text, that there is nothing new ("no_news"), or
    what a promise was about ("kept").

    `document` is "" but for a text; `next_at` is when the next word was promised.
    """

    issue_id: str
    at: datetime
    kind: str
    said_by: int
    document: str = ""
    next_at: datetime | None = None


class Cards(Protocol):
    """The cards, and what the public was told."""

    async def put(self, card: Card) -> None:
        """Keep a card in its place, in place of the one that was there."""

    async def find(self, issue_id: str, place: Place) -> Card | None:
        """Return the card of an issue in a place; None if there is none."""

    async def following(self, issue_id: str) -> Sequence[Card]:
        """Return the cards that follow an issue, in the order of their places."""

    async def of_issue(self, issue_id: str) -> Sequence[Card]:
        """Return every card of an issue, followed or not, in that order."""

    async def due(self, now: datetime, limit: int) -> Sequence[Card]:
        """Return the cards whose time has come, the longest waiting first."""

    async def add_word(self, word: PublicWord) -> None:
        """Keep for ever what the public was told."""

    async def words(self, issue_id: str) -> Sequence[PublicWord]:
        """Return what the public was told of an issue, oldest first."""
