"""What the repositories need of an engine: named statements inside one transaction."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from enum import StrEnum
from typing import Any, Protocol

from bot.ports.storage import Conflict, StorageUnavailable

#: Told the name of each point where a process may die: "statement:issues.add",
#: "commit:before", "commit:after". What it raises kills the storage there.
Probe = Callable[[str], None]


class Tidy(Protocol):
    """Lets nothing that was deleted stay; see `bot.ports.storage.Storage.tidy`."""

    async def __call__(self, *, whole: bool = False) -> None:
        """Do it, or raise `StorageUnavailable`."""


class RuleBroken(Exception):
    """The schema refused: the change would break one of its rules."""


class Collided(Conflict, StorageUnavailable):
    """Another transaction was in the way, and this one was undone: do it again.

    Who knows how to begin again does so at once; everybody else waits a little, as
    for a storage that is away.
    """


class Lane(StrEnum):
    """Which sessions come one after another, in whatever process they are.

    UNITS read before they write, so each must see what the one before decided. CLAIMS
    decide what leaves next. BESIDE are single changes that may happen at any time.
    """

    UNITS = "units"
    CLAIMS = "claims"
    BESIDE = "beside"


class Row(Protocol):
    """A row of a result, read by the names of its columns."""

    def __getitem__(self, name: str, /) -> Any:
        """Return the value of a column."""


class Session(Protocol):
    """One transaction. Statements are named `<subject>.<name>`, values by parameter.

    `notes` is what the engine remembers from transaction to transaction as long as
    none of them was undone: a cache of what the tables say.
    """

    notes: dict[str, Any]

    async def rows(self, name: str, /, **values: object) -> Sequence[Row]:
        """Run a statement and return its rows; earlier writes are seen."""

    async def write(self, name: str, /, **values: object) -> None:
        """Run a statement, at the latest before the next read or the commit."""

    async def change(self, name: str, /, **values: object) -> int:
        """Run a statement now and return how many rows it changed."""

    def knows(self, name: str) -> bool:
        """Tell whether the engine has this statement; some need one of their own."""

    def once_kept(self, call: Callable[[], None]) -> None:
        """Call *call* when the transaction is durable, and only then."""

    async def keep(self) -> None:
        """Commit; return when it is durable. The session has ended then."""

    async def undo(self) -> None:
        """Roll back. The session has ended then."""


class Engine(Protocol):
    """A database that gives out sessions."""

    #: Whether other processes may work in the same database: then what a process
    #: takes in hand is marked as its own.
    shared: bool

    @property
    def holder(self) -> str:
        """The name under which this process takes things in hand; '' when alone."""

    @property
    def leads(self) -> bool:
        """Whether this process is the one that polls, sends and keeps time."""

    def in_hand(self, holder: str) -> bool:
        """Tell whether what was taken under a name surely still belongs to us."""

    def session(self, lane: Lane = Lane.UNITS) -> AbstractAsyncContextManager[Session]:
        """Open a session; leaving it without `keep` undoes it.

        Inside, a session may see what others changed and did not commit yet; it is
        left only when that is durable, and raises `StorageUnavailable` otherwise.
        """

    async def look(self, name: str, /, **values: object) -> Sequence[Row]:
        """Return the rows of a single statement that changes nothing."""

    async def check(self) -> Sequence[str]:
        """Check the files; return what is broken, as codes."""

    async def close(self) -> None:
        """Finish what runs, then close."""

    async def abandon(self) -> None:
        """Close as if the process died here: what is not committed is lost."""
