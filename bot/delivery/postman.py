"""The postman: takes letters from the outbox, carries them, and settles the outcome."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from telegram import Bot

from bot.delivery.answers import Kind
from bot.delivery.policy import Step, policy
from bot.delivery.throttle import Throttle
from bot.delivery.verdict import Verdict, backoff, verdict
from bot.delivery.writer import Call, write
from bot.ports.mail import QueuedLetter
from bot.services.desk import Desk
from bot.services.reachability import letter_died

log = logging.getLogger(__name__)

#: Letters on their way at once; pings have their own places beside these.
URGENT_PLACES, OTHER_PLACES = 24, 16

#: An idle postman looks this often, in seconds, in case a bell was missed.
LOOK_EVERY = 1.0


class TokenRefused(Exception):
    """Telegram refuses the token: every letter is kept, and nothing more is sent."""


class Postman:
    """Carries letters: pings first, one at a time to each chat."""

    def __init__(self, desk: Desk, bot: Bot, throttle: Throttle) -> None:
        self._desk = desk
        self._bot = bot
        self._throttle = throttle
        self._on_the_way: dict[int, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Carry letters until cancelled; raise `TokenRefused`."""
        await self.rescue()
        while True:
            if await self.start_some():
                continue
            await self._wait()
            self._reap()

    async def step(self) -> bool:
        """Carry what may leave now and wait for it; tell whether there was any."""
        started = await self.start_some()
        while self._on_the_way:
            await asyncio.wait(self._on_the_way.values())
            self._reap()
        return started

    async def drain(self, seconds: float) -> None:
        """Wait for the letters on their way, at most *seconds*."""
        if self._on_the_way:
            await asyncio.wait(self._on_the_way.values(), timeout=seconds)

    async def start_some(self) -> bool:
        """Start carrying letters that may leave now; tell whether there were any."""
        urgent = await self._start(urgent=True, places=URGENT_PLACES + OTHER_PLACES)
        others = await self._start(urgent=False, places=OTHER_PLACES)
        return urgent or others

    async def _start(self, *, urgent: bool, places: int) -> bool:
        room = places - len(self._on_the_way)
        now = self._desk.clock.now()
        if room <= 0 or self._throttle.may_leave(0, now.timestamp(), urgent) > 0:
            return False
        letters = await self._desk.storage.outbox.claim(
            now, list(self._on_the_way), room, urgent
        )
        started = [await self._start_one(letter, urgent) for letter in letters]
        return any(started)

    async def _start_one(self, queued: QueuedLetter, urgent: bool) -> bool:
        now, chat_id = self._desk.clock.now(), queued.letter.chat_id
        wait = self._throttle.may_leave(chat_id, now.timestamp(), urgent)
        if wait > 0:
            until = now + timedelta(seconds=wait)
            await self._desk.storage.outbox.unclaim(queued.id, until)
            return False
        self._throttle.left(chat_id, now.timestamp(), urgent)
        self._on_the_way[chat_id] = asyncio.create_task(self._carry(queued))
        return True

    async def _wait(self) -> None:
        bell = asyncio.ensure_future(self._desk.storage.mail_posted())
        waiting = {bell, *self._on_the_way.values()}
        seconds = await self._next_look()
        try:
            await asyncio.wait(
                waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            bell.cancel()

    async def _next_look(self) -> float:
        now = self._desk.clock.now()
        due = await self._desk.storage.outbox.next_due(now)
        if due is None:
            return LOOK_EVERY
        return min(LOOK_EVERY, max(0.01, (due - now).total_seconds()))

    def _reap(self) -> None:
        for chat_id, task in list(self._on_the_way.items()):
            if task.done():
                del self._on_the_way[chat_id]
                task.result()

    async def rescue(self) -> None:
        """Settle what was on its way when the process died: nobody knows if it left."""
        for queued in await self._desk.storage.outbox.rescue():
            method = write(queued).method
            doubt = verdict(ConnectionError(), method=method)
            await self._settle(queued, Verdict(doubt.kind, "process_died"))

    async def _carry(self, queued: QueuedLetter) -> None:
        failure = await self._send(queued, write(queued))
        if failure is not None:
            await self._settle(queued, failure)

    async def _send(self, queued: QueuedLetter, call: Call) -> Verdict | None:
        try:
            result = await self._bot.do_api_request(call.method, api_kwargs=call.params)
        except Exception as error:
            return verdict(error, method=call.method)
        now = self._desk.clock.now()
        await self._desk.storage.outbox.sent(queued.id, _message_id(result), now)
        return None

    async def _settle(self, queued: QueuedLetter, failure: Verdict) -> None:
        """Do what the policy of the letter's class says about this failure."""
        doubtful = queued.maybe_sent or failure.kind is Kind.AMBIGUOUS
        step = policy(
            queued.letter.klass,
            failure.kind,
            queued.attempts + 1,
            maybe_sent=queued.maybe_sent,
        )
        log.info("letter %s: %s, %s", queued.id, failure.code, step)
        if step in (Step.AGAIN, Step.AGAIN_MARKED):
            await self._again(queued, failure, doubtful)
        elif step is Step.PLAIN:
            await self._otherwise(queued, write(queued, plain=True), failure)
        elif step is Step.ANEW:
            await self._otherwise(queued, write(queued, anew=True), failure)
        elif step is Step.SENT:
            await self._sent(queued)
        elif step is Step.DEAD:
            await letter_died(self._desk, queued, failure.code)
        elif step is Step.STOP:
            await self._stop(queued, failure)
        else:
            await self._end(queued, step, failure)

    async def _again(
        self, queued: QueuedLetter, failure: Verdict, doubtful: bool
    ) -> None:
        now = self._desk.clock.now()
        wait = failure.wait or backoff(queued.attempts + 1)
        if failure.kind is Kind.WAIT:
            chat_id = queued.letter.chat_id
            self._throttle.blocked(chat_id, now.timestamp(), wait)
        if failure.kind is Kind.MIGRATED:
            await self._desk.storage.outbox.migrate(
                queued.letter.chat_id, failure.chat_id
            )
        until = now + timedelta(seconds=wait)
        await self._desk.storage.outbox.postpone(
            queued.id, until, failure.code, doubtful
        )

    async def _otherwise(
        self, queued: QueuedLetter, call: Call, first: Verdict
    ) -> None:
        """Send in another form, once: as plain text, or as a new message."""
        log.warning("letter %s leaves otherwise: %s", queued.id, first.code)
        failure = await self._send(queued, call)
        if failure is None:
            return
        if failure.kind in (Kind.AS_PLAIN_TEXT, Kind.GONE, Kind.DEAD):
            await letter_died(self._desk, queued, failure.code)
        else:
            await self._settle(queued, failure)

    async def _sent(self, queued: QueuedLetter) -> None:
        now = self._desk.clock.now()
        await self._desk.storage.outbox.sent(queued.id, queued.message_id, now)

    async def _end(self, queued: QueuedLetter, step: Step, failure: Verdict) -> None:
        state = "uncertain" if step is Step.UNCERTAIN else "cancelled"
        now = self._desk.clock.now()
        await self._desk.storage.outbox.settle(queued.id, state, failure.code, now)

    async def _stop(self, queued: QueuedLetter, failure: Verdict) -> None:
        """Keep the letter; believe a refused token only when getMe is refused too."""
        await self._again(queued, failure, queued.maybe_sent)
        try:
            await self._bot.get_me()
        except Exception as error:
            if verdict(error, method="getMe").kind is Kind.STOP:
                raise TokenRefused from None


def _message_id(result: Any) -> int:
    """Return the number of the (first) message that a call made; 0 for none."""
    first = result[0] if isinstance(result, Sequence) and result else result
    return int(first["message_id"]) if isinstance(first, dict) else 0
