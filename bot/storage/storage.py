"""The storage, whatever the engine: units of work, the mail, and signs of life."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime

from bot.ports.backups import Backups
from bot.ports.storage import RESTORE, Downtime, JournalEntry, StorageUnavailable
from bot.storage.codec import LastTold, instant
from bot.storage.inbox import SqlInbox
from bot.storage.integrity import broken_invariants
from bot.storage.journal import SqlJournal
from bot.storage.outbox import SqlOutbox
from bot.storage.persons import SqlPersons
from bot.storage.session import Engine, Lane, Row, Session, Tidy
from bot.storage.single import in_one
from bot.storage.unit import Opening, SqlUnitOfWork
from bot.storage.watch import SqlWatch


class SqlStorage:
    """`bot.ports.storage.Storage`."""

    def __init__(
        self, engine: Engine, tidy: Tidy, backups: Backups | None = None
    ) -> None:
        self._engine = engine
        self.tidy = tidy
        self.backups = backups
        self._told = LastTold()
        self._posted = asyncio.Event()
        self.inbox = SqlInbox(engine, self._told)
        self.outbox = SqlOutbox(engine, self._told)
        self.watch = SqlWatch(engine)
        self._learned: set[str] = set()
        self._timed: Callable[[float], None] = _untimed

    @property
    def leads(self) -> bool:
        return self._engine.leads

    def begin(self) -> AbstractAsyncContextManager[SqlUnitOfWork]:
        def unit(session: Session) -> SqlUnitOfWork:
            return SqlUnitOfWork(
                session, self._told, self._posted.set, self._timed, self._learned
            )

        return Opening(self._engine.session(), unit)

    def time_commits(self, told: Callable[[float], None]) -> None:
        self._timed = told

    async def starting(self, at: datetime) -> Downtime | None:
        async def start(session: Session) -> Sequence[Row]:
            rows = await session.rows("boots.last")
            await session.write("boots.start", at=self._told.hear(at))
            return rows

        rows = await in_one(self._engine, start, Lane.UNITS)
        return Downtime(_last_sign(rows[0]), at) if rows else None

    async def alive(self, at: datetime) -> None:
        await self._alone("boots.alive", at)

    async def stopping(self, at: datetime) -> None:
        await self._alone("boots.stop", at)

    async def integrity(self) -> Sequence[str]:
        broken = list(await self._engine.check())
        try:
            broken += await broken_invariants(self._engine)
        except StorageUnavailable:
            # A damaged file may not be readable at all: then that is the answer.
            if not broken:
                raise
        return broken

    async def mark_restored(
        self, at: datetime, erased: Mapping[str, datetime] | None = None
    ) -> None:
        """Write into the journal that this was a copy, and how old it is.

        Accept again whose erasure, by token, was accepted since it was made.
        """
        async with self._engine.session() as session:
            for token, since in (erased or {}).items():
                await SqlPersons(session).apply(token, since)
            rows = await session.rows("boots.last")
            since = _last_sign(rows[0]) if rows else at
            entry = JournalEntry("host", "restored", RESTORE, since.isoformat())
            await SqlJournal(session, self._told).record([entry], at)
            await session.keep()

    async def mail_posted(self) -> None:
        await self._posted.wait()
        # Letters posted between a claim and this wait are not missed.
        self._posted.clear()

    async def abandon(self) -> None:
        """Close as if the process died here: what is not committed is lost."""
        await self._engine.abandon()

    async def _alone(self, name: str, at: datetime) -> None:
        told = self._told.hear(at)
        await in_one(self._engine, lambda session: session.write(name, at=told))


def _untimed(seconds: float) -> None:
    """Nobody asked how long commits take."""


def _last_sign(row: Row) -> datetime:
    return instant(max(row["stopped_at"] or 0, row["alive_at"]))
