"""The courier brings updates to webhooks: row by row, and again when it fails."""

import asyncio
import json
import random
from collections.abc import Hashable
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.sandbox import forms
from bot.sandbox.answers import RefusedError
from bot.sandbox.hooks.post import HttpPost, Post, Reply
from bot.sandbox.hooks.webhooks import LONGEST_WAITS, Patience, Webhook
from bot.sandbox.people import Bot
from bot.sandbox.updates import Waiting

if TYPE_CHECKING:
    from bot.sandbox.local import LocalTelegram

CALLS = ("application/json", "application/x-www-form-urlencoded", "multipart/form-data")
# Methods that a webhook cannot call in its answer; neither any that gets.
NOT_IN_AN_ANSWER = {"", "deletewebhook", "setwebhook", "close", "logout"}


class Round:
    """The deliveries to one webhook: at most one at a time in each row."""

    def __init__(
        self, telegram: "LocalTelegram", bot: Bot, webhook: Webhook, post: Post
    ) -> None:
        self.telegram = telegram
        self.bot = bot
        self.webhook = webhook
        self._post = post
        self._loop = asyncio.get_running_loop()
        self._places = asyncio.Semaphore(webhook.max_connections)
        self._rows: dict[Hashable, asyncio.Task[None]] = {}
        self._chance = random.Random(bot.id)

    def look(self) -> None:
        """Begin with every row that has something waiting and is idle."""
        for one in self.bot.updates.waiting:
            if one.row not in self._rows:
                self._rows[one.row] = self._loop.create_task(self._serve(one.row))

    def stop(self) -> list[asyncio.Task[None]]:
        """Cancel what is under way; it stays in the queue."""
        tasks = list(self._rows.values())
        for task in tasks:
            task.cancel()
        return tasks

    async def _serve(self, row: Hashable) -> None:
        try:
            while (one := self.bot.updates.first(row)) is not None:
                await self._bring(one)
        finally:
            self._rows.pop(row, None)

    async def _bring(self, one: Waiting) -> None:
        patience = Patience(self._chance.randint(*LONGEST_WAITS))
        body = json.dumps(one.json, separators=(",", ":")).encode()
        while one.until > self.telegram.now():
            async with self._places:
                reply = await self._post(self.webhook, body)
            if reply.is_ok:
                self.webhook.worked()
                await self._arrived(one, reply)
                return
            wait = patience.after(reply.retry_after)
            if self._gave_up(one, reply, wait):
                return
            await self.telegram.sleep(wait)
        self.bot.updates.forget(one)

    async def _arrived(self, one: Waiting, reply: Reply) -> None:
        self.bot.updates.forget(one)
        self.telegram.stir()
        if not reply.content_type.startswith(CALLS):
            return
        try:
            params, files = forms.read("", reply.content_type, reply.body)
        except RefusedError:
            return
        method = str(params.pop("method", ""))
        name = method.lower()
        if name not in NOT_IN_AN_ANSWER and not name.startswith("get"):
            await self.telegram.call(self.bot.token, method, params, files)

    def _gave_up(self, one: Waiting, reply: Reply, wait: int) -> bool:
        now = self.telegram.now()
        if self.webhook.failed(reply.error, reply.status, now):
            self.bot.updates.webhook = None
            self.telegram.stir()
            return True
        self.telegram.stir()
        if now + timedelta(seconds=wait) <= one.until:
            return False
        self.bot.updates.forget(one)
        return True


class Courier:
    """Every webhook of a local Telegram, while at least one server is open."""

    def __init__(self, telegram: "LocalTelegram", post: Post | None = None) -> None:
        self.telegram = telegram
        self._http = HttpPost()
        self._post = post or self._http
        self._rounds: dict[Webhook, Round] = {}
        self._open = 0

    def open(self) -> None:
        """Begin to deliver; needs a running loop, and a `close` for each call."""
        self._open += 1
        self.look()

    async def close(self) -> None:
        """Stop with the last who opened; nothing is left running."""
        self._open -= 1
        if self._open:
            return
        tasks = [task for one in self._rounds.values() for task in one.stop()]
        self._rounds.clear()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._http.aclose()

    def look(self) -> None:
        """See which webhooks are set and what waits for them."""
        if not self._open:
            return
        bots = list(self.telegram.bots.values())
        wanted = {bot.updates.webhook: bot for bot in bots if bot.updates.webhook}
        for gone in self._rounds.keys() - wanted.keys():
            self._rounds.pop(gone).stop()
        for webhook, bot in wanted.items():
            if webhook and webhook not in self._rounds:
                self._rounds[webhook] = Round(self.telegram, bot, webhook, self._post)
        for one in self._rounds.values():
            one.look()
