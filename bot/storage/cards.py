"""The cards of issues, and what the public heard."""

from collections.abc import Sequence
from datetime import datetime

from bot.ports.cards import Card, Place, PublicWord
from bot.storage.codec import instant, maybe, ms
from bot.storage.session import Row, Session


class SqlCards:
    """`bot.ports.cards.Cards`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def put(self, card: Card) -> None:
        await self._session.write(
            "cards.put",
            issue_id=card.issue_id,
            chat_id=card.place.chat_id,
            thread_id=card.place.thread_id,
            reader=card.reader,
            letter=card.letter,
            refresh=card.refresh,
            former=card.former,
            called=int(card.called),
            following=int(card.following),
            version=card.version,
            shown=card.shown,
            leaves_at=ms(card.leaves_at),
            due_at=maybe(ms, card.due_at),
        )

    async def find(self, issue_id: str, place: Place) -> Card | None:
        rows = await self._session.rows(
            "cards.find",
            issue_id=issue_id,
            chat_id=place.chat_id,
            thread_id=place.thread_id,
        )
        return _card(rows[0]) if rows else None

    async def following(self, issue_id: str) -> Sequence[Card]:
        rows = await self._session.rows("cards.following", issue_id=issue_id)
        return [_card(row) for row in rows]

    async def of_issue(self, issue_id: str) -> Sequence[Card]:
        rows = await self._session.rows("cards.of_issue", issue_id=issue_id)
        return [_card(row) for row in rows]

    async def due(self, now: datetime, limit: int) -> Sequence[Card]:
        rows = await self._session.rows("cards.due", now=ms(now), limit=limit)
        return [_card(row) for row in rows]

    async def add_word(self, word: PublicWord) -> None:
        await self._session.write(
            "cards.add_word",
            issue_id=word.issue_id,
            at=ms(word.at),
            kind=word.kind,
            said_by=word.said_by,
            document=word.document,
            next_at=maybe(ms, word.next_at),
        )

    async def words(self, issue_id: str) -> Sequence[PublicWord]:
        rows = await self._session.rows("cards.words", issue_id=issue_id)
        return [_word(row) for row in rows]


def _card(row: Row) -> Card:
    return Card(
        issue_id=row["issue_id"],
        place=Place(row["chat_id"], row["thread_id"]),
        reader=row["reader"],
        letter=row["letter"],
        refresh=row["refresh"],
        former=row["former"],
        called=bool(row["called"]),
        following=bool(row["following"]),
        version=row["version"],
        shown=row["shown"],
        leaves_at=instant(row["leaves_at"]),
        due_at=maybe(instant, row["due_at"]),
    )


def _word(row: Row) -> PublicWord:
    return PublicWord(
        issue_id=row["issue_id"],
        at=instant(row["at"]),
        kind=row["kind"],
        said_by=row["said_by"],
        document=row["document"],
        next_at=maybe(instant, row["next_at"]),
    )
