"""One unit of work, put together of its repositories."""

import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from types import TracebackType

from bot.ports.storage import AlreadyDone
from bot.storage.absences import SqlAbsences
from bot.storage.acting import SqlActings
from bot.storage.assignments import SqlAssignments
from bot.storage.calls import SqlCalls
from bot.storage.cards import SqlCards
from bot.storage.channels import SqlChannels
from bot.storage.citizen_inputs import SqlCitizenInputs
from bot.storage.clippings import SqlClippings
from bot.storage.codec import LastTold
from bot.storage.conferences import SqlConferences
from bot.storage.dialogues import SqlDialogues
from bot.storage.documents import SqlDocuments
from bot.storage.enquiries import SqlEnquiries
from bot.storage.escalations import SqlEscalations
from bot.storage.exports import SqlExports
from bot.storage.facts import SqlFacts
from bot.storage.forgetting import SqlForgetting
from bot.storage.invitations import SqlInvitations
from bot.storage.issues import SqlIssues
from bot.storage.journal import SqlJournal
from bot.storage.kept_texts import SqlKeptTexts
from bot.storage.letters import SqlLetters
from bot.storage.lives import SqlLives
from bot.storage.meetings import SqlMeetings
from bot.storage.members import SqlMembers
from bot.storage.musters import SqlMusters
from bot.storage.outlets import SqlOutlets
from bot.storage.persons import SqlPersons
from bot.storage.plans import SqlPlans
from bot.storage.promises import SqlPromises
from bot.storage.protected_names import SqlProtectedNames
from bot.storage.publications import SqlPublications
from bot.storage.quiet import SqlQuiet
from bot.storage.reports import SqlReports
from bot.storage.rooms import SqlRooms
from bot.storage.rosters import SqlRosters
from bot.storage.rumours import SqlRumours
from bot.storage.search.finding import SqlSearch
from bot.storage.search.index import Index
from bot.storage.session import Session
from bot.storage.sitreps import SqlSitreps
from bot.storage.speaking import SqlBriefLines, SqlMandates
from bot.storage.stakeholders import SqlStakeholders
from bot.storage.surges import SqlSurges
from bot.storage.suspicions import SqlSuspicions, SqlTicks
from bot.storage.tasks import SqlTasks
from bot.storage.withholding import SqlWithholding


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
        self._told, self._timed = told, timed
        self.members, self.dialogues = SqlMembers(session), SqlDialogues(session)
        self.invitations = SqlInvitations(session)
        index = self._index = Index(session, learned)
        self.issues = SqlIssues(session, index)
        self.reports = SqlReports(session, index)
        self.cards, self.lives = SqlCards(session), SqlLives(session)
        self.escalations = SqlEscalations(session)
        self.facts, self.rumours = SqlFacts(session, index), SqlRumours(session, index)
        self.promises = SqlPromises(session, index)
        self.enquiries = SqlEnquiries(session, index)
        self.clippings = SqlClippings(session, index)
        self.outlets = SqlOutlets(session, index)
        self.documents = SqlDocuments(session, index)
        self.search = SqlSearch(session, index)
        self.letters = SqlLetters(session, told, posted)
        self.journal, self.kept_texts = SqlJournal(session, told), SqlKeptTexts(session)
        self.persons = SqlPersons(session, index)
        self.forgetting = SqlForgetting(session, index)
        self._open_books(session, index)
        self._open_readiness(session)

    def _open_books(self, session: Session, index: Index) -> None:
        """Hold the registers that a team keeps of an issue."""
        self.assignments = SqlAssignments(session)
        self.tasks, self.plans = SqlTasks(session, index), SqlPlans(session, index)
        self.calls, self.quiet = SqlCalls(session), SqlQuiet(session)
        self.surges, self.withholding = SqlSurges(session), SqlWithholding(session)
        self.citizen_inputs = SqlCitizenInputs(session, index)
        self.stakeholders = SqlStakeholders(session, index)
        self.sitreps = SqlSitreps(session, index)
        self.meetings = SqlMeetings(session, index)
        self.rooms, self.mandates = SqlRooms(session), SqlMandates(session)
        self.brief_lines, self.channels = SqlBriefLines(session), SqlChannels(session)
        self.acting, self.exports = SqlActings(session), SqlExports(session)
        self.publications = SqlPublications(session)
        self.protected_names = SqlProtectedNames(session)

    def _open_readiness(self, session: Session) -> None:
        """Hold what is known of who is there."""
        self.absences, self.rosters = SqlAbsences(session), SqlRosters(session)
        self.musters, self.conferences = SqlMusters(session), SqlConferences(session)
        self.suspicions, self.ticks = SqlSuspicions(session), SqlTicks(session)

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
