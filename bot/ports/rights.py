"""The port of rights: what is stored about a person, and how it goes away."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.domain.retention import Kind
from bot.domain.rights import Person

#: Section -> rows, ready for JSON; instants are ISO texts in UTC.
Export = Mapping[str, Sequence[Mapping[str, Any]]]


class Persons(Protocol):
    """People by their numbers, and everything that is stored about each."""

    async def of(self, user_id: int) -> Person:
        """Return the person of an account; a new one gets the next number."""

    async def find(self, user_id: int) -> Person | None:
        """Return the person of an account; None for one that nobody ever noted."""

    async def numbered(self, number: int) -> Person | None:
        """Return the person with a number, erased or not; None if there is none."""

    async def everyone(self) -> Sequence[Person]:
        """Return everybody who ever had a number."""

    async def leaving(self) -> Sequence[Person]:
        """Return whose erasure was accepted and has not come to its end."""

    async def save(self, person: Person) -> None:
        """Keep how far an erasure has come."""

    async def open_issues(self, user_id: int) -> Sequence[str]:
        """Return the ids of open issues in which somebody has a part."""

    async def letters_waiting(self, user_id: int) -> int:
        """Count the letters to a person that have not left."""

    async def export(self, user_id: int) -> Export:
        """Return everything that is stored about somebody, by section."""

    async def mask(self, person: Person, name: str) -> None:
        """Put *name* in place of theirs in whatever others see, or were told.

        Their number, position and user name go with it. What others reported, and
        what was submitted for approval, stays as it was written.
        """

    async def erase(self, person: Person) -> None:
        """Take them out of every table: a pseudonym stays where a record needs one."""


class Forgetting(Protocol):
    """Removes what is past its term."""

    async def forget(self, kind: Kind, before: datetime, limit: int) -> int:
        """Remove up to *limit* things older than *before*; return how many.

        What something still open needs stays. RECORDS are left their numbers and
        times. Kinds that are files are not known here.
        """
