"""Which letters leave next: calls first, and never more than the throttle allows."""

from collections.abc import Callable
from datetime import timedelta

from bot.delivery.carrying import Carrying, OnTheWay
from bot.delivery.recording import Record
from bot.delivery.throttle import Throttle
from bot.ports.mail import QueuedLetter
from bot.services.desk import Desk

#: Letters on their way at once; pings have their own places beside these.
URGENT_PLACES, OTHER_PLACES = 64, 64


class Choice:
    """Takes letters in hand and lets them be carried, until it is `closed`."""

    def __init__(
        self,
        desk: Desk,
        throttle: Throttle,
        on_the_way: OnTheWay,
        carry: Callable[[QueuedLetter, bool], Carrying],
    ) -> None:
        self._desk = desk
        self._throttle = throttle
        self._on_the_way = on_the_way
        self._carry = carry
        self._record = Record(desk)
        self.closed = False

    async def start_some(self) -> bool:
        """Start carrying letters that may leave now; tell whether there were any."""
        self._throttle.lends = False
        urgent = await self._start(urgent=True, places=URGENT_PLACES + OTHER_PLACES)
        others = await self._start(urgent=False, places=OTHER_PLACES)
        return urgent or others

    async def _start(self, *, urgent: bool, places: int) -> bool:
        now, most = self._desk.clock.now(), places - self._on_the_way.letters
        room = 0 if self.closed else self._throttle.room(now.timestamp(), most)
        if room <= 0 or self._throttle.may_leave(0, now.timestamp(), urgent) > 0:
            return False
        together = self._throttle.together if urgent else 1
        letters = await self._desk.storage.outbox.claim(
            now, self._on_the_way.chats, room, urgent, together
        )
        if urgent:
            self._throttle.lends = len(letters) < room
        by_chat: dict[int, list[QueuedLetter]] = {}
        for letter in letters:
            by_chat.setdefault(letter.letter.chat_id, []).append(letter)
        started = [await self._start_chat(*one, urgent) for one in by_chat.items()]
        return any(started)

    async def _start_chat(
        self, chat_id: int, letters: list[QueuedLetter], urgent: bool
    ) -> bool:
        may_leave = [one for one in letters if await self._may_leave(one, urgent)]
        if may_leave:
            carrying = [self._carry(one, urgent) for one in may_leave]
            self._on_the_way.start(chat_id, carrying)
        return bool(may_leave)

    async def _may_leave(self, queued: QueuedLetter, urgent: bool) -> bool:
        """Give a letter its place among those under way, or put it back."""
        now, chat_id = self._desk.clock.now(), queued.letter.chat_id
        if wait := self._throttle.may_leave(chat_id, now.timestamp(), urgent):
            await self._record.untried(queued, now + timedelta(seconds=wait))
            return False
        self._throttle.leaves(chat_id, now.timestamp(), urgent)
        return True
