"""The leave of members."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.absence import Absence, Absences
from bot.storage.codec import instant, ms
from bot.storage.remembering import ABSENT, recalled
from bot.storage.session import Row, Session


class SqlAbsences:
    """`bot.ports.absences.KeepsAbsences`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def noted(self) -> Absences:
        return await recalled(self._session, ABSENT, None, self._read)

    async def _read(self) -> Absences:
        rows = await self._session.rows("absences.noted")
        return {row["user_id"]: _absence(row) for row in rows}

    async def find(self, user_id: int) -> Absence | None:
        return (await self.noted()).get(user_id)

    async def put(self, absence: Absence) -> None:
        await self._session.write(
            "absences.put",
            user_id=absence.user_id,
            starts_at=ms(absence.starts_at),
            ends_at=ms(absence.ends_at),
            noted_by=absence.noted_by,
            noted_at=ms(absence.noted_at),
            stand_in=absence.stand_in,
        )

    async def drop(self, user_id: int) -> None:
        await self._session.write("absences.drop", user_id=user_id)

    async def over(self, at: datetime) -> Sequence[Absence]:
        rows = await self._session.rows("absences.over", at=ms(at))
        return [_absence(row) for row in rows]


def _absence(row: Row) -> Absence:
    return Absence(
        row["user_id"],
        instant(row["starts_at"]),
        instant(row["ends_at"]),
        row["noted_by"],
        instant(row["noted_at"]),
        row["stand_in"],
    )
