"""People by their numbers."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.rights import Person
from bot.ports.rights import Export
from bot.storage.codec import instant, maybe, ms
from bot.storage.erasing import erase
from bot.storage.exporting import export
from bot.storage.masking import mask
from bot.storage.pseudonyms import number_of
from bot.storage.search.index import Index
from bot.storage.session import Row, Session


class SqlPersons:
    """`bot.ports.rights.Persons`."""

    def __init__(self, session: Session, index: Index | None = None) -> None:
        self._session = session
        self._index = index

    async def of(self, user_id: int) -> Person:
        number = await number_of(self._session, user_id)
        rows = await self._session.rows("persons.numbered", number=number)
        return _person(rows[0])

    async def find(self, user_id: int) -> Person | None:
        rows = await self._session.rows("persons.find", user_id=user_id)
        return _person(rows[0]) if rows else None

    async def numbered(self, number: int) -> Person | None:
        rows = await self._session.rows("persons.numbered", number=number)
        return _person(rows[0]) if rows else None

    async def everyone(self) -> Sequence[Person]:
        return [_person(row) for row in await self._session.rows("persons.everyone")]

    async def leaving(self) -> Sequence[Person]:
        return [_person(row) for row in await self._session.rows("persons.leaving")]

    async def save(self, person: Person) -> None:
        await self._session.write(
            "persons.save",
            number=person.number,
            asked_at=maybe(ms, person.asked_at),
            accepted_at=maybe(ms, person.accepted_at),
            erased_at=maybe(ms, person.erased_at),
            tidied_at=maybe(ms, person.tidied_at),
        )

    async def apply(self, token: str, at: datetime) -> bool:
        """Accept an erasure that this copy does not know; False where it is nobody."""
        return await self._session.change("persons.apply", token=token, at=ms(at)) == 1

    async def open_issues(self, user_id: int) -> Sequence[str]:
        rows = await self._session.rows("persons.open_issues", user_id=user_id)
        return [row["id"] for row in rows]

    async def letters_waiting(self, user_id: int) -> int:
        rows = await self._session.rows("persons.letters_waiting", user_id=user_id)
        return int(rows[0]["waiting"])

    async def export(self, user_id: int) -> Export:
        return await export(self._session, user_id)

    async def mask(self, person: Person, name: str) -> None:
        await mask(self._session, person, name)

    async def erase(self, person: Person) -> None:
        await erase(self._session, person)
        if self._index is not None:
            await self._index.begin_anew()


def _person(row: Row) -> Person:
    return Person(
        row["number"],
        row["token"],
        row["user_id"],
        maybe(instant, row["asked_at"]),
        maybe(instant, row["accepted_at"]),
        maybe(instant, row["erased_at"]),
        maybe(instant, row["tidied_at"]),
    )
