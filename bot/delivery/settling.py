"""What becomes of a letter after a try: sent, later, otherwise, or never."""

import logging
from collections.abc import Awaitable, Sequence
from typing import Any

from telegram import Bot

from bot.delivery.answers import Kind
from bot.delivery.policy import Step, policy
from bot.delivery.recording import Record
from bot.delivery.throttle import Throttle
from bot.delivery.verdict import Verdict, backoff, verdict
from bot.delivery.writer import Call, write
from bot.ports.mail import QueuedLetter
from bot.services.desk import Desk

log = logging.getLogger(__name__)

#: A letter with which something nobody foresaw is wrong waits this long, in seconds.
LATER = 60.0


class TokenRefused(Exception):
    """Telegram refuses the token: every letter is kept, and nothing more is sent."""


class Counter:
    """Sends one letter and settles the outcome; what to do is the policy's word."""

    def __init__(self, desk: Desk, bot: Bot, throttle: Throttle) -> None:
        self._desk = desk
        self._record = Record(desk)
        self._bot = bot
        self._throttle = throttle

    async def carry(self, queued: QueuedLetter) -> None:
        """Send a letter and settle what came of it."""
        if await self._record.may_leave(queued):
            await self._unforgotten(queued, self._carry(queued))

    async def doubt(self, queued: QueuedLetter) -> None:
        """Settle a letter that was on its way when the process died."""
        await self._unforgotten(queued, self._doubt(queued))

    async def _unforgotten(self, queued: QueuedLetter, work: Awaitable[None]) -> None:
        """Whatever is wrong with a letter: the others go on, it is tried again."""
        try:
            await work
        except TokenRefused:
            raise
        except Exception as error:
            code = type(error).__name__
            log.error("letter %s failed: %s", queued.id, code, exc_info=error)
            await self._record.later(queued, LATER, "failed", doubtful=True)

    async def _carry(self, queued: QueuedLetter) -> None:
        try:
            call = write(queued)
        except Exception as error:
            log.error("letter %s is unwritable: %s", queued.id, type(error).__name__)
            await self._record.died(queued, "unwritable")
            return
        failure = await self._send(queued, call)
        if failure is not None:
            await self._settle(queued, failure)

    async def _doubt(self, queued: QueuedLetter) -> None:
        doubt = verdict(ConnectionError(), method=write(queued).method)
        await self._settle(queued, Verdict(doubt.kind, "process_died"))

    async def _send(self, queued: QueuedLetter, call: Call) -> Verdict | None:
        if not self._desk.storage.outbox.in_hand(queued):  # another may carry it now
            return Verdict(Kind.RETRY, "out_of_hand")
        try:
            result = await self._bot.do_api_request(call.method, api_kwargs=call.params)
        except Exception as error:
            return verdict(error, method=call.method)
        await self._record.sent(queued, _message_id(result), result)
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
            await self._record.sent(queued, queued.message_id)
        elif step is Step.DEAD:
            await self._record.died(queued, failure.code)
        elif step is Step.STOP:
            await self._stop(queued, failure)
        else:
            await self._end(queued, step, failure)

    async def _again(
        self, queued: QueuedLetter, failure: Verdict, doubtful: bool
    ) -> None:
        wait = failure.wait or backoff(queued.attempts + 1)
        if failure.kind is Kind.WAIT:
            now = self._desk.clock.now().timestamp()
            self._desk.signs.held_back()
            self._throttle.blocked(queued.letter.chat_id, now, wait)
        if failure.kind is Kind.MIGRATED:
            wait = 0.0  # the new chat is open: letters go there in their order
            await self._record.moved(queued.letter.chat_id, failure.chat_id)
        await self._record.later(queued, wait, failure.code, doubtful=doubtful)

    async def _otherwise(
        self, queued: QueuedLetter, call: Call, first: Verdict
    ) -> None:
        """Send in another form, once: as plain text, or as a new message."""
        log.warning("letter %s leaves otherwise: %s", queued.id, first.code)
        failure = await self._send(queued, call)
        if failure is None:
            return
        if failure.kind in (Kind.AS_PLAIN_TEXT, Kind.GONE, Kind.DEAD):
            await self._record.died(queued, failure.code)
        else:
            await self._settle(queued, failure)

    async def _end(self, queued: QueuedLetter, step: Step, failure: Verdict) -> None:
        state = "uncertain" if step is Step.UNCERTAIN else "cancelled"
        await self._record.ended(queued, state, failure.code)

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
    return int(first.get("message_id", 0)) if isinstance(first, dict) else 0
