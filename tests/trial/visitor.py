"""Somebody at the page of a trial: acts on phones and wishes things, over HTTP."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.app.trial import open_trial
from tests.proofs.process import until

HADI, CITRA, SARI, BUDI, DEWI, ANA, TONO = 1001, 1002, 1003, 1005, 1006, 1011, 1012


class Visitor:
    """The page without a browser; `telegram` is the local Telegram behind it."""

    def __init__(self, session: aiohttp.ClientSession, server: Any) -> None:
        self._session = session
        self.telegram = server.telegram
        self.url = server.url

    async def snapshot(self) -> dict[str, Any]:
        async with self._session.get("/page/snapshot") as answer:
            return await answer.json()

    async def stage(self) -> dict[str, Any]:
        return (await self.snapshot())["stage"]

    async def wish(self, name: str, /, **given: Any) -> dict[str, Any]:
        """Wish for something; `error` in the answer says why not."""
        async with self._session.post(f"/page/stage/{name}", json=given) as answer:
            return await answer.json()

    async def stages(self) -> AsyncIterator[dict[str, Any]]:
        """Hear how the stage changes, as the page does."""
        async with self._session.get("/page/stream") as stream:
            told = ""
            async for line in stream.content:
                word, _, rest = line.decode().rstrip("\n").partition(": ")
                if word == "data" and told == "stage":
                    yield json.loads(rest)
                told = rest if word == "event" else told

    async def act(self, user: int, action: str, /, **given: Any) -> dict[str, Any]:
        """Let somebody act, in the chat with the bot unless it is given."""
        given = {"chat": user, **given}
        async with self._session.post(
            f"/page/act/{user}/{action}", json=given
        ) as answer:
            return await answer.json()

    def shown(self, user: int) -> list[Any]:
        """What the bot has said on a phone."""
        phone = self.telegram.phone(user)
        return [m for m in phone.chat() if m.sender is not phone.user and not m.deleted]

    def count(self, user: int, *words: str) -> int:
        return sum(all(word in m.text for word in words) for m in self.shown(user))

    async def sees(self, user: int, *words: str) -> Any:
        """Wait until a message on a phone has all the words; return the newest."""

        def found() -> list[Any]:
            return [m for m in self.shown(user) if all(w in m.text for w in words)]

        await until(found, lambda: [m.text for m in self.shown(user)])
        return found()[-1]

    async def presses(self, user: int, label: str) -> None:
        """Press the newest button of this label, as soon as there is one."""
        phone = self.telegram.phone(user)

        def there() -> list[Any]:
            return [m for m in self.shown(user) if m.has_button(label)]

        await until(there, lambda: [(m.text, m.buttons) for m in self.shown(user)])
        tap = phone.presses(label, there()[-1])
        await until(lambda: tap.answered, lambda: label)


@asynccontextmanager
async def visiting(**options: Any) -> AsyncIterator[Visitor]:
    """Open a trial on a free port, and a session at its page."""
    async with (
        open_trial(pace=0, **options) as server,
        aiohttp.ClientSession(server.url) as session,
    ):
        yield Visitor(session, server)
