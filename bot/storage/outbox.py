"""The outbox as the postman sees it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.domain.values import replace
from bot.ports.letters import Door
from bot.ports.mail import SELF_STANDING, QueuedLetter
from bot.storage.codec import LastTold, instant, ms
from bot.storage.enclosures import content_of
from bot.storage.letter_codec import queued_letter
from bot.storage.session import Engine, Lane, Session
from bot.storage.single import in_one, taken


class SqlOutbox:
    """`bot.ports.storage.Outbox`: each call is a transaction of its own."""

    def __init__(self, engine: Engine, told: LastTold) -> None:
        self._engine = engine
        self._told = told

    def hand_over(self, door: Door | None) -> None:
        self._told.fresh.door = None if self._engine.shared else door

    async def claim(
        self,
        now: datetime,
        busy: Collection[int],
        limit: int,
        urgent: bool,
        together: int = 1,
    ) -> Sequence[QueuedLetter]:
        told = self._told.hear(now)

        async def take(session: Session) -> Sequence[QueuedLetter]:
            rows = await session.rows(
                "outbox.claimable",
                now=told,
                urgent=int(urgent),
                together=together,
                # Those to busy chats are passed over.
                limit=limit + len(busy) * together,
            )
            letters = (queued_letter(row, holder, self._told.fresh) for row in rows)
            free = [one for one in letters if one.letter.chat_id not in busy]
            taken = _in_order(free)[:limit]
            for one in taken:
                await session.write("outbox.claim", id=one.id)
            if not taken:
                await session.write("outbox.cancel_orphans")
            return taken

        values = {"now": told, "urgent": int(urgent)}
        # Most of the time there is nothing, and a look costs less than a claim.
        if not await self._engine.look("outbox.any", **values):
            return []
        holder = self._engine.holder
        claimed = await in_one(self._engine, take, Lane.CLAIMS)
        return [await self._enclosed(queued) for queued in claimed]

    async def _enclosed(self, queued: QueuedLetter) -> QueuedLetter:
        """Put what a letter encloses into it: the postman asks for nothing."""
        if not queued.letter.file:
            return queued
        rows = await self._engine.look("enclosures.find", sha=queued.letter.file)
        return replace(queued, enclosed=content_of(rows))

    def in_hand(self, queued: QueuedLetter) -> bool:
        return self._engine.in_hand(queued.hand)

    async def sent(self, letter_id: str, message_id: int, at: datetime) -> None:
        number = message_id or None
        await self._alone("outbox.sent", id=letter_id, message_id=number, at=ms(at))

    async def postpone(
        self, letter_id: str, until: datetime, code: str, maybe_sent: bool
    ) -> None:
        await self._alone(
            "outbox.postpone",
            id=letter_id,
            until=ms(until),
            code=code,
            maybe_sent=int(maybe_sent),
        )

    async def settle(self, letter_id: str, state: str, code: str, at: datetime) -> None:
        await self._alone(
            "outbox.settle", id=letter_id, state=state, code=code, at=ms(at)
        )

    async def unclaim(self, letter_id: str, until: datetime) -> None:
        await self._alone("outbox.unclaim", id=letter_id, until=ms(until))

    async def rescue(self) -> Sequence[QueuedLetter]:
        rows = await taken(self._engine, "outbox.rescue")
        return [queued_letter(row) for row in rows]

    async def next_due(self, now: datetime) -> datetime | None:
        rows = await self._engine.look("outbox.next_due")
        return max(now, instant(rows[0]["not_before"])) if rows else None

    async def migrate(self, old_chat: int, new_chat: int) -> None:
        async def move_all(session: Session) -> None:
            for name in _MOVES:
                await session.write(name, old_chat=old_chat, new_chat=new_chat)

        await in_one(self._engine, move_all)

    async def _alone(self, name: str, **values: object) -> None:
        await in_one(self._engine, lambda session: session.write(name, **values))


def _in_order(letters: Sequence[QueuedLetter]) -> list[QueuedLetter]:
    """Leave out what another letter to the same chat has to arrive before."""
    first: dict[int, bool] = {}
    kept = []
    for one in letters:
        alone = one.letter.klass in SELF_STANDING
        beside = first.get(one.letter.chat_id, True)
        if one.letter.chat_id not in first or (beside and alone):
            kept.append(one)
        first[one.letter.chat_id] = beside and alone
    return kept


_MOVES = (
    "outbox.move_letters",
    "outbox.move_keyboards",
    "outbox.extend_moves",
    "outbox.remember_move",
)
