"""Finding: what somebody typed becomes stems, and stems become issues."""

from collections.abc import Sequence

from bot.ports.search import TEAMS, Asked, Passage, Source
from bot.storage.codec import to_json
from bot.storage.search.index import COUNTS, Index, id_of, number_of, searched
from bot.storage.search.stems import (
    FORGIVEN,
    asked_traces,
    plain_words,
    slips,
    slips_forgiven,
    stem,
    stems,
)
from bot.storage.session import Session

#: More words than this narrow nothing any more; the first are taken.
MOST_WORDS = 6

#: A word stands for so many others at most, and so many are looked at for it.
ALTERNATIVES, CANDIDATES = 6, 400

#: Comes after every letter.
LAST_SIGN = "\U0010ffff"

#: What an excerpt shows before and after the word, in words.
BEFORE, AFTER = 4, 9


class SqlSearch:
    """`bot.ports.search.Search`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    async def understand(self, text: str, *, texts: bool) -> Asked:
        words = list(dict.fromkeys(plain_words(text)))[:MOST_WORDS]
        traces = {trace for word in words for trace in asked_traces(word)}
        rows = await self._session.rows(
            "search.near", traces=to_json(sorted(traces)), limit=CANDIDATES
        )
        known = [row["word"] for row in rows]
        longer = await self._longer(words[-1]) if words else []
        asked = [_alternatives(word, known) for word in words[:-1]]
        asked += [_alternatives(word, known, longer) for word in words[-1:]]
        return Asked(tuple(asked), texts)

    async def _longer(self, word: str) -> list[str]:
        """Return words that begin like the last one: it may not be finished."""
        if len(word) < FORGIVEN:
            return []
        rows = await self._session.rows(
            "search.begins", first=word, last=word + LAST_SIGN, limit=ALTERNATIVES
        )
        return [row["word"] for row in rows]

    async def find(
        self, asked: Asked, limit: int, *, all_words: bool, before: str = ""
    ) -> Sequence[str]:
        if not asked.words:
            return []
        rows = await self._session.rows(
            "search.found_anywhere" if asked.texts else "search.found",
            query=_query(asked, all_words=all_words),
            before=number_of(before) if before else 10_000 * COUNTS,
            limit=limit,
        )
        return [id_of(row["issue"]) for row in rows]

    async def passage(self, issue_id: str, asked: Asked) -> Passage | None:
        wanted = {one for word in asked.words for one in word}
        for row in await self._session.rows("search.texts", issue_id=issue_id):
            if asked.texts or row["source"] not in TEAMS:
                excerpt = _excerpt(searched(row), wanted)
                if excerpt:
                    return Passage(Source(row["source"]), excerpt)
        return None

    async def unread(self) -> int:
        rows = await self._session.rows("search.count_stale")
        return int(rows[0]["unread"])

    async def read_some(self, limit: int) -> int:
        rows = await self._session.rows("search.stale", limit=limit)
        for row in rows:
            await self._index.read(row["issue_id"])
            await self._session.write("search.forget_stale", issue_id=row["issue_id"])
        return len(rows)


def _query(asked: Asked, *, all_words: bool) -> str:
    """Write the search for the engine: stems have letters and digits only."""
    words = [
        "(" + " OR ".join(f'"{one}"' for one in word) + ")" for word in asked.words
    ]
    return (" AND " if all_words else " OR ").join(words)


def _alternatives(
    word: str, known: Sequence[str], longer: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return a word's stem, then those of words that are nearly it or begin like it."""
    far = {one: slips(word, one) for one in known if one != word}
    near = sorted(one for one in far if far[one] <= slips_forgiven(word))
    nearest = sorted(near, key=lambda one: far[one])[:ALTERNATIVES]
    return tuple(stems([word, *nearest, *longer]))


def _excerpt(text: str, wanted: set[str]) -> str:
    """Return the words around the first that is wanted; "" where none is."""
    said = text.split()
    for place, word in enumerate(said):
        if not wanted.isdisjoint(map(stem, plain_words(word))):
            first, last = max(0, place - BEFORE), place + AFTER
            begun, ended = "…" * (first > 0), "…" * (last < len(said))
            return begun + " ".join(said[first:last]) + ended
    return ""
