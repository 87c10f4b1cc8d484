"""The local Telegram itself: it takes a call and gives an answer."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import datetime
from inspect import isawaitable
from typing import Any

from bot.sandbox import schema
from bot.sandbox.answers import (
    NOT_FOUND,
    NOT_IMPLEMENTED,
    UNAUTHORIZED,
    Answer,
    RefusedError,
    accepted,
)
from bot.sandbox.calls import Call, Calls, run_hook
from bot.sandbox.chats import utc_now
from bot.sandbox.decoding import decoded
from bot.sandbox.faults import Fault, Faults, Outcome
from bot.sandbox.files import upload_from
from bot.sandbox.hooks.courier import Courier
from bot.sandbox.methods import METHODS
from bot.sandbox.pace import Pace
from bot.sandbox.people import Bot, User
from bot.sandbox.phone import Phone
from bot.sandbox.query import Query
from bot.sandbox.world import World

# Parameters of the schema that change what happens and are not imitated here.
NOT_IMITATED = {
    "allow_paid_broadcast",
    "business_connection_id",
    "direct_messages_topic_id",
    "ephemeral_message_parameters",
    "heading",
    "inline_message_id",
    "live_period",
    "message_effect_id",
    "proximity_alert_radius",
    "rich_message",
    "suggested_post_parameters",
}

Sleep = Callable[[float], Awaitable[Any]]


class LocalTelegram(World):
    """The Bot API of an imagined server.

    `now` is its only clock; `sleep` is what a slow answer waits with. `calls`
    records everything, `faults` and `pace` decide what goes wrong.
    """

    def __init__(
        self,
        now: Callable[[], datetime] = utc_now,
        seed: int | str = 0,
        sleep: Sleep = asyncio.sleep,
        calls_kept: int | None = None,
    ) -> None:
        self.sleep = sleep
        self._calls_kept = calls_kept
        super().__init__(now, seed)
        self.courier = Courier(self)
        self.watchers.append(self.courier.look)

    def reset(self) -> None:
        """Forget everything, the calls, the faults and the limits included."""
        super().reset()
        self.calls = Calls(self._calls_kept)
        self.faults = Faults()
        self.pace = Pace(self.now)
        self._phones: dict[int, Phone] = {}

    def add_user(
        self,
        user_id: int,
        first_name: str,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "id",
    ) -> Phone:
        """Let a person exist and hand out the phone."""
        user = User(user_id, first_name, last_name, username, language_code)
        self.users[user_id] = user
        self.events.renew()
        return self.hand_out(user)

    def hand_out(self, user: User) -> Phone:
        """Give somebody a new phone."""
        self._phones[user.id] = Phone(self, user)
        return self._phones[user.id]

    def phone(self, user_id: int) -> Phone:
        """Return the phone of somebody who was added."""
        return self._phones[user_id]

    async def call(
        self,
        token: str,
        method: str,
        params: Mapping[str, Any] | None = None,
        files: Mapping[str, Any] | None = None,
        waits: bool = True,
    ) -> Answer:
        """Carry out one call; `waits=False` answers long polls at once.

        `params` may hold form values (strings) or JSON values; `files` maps
        names to `Upload` or `(filename, bytes, mime)`.
        """
        try:
            bot = self._bot(token)
            name = self._method(method)
        except RefusedError as refused:
            return refused.answer()
        asked = dict(params or {})
        call = self.calls.open(bot.id, name, asked, self.now())
        await run_hook(self.calls.before, call)
        fault = self.faults.take(name, asked.get("chat_id"))
        call.answer = await self._spoilt(fault, call, bot, files or {}, waits)
        call.status = call.answer.status
        await run_hook(self.calls.after, call)
        return call.answer

    def _bot(self, token: str) -> Bot:
        bot = self.bots.get(token)
        if bot is not None:
            return bot
        well_formed = token.partition(":")[0].isdigit() and ":" in token
        raise RefusedError(UNAUTHORIZED if well_formed else NOT_FOUND)

    def _method(self, method: str) -> str:
        name = schema.method_names().get(method.lower())
        if name is None:
            raise RefusedError(NOT_FOUND, "method not found")
        return name

    async def _spoilt(
        self,
        fault: Fault | None,
        call: Call,
        bot: Bot,
        files: Mapping[str, Any],
        waits: bool,
    ) -> Answer:
        if fault is None:
            return await self._answer(call, bot, files, waits)
        call.fault = fault.outcome.value
        if fault.outcome is Outcome.SLOW:
            await self.sleep(fault.seconds)
        answer = accepted(None)
        if fault.takes_effect:
            answer = await self._answer(call, bot, files, waits)
        return fault.spoil(answer)

    async def _answer(
        self, call: Call, bot: Bot, files: Mapping[str, Any], waits: bool
    ) -> Answer:
        try:
            uploads = {name: upload_from(value) for name, value in files.items()}
            call.params = decoded(call.method, call.params, uploads)
            self.pace.check(bot.id, call.method, call.params)
            query = Query(self, bot, call.method, call.params, uploads, waits)
            result = await self._result(query)
        except RefusedError as refused:
            return refused.answer()
        call.accepted = True
        return accepted(result)

    async def _result(self, query: Query) -> Any:
        run = METHODS.get(query.method)
        if run is None:
            reason = f"{query.method} is not implemented by the local Telegram"
            raise RefusedError(NOT_IMPLEMENTED, reason)
        for name in NOT_IMITATED & query.params.keys():
            reason = f"parameter {name} is not imitated by the local Telegram"
            raise RefusedError(NOT_IMPLEMENTED, reason)
        result = run(query)
        return await result if isawaitable(result) else result

    def download(self, token: str, path: str) -> bytes:
        """Return the bytes of a file by its path, or refuse."""
        self._bot(token)
        with suppress(KeyError):
            return self.files.by_path[path].read()
        raise RefusedError(NOT_FOUND)
