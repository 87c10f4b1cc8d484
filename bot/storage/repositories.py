"""The repositories of a unit of work, each made when it is first asked for."""

from collections.abc import Callable
from typing import Generic, TypeVar

from bot.storage.absences import SqlAbsences
from bot.storage.acting import SqlActings
from bot.storage.assignments import SqlAssignments
from bot.storage.calls import SqlCalls
from bot.storage.cards import SqlCards
from bot.storage.channels import SqlChannels
from bot.storage.citizen_inputs import SqlCitizenInputs
from bot.storage.clippings import SqlClippings
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
from bot.storage.kept_texts import SqlKeptTexts
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

R = TypeVar("R")


class _Kept(Generic[R]):
    """A repository of a unit, made when it is first asked for: a unit needs few."""

    def __init__(self, make: Callable[[Session], R]) -> None:
        self._make = make

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, unit: "Repositories", owner: type | None = None) -> R:
        made = self._of(unit)
        # From now on the unit has it by this name, and nobody comes here again.
        unit.__dict__[self._name] = made
        return made

    def _of(self, unit: "Repositories") -> R:
        return self._make(unit._session)


class _Searched(_Kept[R]):
    """A repository that tells the index what it changes."""

    def __init__(self, make: Callable[[Session, Index], R]) -> None:
        self._make_searched = make

    def _of(self, unit: "Repositories") -> R:
        return self._make_searched(unit._session, unit._index)


class Repositories:
    """All of them in one session; what is searched shares one index."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session, self._index = session, index

    members = _Kept(SqlMembers)
    dialogues = _Kept(SqlDialogues)
    invitations = _Kept(SqlInvitations)
    cards = _Kept(SqlCards)
    lives = _Kept(SqlLives)
    escalations = _Kept(SqlEscalations)
    kept_texts = _Kept(SqlKeptTexts)
    issues = _Searched(SqlIssues)
    reports = _Searched(SqlReports)
    facts = _Searched(SqlFacts)
    rumours = _Searched(SqlRumours)
    promises = _Searched(SqlPromises)
    enquiries = _Searched(SqlEnquiries)
    clippings = _Searched(SqlClippings)
    outlets = _Searched(SqlOutlets)
    documents = _Searched(SqlDocuments)
    search = _Searched(SqlSearch)
    persons = _Searched(SqlPersons)
    forgetting = _Searched(SqlForgetting)

    # The registers that a team keeps of an issue.
    assignments = _Kept(SqlAssignments)
    calls = _Kept(SqlCalls)
    quiet = _Kept(SqlQuiet)
    surges = _Kept(SqlSurges)
    withholding = _Kept(SqlWithholding)
    rooms = _Kept(SqlRooms)
    mandates = _Kept(SqlMandates)
    brief_lines = _Kept(SqlBriefLines)
    channels = _Kept(SqlChannels)
    acting = _Kept(SqlActings)
    exports = _Kept(SqlExports)
    publications = _Kept(SqlPublications)
    protected_names = _Kept(SqlProtectedNames)
    tasks = _Searched(SqlTasks)
    plans = _Searched(SqlPlans)
    citizen_inputs = _Searched(SqlCitizenInputs)
    stakeholders = _Searched(SqlStakeholders)
    sitreps = _Searched(SqlSitreps)
    meetings = _Searched(SqlMeetings)

    # What is known of who is there.
    absences = _Kept(SqlAbsences)
    rosters = _Kept(SqlRosters)
    musters = _Kept(SqlMusters)
    conferences = _Searched(SqlConferences)
    suspicions = _Kept(SqlSuspicions)
    ticks = _Kept(SqlTicks)
