"""Quiet hours, and what waits for their end."""

from collections.abc import Sequence
from datetime import datetime, time

from bot.domain.office import Night
from bot.domain.quiet import QuietHours
from bot.ports.calls import HeldLetter
from bot.storage.codec import instant, maybe, ms
from bot.storage.remembering import RESTING, recalled
from bot.storage.session import Row, Session

_HOUR = 60


class SqlQuiet:
    """`bot.ports.calls.Quiet`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def everyone(self) -> Sequence[QuietHours]:
        async def read() -> Sequence[QuietHours]:
            return [_hours(row) for row in await self._session.rows(RESTING)]

        return await recalled(self._session, RESTING, "", read)

    async def choose(self, hours: QuietHours) -> None:
        night = hours.night
        await self._session.write(
            "quiet.choose",
            user_id=hours.user_id,
            starts=maybe(_minutes, night.start if night else None),
            ends=maybe(_minutes, night.end if night else None),
            zone=hours.zone,
        )

    async def leave_to_office(self, user_id: int) -> None:
        await self._session.write("quiet.leave_to_office", user_id=user_id)

    async def hold(self, held: HeldLetter) -> None:
        await self._session.write(
            "quiet.hold",
            letter=held.letter,
            user_id=held.user_id,
            issue_id=held.issue_id,
            template=held.template,
            until=ms(held.until),
        )

    async def ended(self, now: datetime, limit: int) -> Sequence[int]:
        rows = await self._session.rows("quiet.ended", now=ms(now), limit=limit)
        return [row["user_id"] for row in rows]

    async def held_for(self, user_id: int, now: datetime) -> Sequence[HeldLetter]:
        rows = await self._session.rows("quiet.held_for", user_id=user_id, now=ms(now))
        return [_held(row) for row in rows]

    async def mark_told(self, held: HeldLetter, digest: str) -> None:
        await self._session.write("quiet.mark_told", letter=held.letter, digest=digest)

    async def told_in(self, digest: str) -> Sequence[HeldLetter]:
        rows = await self._session.rows("quiet.told_in", digest=digest)
        return [_held(row) for row in rows]

    async def forget(self, before: datetime) -> None:
        await self._session.write("quiet.forget", before=ms(before))

    async def let_go(self, letter: str, now: datetime) -> None:
        await self._session.write("quiet.let_go", letter=letter, now=ms(now))


def _minutes(at: time) -> int:
    return at.hour * _HOUR + at.minute


def _time(minutes: int) -> time:
    return time(*divmod(minutes, _HOUR))


def _hours(row: Row) -> QuietHours:
    start, end = maybe(_time, row["starts"]), maybe(_time, row["ends"])
    night = None if start is None or end is None else Night(start, end)
    return QuietHours(row["user_id"], night, row["zone"])


def _held(row: Row) -> HeldLetter:
    return HeldLetter(
        row["letter"],
        row["user_id"],
        row["issue_id"],
        row["template"],
        instant(row["until"]),
        row["digest"],
    )
