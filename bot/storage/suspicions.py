"""Suspected accounts, and what was ticked off of the office's readiness."""

from collections.abc import Mapping, Sequence

from bot.domain.suspicion import Suspicion
from bot.ports.musters import Tick
from bot.storage.codec import instant, ms
from bot.storage.session import Row, Session


class SqlSuspicions:
    """`bot.ports.musters.Suspicions`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def open(self) -> Sequence[Suspicion]:
        return [_suspicion(r) for r in await self._session.rows("suspicions.open")]

    async def find(self, user_id: int) -> Suspicion | None:
        rows = await self._session.rows("suspicions.find", user_id=user_id)
        return _suspicion(rows[0]) if rows else None

    async def put(self, suspicion: Suspicion) -> None:
        await self._session.write(
            "suspicions.put",
            user_id=suspicion.user_id,
            raised_by=suspicion.raised_by,
            raised_at=ms(suspicion.raised_at),
            widened=int(suspicion.widened),
        )

    async def drop(self, user_id: int) -> None:
        await self._session.write("suspicions.drop", user_id=user_id)


class SqlTicks:
    """`bot.ports.musters.Ticks`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def everything(self) -> Mapping[str, Tick]:
        rows = await self._session.rows("ticks.everything")
        return {
            row["item"]: Tick(row["item"], row["ticked_by"], instant(row["ticked_at"]))
            for row in rows
        }

    async def put(self, tick: Tick) -> None:
        await self._session.write(
            "ticks.put",
            item=tick.item,
            ticked_by=tick.ticked_by,
            ticked_at=ms(tick.ticked_at),
        )

    async def drop(self, item: str) -> None:
        await self._session.write("ticks.drop", item=item)


def _suspicion(row: Row) -> Suspicion:
    return Suspicion(
        row["user_id"],
        row["raised_by"],
        instant(row["raised_at"]),
        bool(row["widened"]),
    )
