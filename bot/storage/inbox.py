"""Raw updates, kept before Telegram may forget them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.ports.mail import StoredUpdate
from bot.storage.codec import LastTold, ms
from bot.storage.session import Engine, Row, Session
from bot.storage.single import in_one, taken


class SqlInbox:
    """`bot.ports.storage.Inbox`: each call is a transaction of its own."""

    def __init__(self, engine: Engine, told: LastTold) -> None:
        self._engine = engine
        self._told = told

    async def receive(self, updates: Sequence[StoredUpdate], at: datetime) -> None:
        told = self._told.hear(at)

        async def keep_all(session: Session) -> None:
            for update in updates:
                await session.write(
                    "inbox.receive",
                    key=update.key,
                    update_id=update.update_id,
                    chat_id=update.chat_id,
                    payload=update.payload,
                    at=told,
                )

        await in_one(self._engine, keep_all)

    async def waiting(
        self, now: datetime, busy: Collection[int], limit: int
    ) -> Sequence[StoredUpdate]:
        if self._engine.shared and not await self._engine.look(
            "inbox.any", now=ms(now)
        ):
            return []
        # One row for each chat: so many more than busy chats are enough.
        values = {"now": ms(now), "limit": limit + len(busy)}
        rows = await taken(self._engine, "inbox.waiting", **values)
        free = [_update(row) for row in rows if row["chat_id"] not in busy]
        return free[:limit]

    async def finish(self, key: str) -> None:
        if key in self._told.ticked:
            self._told.ticked.discard(key)  # its own command ticked it off
            return
        await self._alone("inbox.finish", key=key)

    async def fail(self, key: str, code: str, again_at: datetime | None) -> None:
        if again_at is None:
            await self._alone("inbox.set_aside", key=key, code=code)
        else:
            await self._alone("inbox.fail", key=key, code=code, again_at=ms(again_at))

    async def backlog(self) -> int:
        rows = await self._engine.look("inbox.backlog")
        return int(rows[0]["waiting"])

    async def _alone(self, name: str, **values: object) -> None:
        await in_one(self._engine, lambda session: session.write(name, **values))


def _update(row: Row) -> StoredUpdate:
    return StoredUpdate(
        row["key"],
        row["update_id"],
        row["chat_id"],
        row["payload"],
        row["attempts"],
    )
