"""Keeping the index: whatever changes a text says so, and its commit reads it anew."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.domain.issue import issue_id, parse_number
from bot.ports.search import INSIDE, Source
from bot.storage.codec import from_json, to_json
from bot.storage.search.stems import kept_traces, plain_words, stems
from bot.storage.session import Row, Session

#: Room for the count beside the year in the number of an issue.
COUNTS = 10_000_000

#: Sources of which the words stand in fields.
IN_FIELDS = frozenset({Source.DOCUMENT, Source.PLAN})

#: So many words are remembered as learned; then the memory begins anew.
REMEMBERED = 200_000


class Index:
    """The index as one unit of work changes it.

    `learned` is shared by all units of a storage: words whose traces are kept for
    sure. Only beginning anew forgets a word, and then all are forgotten.
    """

    def __init__(self, session: Session, learned: set[str]) -> None:
        self._session = session
        self._learned = learned
        self._changed: dict[str, None] = {}
        # Opened in this unit, and nothing is said of them but what was reported.
        self._opened: set[str] = set()

    def changed(self, *issues: str) -> None:
        """Note that something that is searched of issues may be another now."""
        self._changed |= dict.fromkeys(issue for issue in issues if issue)
        self._opened.difference_update(issues)

    def opened(self, issue: str) -> None:
        """Note an issue that this unit opened: there is nothing else of it to read."""
        self._changed[issue] = None
        self._opened.add(issue)

    def reported(self, issue: str) -> None:
        """Note that something was reported of an issue."""
        if issue:
            self._changed[issue] = None

    async def begin_anew(self) -> None:
        """Forget every word, and note all issues to be read again bit by bit."""
        await self._session.write("search.note_all")
        await self._session.write("search.forget_words")
        await self._session.write("search.forget_texts")
        if self._session.knows("search.tidy"):
            await self._session.write("search.tidy")
        self._session.once_kept(self._learned.clear)

    async def keep(self) -> None:
        """Bring the index up to date, in the transaction of the changes."""
        changed, self._changed = list(self._changed), {}
        for one in changed:
            await self.read(one)

    async def read(self, issue: str) -> None:
        """Read an issue anew."""
        texts = "search.opened_with" if issue in self._opened else "search.texts"
        rows = await self._session.rows(texts, issue_id=issue)
        found: dict[str, list[str]] = {source: [] for source in Source}
        for row in rows:
            found[row["source"]].append(searched(row))
        # The index has one column for all that only the team finds.
        for source in sorted(INSIDE - {Source.DOCUMENT}):
            found[Source.DOCUMENT] += found.pop(source)
        words = {str(s): plain_words(" ".join(texts)) for s, texts in found.items()}
        await self._learn({word for part in words.values() for word in part})
        kept = {source: " ".join(stems(part)) for source, part in words.items()}
        await self._session.write("search.keep", issue=number_of(issue), **kept)

    async def _learn(self, words: set[str]) -> None:
        new = sorted(words - self._learned)
        if not new:
            return
        pairs = [(trace, word) for word in new for trace in sorted(kept_traces(word))]
        await self._session.write("search.learn", pairs=to_json(pairs))
        self._session.once_kept(lambda: self._remember(new))

    def _remember(self, new: Sequence[str]) -> None:
        if len(self._learned) > REMEMBERED:
            self._learned.clear()
        self._learned.update(new)


def searched(row: Row) -> str:
    """Return the words of a text; of what is kept as fields, those of the fields."""
    if row["source"] not in IN_FIELDS:
        return str(row["words"])
    return " ".join(_texts_in(from_json(row["words"])))


def _texts_in(value: Any) -> Iterator[str]:
    """Yield every text of a document, of lists in it too; numbers are none."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(one)
    elif isinstance(value, str):
        yield value


def number_of(issue: str) -> int:
    """Return the number of an issue in the index: later issues have higher ones."""
    year, count = parse_number(issue) or (0, 0)
    return (year or 0) * COUNTS + count


def id_of(number: int) -> str:
    """Return the id of an issue by its number in the index."""
    return issue_id(*divmod(number, COUNTS))
