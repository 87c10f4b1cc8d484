"""One unit of work, put together of its repositories."""

import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from types import TracebackType

from bot.ports.storage import AlreadyDone
from bot.storage.codec import LastTold
from bot.storage.journal import SqlJournal
from bot.storage.letters import SqlLetters
from bot.storage.repositories import Repositories
from bot.storage.search.index import Index
from bot.storage.session import Session


class SqlUnitOfWork(Repositories):
    """`bot.ports.storage.UnitOfWork`."""

    def __init__(
        self,
        session: Session,
        told: LastTold,
        posted: Callable[[], None],
        timed: Callable[[float], None],
        learned: set[str],
    ) -> None:
        super().__init__(session, Index(session, learned))
        self._told, self._timed = told, timed
        self.letters = SqlLetters(session, told, posted)
        self.journal = SqlJournal(session, told)

    async def committed(self, key: str) -> bool:
        return bool(await self._session.rows("units.committed", key=key))

    async def commit(self, key: str) -> None:
        await self._index.keep()
        ticked = await self._session.change("units.tick_off", key=key)
        if await self._session.change("units.done", key=key) == 0:
            await self._session.undo()
            raise AlreadyDone(key)
        await self.letters.leave_at_once()
        began = time.monotonic()
        await self._session.keep()
        self._timed(time.monotonic() - began)
        if ticked:
            self._told.ticked.add(key)


class Opening:
    """A unit of work about to begin: entered, it waits for its turn."""

    def __init__(
        self,
        session: AbstractAsyncContextManager[Session],
        unit: Callable[[Session], SqlUnitOfWork],
    ) -> None:
        self._session = session
        self._unit = unit

    async def __aenter__(self) -> SqlUnitOfWork:
        return self._unit(await self._session.__aenter__())

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.__aexit__(kind, error, trace)
