"""One unit of work: its repositories, each made when it is first asked for."""

import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import cached_property
from types import TracebackType

from bot.ports.storage import AlreadyDone
from bot.storage.codec import LastTold
from bot.storage.dialogues import SqlDialogues
from bot.storage.documents import SqlDocuments
from bot.storage.escalations import SqlEscalations
from bot.storage.facts import SqlFacts
from bot.storage.forgetting import SqlForgetting
from bot.storage.invitations import SqlInvitations
from bot.storage.issues import SqlIssues
from bot.storage.journal import SqlJournal
from bot.storage.letters import SqlLetters
from bot.storage.members import SqlMembers
from bot.storage.persons import SqlPersons
from bot.storage.reports import SqlReports
from bot.storage.search.finding import SqlSearch
from bot.storage.search.index import Index
from bot.storage.session import Session


class SqlUnitOfWork:
    """`bot.ports.storage.UnitOfWork`."""

    def __init__(
        self,
        session: Session,
        told: LastTold,
        posted: Callable[[], None],
        timed: Callable[[float], None],
        learned: set[str],
    ) -> None:
        self._session = session
        self._told, self._posted, self._timed = told, posted, timed
        self._index = Index(session, learned)

    @cached_property
    def members(self) -> SqlMembers:
        return SqlMembers(self._session)

    @cached_property
    def invitations(self) -> SqlInvitations:
        return SqlInvitations(self._session)

    @cached_property
    def dialogues(self) -> SqlDialogues:
        return SqlDialogues(self._session)

    @cached_property
    def issues(self) -> SqlIssues:
        return SqlIssues(self._session, self._index)

    @cached_property
    def reports(self) -> SqlReports:
        return SqlReports(self._session, self._index)

    @cached_property
    def escalations(self) -> SqlEscalations:
        return SqlEscalations(self._session)

    @cached_property
    def facts(self) -> SqlFacts:
        return SqlFacts(self._session)

    @cached_property
    def search(self) -> SqlSearch:
        return SqlSearch(self._session, self._index)

    @cached_property
    def documents(self) -> SqlDocuments:
        return SqlDocuments(self._session, self._index)

    @cached_property
    def letters(self) -> SqlLetters:
        return SqlLetters(self._session, self._told, self._posted)

    @cached_property
    def journal(self) -> SqlJournal:
        return SqlJournal(self._session, self._told)

    @cached_property
    def persons(self) -> SqlPersons:
        return SqlPersons(self._session, self._index)

    @cached_property
    def forgetting(self) -> SqlForgetting:
        return SqlForgetting(self._session, self._index)

    async def committed(self, key: str) -> bool:
        return bool(await self._session.rows("units.committed", key=key))

    async def commit(self, key: str) -> None:
        await self._index.keep()
        ticked = await self._session.change("units.tick_off", key=key)
        if await self._session.change("units.done", key=key) == 0:
            await self._session.undo()
            raise AlreadyDone(key)
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
