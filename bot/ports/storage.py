"""Where everything is kept: one unit of work, spoken in domain words.

Instants are aware datetimes in UTC. A method that returns None for "there is none"
says so. Changes become visible to others, and survive a crash, when `commit`
returned; leaving a unit without it undoes everything. Names of methods are names
of statements: `unit.members.find` runs `find` in queries/members.sql.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from bot.ports.backups import Backups
from bot.ports.books import HoldsBooks
from bot.ports.cards import Cards
from bot.ports.documents import Documents
from bot.ports.facts import Facts
from bot.ports.inbound import HoldsInbound
from bot.ports.inbox import Inbox
from bot.ports.issues import (
    Escalations,
    Issues,
    LevelChange,
    Mapping,
    RunningClock,
)
from bot.ports.journal import Journal, JournalEntry, JournalRow
from bot.ports.letters import Letters, Outbox
from bot.ports.lives import HoldsLives
from bot.ports.office_texts import HoldsKeptTexts
from bot.ports.people import Dialogues, Invitations, Members
from bot.ports.reports import Reports
from bot.ports.rights import Forgetting, Persons
from bot.ports.search import Search
from bot.ports.storage_faults import (
    AlreadyDone,
    Conflict,
    DatabaseInUse,
    StorageUnavailable,
)
from bot.ports.teams import HoldsTeams
from bot.ports.watch import Downtime, Queue, Watch

__all__ = [
    "RESTORE",
    "AlreadyDone",
    "Conflict",
    "DatabaseInUse",
    "Downtime",
    "Escalations",
    "Facts",
    "Inbox",
    "Invitations",
    "Issues",
    "Journal",
    "JournalEntry",
    "JournalRow",
    "Letters",
    "LevelChange",
    "Mapping",
    "Outbox",
    "Queue",
    "Reports",
    "RunningClock",
    "Storage",
    "StorageUnavailable",
    "UnitOfWork",
    "Watch",
]


#: The journal's lines about copies that were put in place have this subject.
RESTORE = "restore"


class UnitOfWork(
    HoldsLives, HoldsInbound, HoldsBooks, HoldsTeams, HoldsKeptTexts, Protocol
):
    """One transaction. Leaving it without `commit` undoes everything."""

    @property
    def members(self) -> Members:
        """People."""

    @property
    def invitations(self) -> Invitations:
        """One-time links."""

    @property
    def dialogues(self) -> Dialogues:
        """Open questions."""

    @property
    def issues(self) -> Issues:
        """Issues."""

    @property
    def reports(self) -> Reports:
        """What members sent."""

    @property
    def cards(self) -> Cards:
        """The cards that rewrite themselves."""

    @property
    def escalations(self) -> Escalations:
        """Running ladders."""

    @property
    def documents(self) -> Documents:
        """Texts."""

    @property
    def facts(self) -> Facts:
        """What is claimed and verified."""

    @property
    def search(self) -> Search:
        """The index of words."""

    @property
    def letters(self) -> Letters:
        """The outbox."""

    @property
    def journal(self) -> Journal:
        """The journal."""

    @property
    def persons(self) -> Persons:
        """People by their numbers."""

    @property
    def forgetting(self) -> Forgetting:
        """What is past its term."""

    async def committed(self, key: str) -> bool:
        """Tell whether a command was committed under this key."""

    async def commit(self, key: str) -> None:
        """Make it so, once: a second commit under *key* raises `AlreadyDone`.

        The inbox row with this key is ticked off in the same transaction.
        """


class Storage(Protocol):
    """Keeps everything. One row in bot.storage.BACKENDS for each engine."""

    @property
    def inbox(self) -> Inbox:
        """Raw updates."""

    @property
    def outbox(self) -> Outbox:
        """Letters on their way."""

    @property
    def watch(self) -> Watch:
        """Whether every promise holds, and how much waits."""

    @property
    def backups(self) -> Backups | None:
        """Copies of the database; None where the engine is copied by other means."""

    @property
    def leads(self) -> bool:
        """Whether this process is the one that polls, sends and keeps time.

        A process that has the database to itself always is. It may change at any
        moment: ask before each step.
        """

    def begin(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a unit of work."""

    def time_commits(self, told: Callable[[float], None]) -> None:
        """Tell *told* the seconds that each unit waits until it is durable."""

    async def starting(self, at: datetime) -> Downtime | None:
        """Note a start; return the time since the last sign of life, None at first."""

    async def alive(self, at: datetime) -> None:
        """Note that the bot is alive at this instant."""

    async def stopping(self, at: datetime) -> None:
        """Note a clean stop."""

    async def integrity(self) -> Sequence[str]:
        """Check the database and every invariant; return what is broken, as codes."""

    async def tidy(self, *, whole: bool = False) -> None:
        """Let no deleted content stay in the -wal; *whole*: write the file anew, too.

        Raise `StorageUnavailable` where it must be done again later.
        """

    async def mail_posted(self) -> None:
        """Wait until a unit that posted letters was committed."""
