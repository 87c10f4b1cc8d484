"""The outbox as the use cases see it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from bot.ports.letters import Written
from bot.ports.mail import Letter, QueuedLetter
from bot.storage.codec import LastTold, instant, ms
from bot.storage.enclosures import SqlEnclosures
from bot.storage.ids import next_id
from bot.storage.keyboards import SqlKeyboards
from bot.storage.letter_codec import PRIORITY, letter_row, queued_letter
from bot.storage.session import Session


class SqlLetters(SqlKeyboards, SqlEnclosures):
    """`bot.ports.storage.Letters`."""

    def __init__(
        self, session: Session, told: LastTold, posted: Callable[[], None]
    ) -> None:
        self._session = session
        self._told = told
        self._posted = posted
        self._new: list[QueuedLetter] = []

    async def post(self, letter: Letter) -> None:
        values, new = letter_row(letter, self._told.at), next_id()
        if letter.slot:
            await self._empty_slot(values)
        await self._session.write("letters.post", id=new, **values)
        self._told.fresh.put(str(values["body"]), letter)
        at = instant(self._told.at)
        self._new.append(QueuedLetter(new, letter, 0, False, due_at=at))

    async def leave_at_once(self) -> None:
        """Store as leaving what the postman's door is open for; ring for the rest."""
        inside = sorted(self._new, key=_rank)
        leaving = [one for one in inside if await self._leaves(one)]
        if leaving and (door := self._told.fresh.door):
            self._session.once_kept(partial(door.leave, leaving))
        if len(leaving) < len(inside):
            self._session.once_kept(self._posted)

    async def _leaves(self, queued: QueuedLetter) -> bool:
        door = self._told.fresh.door
        if door is None or not door.opens(queued):
            return False
        place = {"chat_id": queued.letter.chat_id, "first": self._new[0].id}
        return await self._session.change("letters.leave", id=queued.id, **place) > 0

    async def cancel_guarded(self, issue_id: str) -> int:
        await self._session.write("letters.withdraw_guarded", guard=issue_id)
        return await self._session.change("letters.cancel_guarded", guard=issue_id)

    async def end(self, letter_id: str, state: str, code: str, at: datetime) -> None:
        await self._session.write(
            "outbox.settle", id=letter_id, state=state, code=code, at=ms(at)
        )

    async def set_update_aside(self, key: str, code: str) -> None:
        await self._session.write("inbox.set_aside", key=key, code=code)

    async def forget_update(self, key: str) -> None:
        await self._session.write("inbox.forget", key=key)

    async def cancel_for_chat(self, chat_id: int) -> None:
        for name in ("letters.withdraw_for_chat", "letters.cancel_for_chat"):
            await self._session.write(name, chat_id=chat_id)

    async def hold(self, before: datetime) -> tuple[int, int]:
        calls = await self._session.change("letters.hold_calls", before=ms(before))
        others = await self._session.change("letters.hold_others", before=ms(before))
        return calls, others

    async def guarded(self, issue_id: str) -> Sequence[QueuedLetter]:
        rows = await self._session.rows("letters.guarded", guard=issue_id)
        return [queued_letter(row) for row in rows]

    async def find(self, letter_id: str) -> QueuedLetter | None:
        rows = await self._session.rows("letters.find", id=letter_id)
        return queued_letter(rows[0]) if rows else None

    async def fate(self, key: str) -> tuple[str, int]:
        rows = await self._session.rows("letters.by_key", key=key)
        return (rows[0]["state"], rows[0]["message_id"] or 0) if rows else ("", 0)

    async def naming(self, chat_id: int, words: str, limit: int) -> Sequence[Written]:
        some = f"%{words}%"
        rows = await self._session.rows(
            "letters.naming", chat_id=chat_id, some=some, limit=limit
        )
        found = [Written(row["id"], row["key"], row["message_id"] or 0) for row in rows]
        newest = {one.message_id: one for one in reversed(found) if one.message_id}
        return [*(one for one in found if not one.message_id), *newest.values()]

    async def by_key(self, key: str) -> QueuedLetter | None:
        rows = await self._session.rows("letters.keyed", key=key)
        return queued_letter(rows[0]) if rows else None

    async def pending_before(self, klass: str, before: datetime) -> int:
        rows = await self._session.rows(
            "letters.pending_before", klass=klass, before=ms(before)
        )
        return int(rows[0]["late"])

    async def late_pings(self, since: datetime) -> Sequence[str]:
        rows = await self._session.rows("letters.late_pings", since=ms(since))
        return [row["issue_id"] for row in rows]

    async def _empty_slot(self, values: dict[str, object]) -> None:
        place = {k: values[k] for k in ("chat_id", "slot", "key", "parent")}
        for name in ("letters.withdraw_slot", "letters.cancel_slot"):
            await self._session.write(name, **place)


def _rank(queued: QueuedLetter) -> int:
    return PRIORITY[queued.letter.klass]
