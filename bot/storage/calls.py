"""What calls leave behind: answers, keepings, lists."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.keeping import Keeping
from bot.domain.pacing import Listed, Pace
from bot.domain.values import replace
from bot.storage.codec import instant, maybe, ms
from bot.storage.session import Row, Session

_MILLISECOND = timedelta(milliseconds=1)


class SqlCalls:
    """`bot.ports.calls.Calls`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def answer(
        self, issue_id: str, serial: int, user_id: int, at: datetime
    ) -> None:
        await self._session.write(
            "calls.answer", issue_id=issue_id, serial=serial, user_id=user_id, at=ms(at)
        )

    async def answered(self, issue_id: str, serial: int) -> frozenset[int]:
        rows = await self._session.rows(
            "calls.answered", issue_id=issue_id, serial=serial
        )
        return frozenset(row["user_id"] for row in rows)

    async def keep(self, keeping: Keeping) -> None:
        await self._session.write(
            "calls.keep",
            issue_id=keeping.issue_id,
            owner=keeping.owner,
            look_at=ms(keeping.look_at),
            expires=keeping.expires // _MILLISECOND,
            patience=keeping.patience // _MILLISECOND,
            asked_at=maybe(ms, keeping.asked_at),
        )

    async def keeping(self, issue_id: str) -> Keeping | None:
        rows = await self._session.rows("calls.keeping", issue_id=issue_id)
        return _keeping(rows[0]) if rows else None

    async def end_keeping(self, issue_id: str) -> None:
        await self._session.write("calls.end_keeping", issue_id=issue_id)

    async def keepings_due(self, now: datetime, limit: int) -> Sequence[Keeping]:
        rows = await self._session.rows("calls.keepings_due", now=ms(now), limit=limit)
        return [_keeping(row) for row in rows]

    async def pace(self, user_id: int) -> Pace | None:
        rows = await self._session.rows("calls.pace", user_id=user_id)
        return _pace(rows[0]) if rows else None

    async def set_pace(self, pace: Pace) -> None:
        await self._session.write(
            "calls.set_pace",
            user_id=pace.user_id,
            since=ms(pace.since),
            calls=pace.calls,
            list_at=maybe(ms, pace.list_at),
        )

    async def lists_due(self, now: datetime, limit: int) -> Sequence[Pace]:
        rows = await self._session.rows("calls.lists_due", now=ms(now), limit=limit)
        return [_pace(row) for row in rows]

    async def put_on_list(self, listed: Listed) -> None:
        await self._session.write(
            "calls.put_on_list",
            user_id=listed.user_id,
            issue_id=listed.issue_id,
            letter=listed.letter,
            called=int(listed.called),
            serial=listed.serial,
            at=ms(listed.at),
        )

    async def waiting(self, user_id: int) -> Sequence[Listed]:
        rows = await self._session.rows("calls.waiting", user_id=user_id)
        return [_listed(row) for row in rows]

    async def send_list(self, user_id: int, letter: str) -> Sequence[Listed]:
        found = [replace(one, letter=letter) for one in await self.waiting(user_id)]
        await self._session.write("calls.end_waiting", user_id=user_id)
        for one in found:
            await self.put_on_list(one)
        return found

    async def told_in(self, letter: str) -> Sequence[Listed]:
        rows = await self._session.rows("calls.told_in", letter=letter)
        return [_listed(row) for row in rows]

    async def lists_of(self, issue_id: str) -> Sequence[str]:
        rows = await self._session.rows("calls.lists_of", issue_id=issue_id)
        return [row["letter"] for row in rows]

    async def forget_lists(self, before: datetime) -> None:
        await self._session.write("calls.forget_lists", before=ms(before))


def _keeping(row: Row) -> Keeping:
    return Keeping(
        row["issue_id"],
        row["owner"],
        instant(row["look_at"]),
        row["expires"] * _MILLISECOND,
        row["patience"] * _MILLISECOND,
        maybe(instant, row["asked_at"]),
    )


def _pace(row: Row) -> Pace:
    list_at = maybe(instant, row["list_at"])
    return Pace(row["user_id"], instant(row["since"]), row["calls"], list_at)


def _listed(row: Row) -> Listed:
    return Listed(
        row["user_id"],
        row["issue_id"],
        bool(row["called"]),
        row["serial"],
        instant(row["at"]),
        row["letter"],
    )
