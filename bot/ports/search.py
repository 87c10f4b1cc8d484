"""The port of search: words in everything that was reported and written."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from bot.domain.values import Struct


class Source(StrEnum):
    """Where words of an issue stand."""

    TITLE = "title"
    REPORT = "report"
    DOCUMENT = "document"
    TASK = "task"
    MINUTES = "minutes"
    SITREP = "sitrep"
    RUMOUR = "rumour"
    PLAN = "plan"
    PRESS = "press"
    FACT = "fact"
    INPUT = "input"
    PARTY = "party"
    PROMISE = "promise"
    CONFERENCE = "conference"


#: Texts of the team: only those who read its texts find them.
INSIDE = frozenset(
    {
        Source.DOCUMENT,
        Source.TASK,
        Source.MINUTES,
        Source.SITREP,
        Source.RUMOUR,
        Source.PLAN,
        Source.PRESS,
        Source.FACT,
        Source.INPUT,
        Source.PARTY,
        Source.PROMISE,
        Source.CONFERENCE,
    }
)


class Asked(Struct, frozen=True):
    """A search as the index understands it: for each word, the stems that answer it.

    A word stands for itself first, then for what is spelled nearly like it. `texts`
    is whether what only the team finds is searched, too.
    """

    words: tuple[tuple[str, ...], ...]
    texts: bool

    @property
    def exact(self) -> "Asked":
        """Return the search without what is only spelled alike."""
        return Asked(tuple(word[:1] for word in self.words), self.texts)


class Passage(Struct, frozen=True):
    """Why an issue was found: where, and the words around the first that fits."""

    source: Source
    words: str


class Search(Protocol):
    """The index: kept in the transaction of whatever it is about."""

    async def understand(self, text: str, *, texts: bool) -> Asked:
        """Read what somebody typed: words only, no sign means anything."""

    async def find(
        self, asked: Asked, limit: int, *, all_words: bool, before: str = ""
    ) -> Sequence[str]:
        """Return the ids of issues, the newest first, older than issue *before*."""

    async def passage(self, issue_id: str, asked: Asked) -> Passage | None:
        """Return why an issue was found; None if it no longer fits."""

    async def unread(self) -> int:
        """Count the issues that the index does not know yet."""

    async def read_some(self, limit: int) -> int:
        """Take so many of them into the index, the newest first; return how many."""
