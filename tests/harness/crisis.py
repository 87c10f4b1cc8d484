"""A crisis: the real Application, handlers, services and storage; only the edge is ours.

await ana.says("/lapor Video viral tentang layanan kita")
budi.hears("ISU-2026-0001", "Video viral")
await crisis.fast_forward(minutes=15)
crisis.expect_silence()
"""

import asyncio
import os
import re
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from bot.app import Built, build
from bot.delivery.failures import MaybeSent, NotSent
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.sandbox.events import Kind
from bot.sandbox.http import LocalServer, serve
from bot.sandbox.local import LocalTelegram
from bot.sandbox.messages import Message
from bot.sandbox.request import SandboxRequest
from bot.services.house.starting import open_house
from bot.services.people.membership import ensure_admins
from bot.settings import Settings
from tests.harness.clock import CountedSecrets, FrozenClock
from tests.migrated import migrated
from tests.postgres import ask, running_server

TOKEN = "42:TEST"

#: A letter held back by the throttle or by a retry leaves within this time.
PATIENCE = timedelta(seconds=30)

#: Between two ticks of the engine while time passes; one leap has no more than so many.
#: Six tenths of a scenario's time are ticks: `make prove` takes three times as many.
FULL = os.environ.get("SIAGA_PROOF") == "full"
TICK, TICKS = (timedelta(seconds=30), 720) if FULL else (timedelta(seconds=60), 240)


class Way(StrEnum):
    """How the house reaches Telegram, and where it keeps everything."""

    IN_PROCESS = "in_process"  # a call is a call, a file
    OVER_HTTP = "over_http"  # the real transport, a real socket on the loopback
    ON_POSTGRESQL = "on_postgresql"  # a call is a call, a real server


class Phone:
    """A member with a phone: says, presses, and hears."""

    def __init__(self, crisis: "Crisis", phone: Any) -> None:
        self.crisis = crisis
        self.phone = phone
        self._unread: list[Any] = []

    @property
    def id(self) -> int:
        return self.phone.id

    async def says(self, text: str) -> Message:
        """Send a text and let everything settle."""
        return await self.does(lambda phone: phone.sends(text))

    async def does(self, act: Callable[[Any], Any]) -> Any:
        """Do anything a phone can, and let everything settle."""
        result = act(self.phone)
        await self.crisis.settle()
        return result

    async def presses(
        self, label: str | int, under: Message | None = None, **more: Any
    ) -> Any:
        """Press a button; the returned tap shows the pop-up."""
        tap = self.phone.presses(label, under, **more)
        await self.crisis.settle()
        assert tap.answered, f"the spinner of {label!r} never stopped"
        return tap

    def inbox(self) -> list[Any]:
        """What the screen showed and no test has read yet."""
        self._unread += [
            event
            for event in self.phone.unread()
            if event.kind in (Kind.MESSAGE, Kind.EDIT)
        ]
        return self._unread

    def hears(self, *words: str, button: str | None = None) -> Message:
        """Read the first unread text that has all the words."""
        for event in self.inbox():
            shown = (
                event.content.text or event.content.caption
                if hasattr(event.content, "caption")
                else event.content.text
            )
            if all(word in shown for word in words) and _has(event, button):
                self._unread.remove(event)
                return event.message
        raise AssertionError(
            f"{self.phone.user.first_name} did not hear {words} [{button}]; unread: {self.texts()}"
        )

    def texts(self) -> list[str]:
        return [event.content.text for event in self.inbox()]

    def ignores(self) -> None:
        """Read everything without looking."""
        self.inbox()
        self._unread = []

    def screen(self) -> str:
        """The whole chat as text, for looking at."""
        lines = []
        for message in self.phone.chat():
            if message.deleted:
                continue
            who = "→" if message.sender is self.phone.user else "🤖"
            lines.append(
                f"{who} {message.text or message.caption or '[' + message.kind + ']'}"
            )
            for row in message.buttons:
                lines.append("   " + " ".join(f"[{button.label}]" for button in row))
        return "\n".join(lines)


def _has(event: Any, button: str | None) -> bool:
    labels = [one.label for row in event.content.buttons for one in row]
    return button is None or button in labels


def _database(folder: Path, way: Way) -> str:
    if way is Way.ON_POSTGRESQL:
        return running_server().fresh()
    return migrated(folder / "siaga.db")


class Crisis:
    """The house under test, its clock, and the town's Telegram."""

    def __init__(
        self,
        folder: Path,
        database: str | None,
        settings: dict[str, Any],
        way: Way = Way.IN_PROCESS,
    ) -> None:
        self.way = way
        self.clock = FrozenClock()
        self.ticks = TICKS
        self.telegram = LocalTelegram(now=self.clock.now)
        self.telegram.add_bot(TOKEN, "siaga_bot")
        self.phones: dict[int, Phone] = {}
        self.secrets = CountedSecrets()
        self.settings = Settings(
            telegram_token=TOKEN,
            telegram_api="http://127.0.0.1:1",
            database=database or _database(folder, way),
            **settings,
        )
        self.house: Built
        self._server: LocalServer | None = None

    @asynccontextmanager
    async def running(
        self, probe: Any = None, waits: bool = False, signs: Any = None
    ) -> AsyncIterator["Crisis"]:
        """Live in the house until the block ends; with *waits* a long poll is long."""
        async with (
            self._reached(waits) as (settings, request),
            build(
                settings,
                clock=self.clock,
                hush=self.secrets,
                request=request,
                probe=probe,
                signs=signs,
            ) as house,
        ):
            self.house = house
            await ensure_admins(house.desk)
            await open_house(house.desk)
            await house.postman.rescue()
            yield self
            await self._expect_no_accounts_in_the_journal()

    @asynccontextmanager
    async def _reached(
        self, waits: bool
    ) -> AsyncIterator[tuple[Settings, SandboxRequest | None]]:
        """Say where Telegram is, and over which request if not over the real one."""
        if self.way is not Way.OVER_HTTP:
            request = SandboxRequest(self.telegram, NotSent, MaybeSent, waits)
            yield self.settings, request
            return
        self._server = await serve(self.telegram)
        if self.telegram.faults.down:
            await self._server.stop_listening()
        try:
            address = {"telegram_api": self._server.url}
            yield self.settings.model_copy(update=address), None
        finally:
            await self._server.aclose()
            self._server = None

    async def goes_down(self) -> None:
        """Let nobody listen where Telegram was."""
        self.telegram.faults.down = True
        if self._server is not None:
            await self._server.stop_listening()
            while any(self._kept_connections()):
                await asyncio.sleep(0)

    def _kept_connections(self) -> Iterator[bool]:
        """Tell of each kept connection whether it has not yet seen the other end close.

        A call that leaves over one of these may have arrived, for all the house knows.
        """
        for request in self.house.application.bot._request:
            for kept in request._session.connector._conns.values():
                yield from (protocol.is_connected() for protocol, _ in kept)

    async def comes_back(self) -> None:
        """Let Telegram listen again, at the same address."""
        self.telegram.faults.down = False
        if self._server is not None:
            await self._server.listen()

    def person(self, name: str, locale: str = "id") -> Phone:
        """Somebody with a phone, not (yet) a member."""
        user_id = 1001 + len(self.phones)
        phone = self.telegram.add_user(user_id, name, language_code=locale)
        self.phones[user_id] = Phone(self, phone)
        return self.phones[user_id]

    async def member(
        self, name: str, *roles: Role, locale: str = "id", **facts: Any
    ) -> Phone:
        """A member who has pressed Start."""
        one = self.person(name, locale)
        one.phone.unblocks_bot()
        member = Member(
            one.id,
            name,
            frozenset(roles or {Role.REPORTER}),
            self.clock.now(),
            locale=locale,
        )
        async with self.house.storage.begin() as unit:
            await unit.members.save(replace(member, **facts))
            await unit.commit(f"member:{one.id}")
        await self.settle()
        one.ignores()
        return one

    async def settle(self) -> None:
        """Let every update, letter and retry of the next seconds happen."""
        house = self.house
        while True:
            busy = await self._fetched()
            busy = await house.worker.step() or busy
            busy = await house.postman.step() or busy
            if not busy and not await self._wait_a_little():
                return

    async def _fetched(self) -> int:
        """Fetch once; while Telegram is down the poll fails, as it should."""
        if not self.telegram.faults.down:
            return await self.house.poller.step()
        with pytest.raises(NotSent):
            await self.house.poller.step()
        return 0

    async def _wait_a_little(self) -> bool:
        """Move the clock to the next letter, when that is a matter of seconds."""
        now = self.clock.now()
        due = await self.house.storage.outbox.next_due(now)
        if due is None or due - now > PATIENCE:
            return False
        self.clock.at = max(due, now + timedelta(milliseconds=50))
        return True

    async def fast_forward(self, **delta: float) -> None:
        """Let time pass as it would: the engine ticks on the way."""
        end = self.clock.now() + timedelta(**delta)
        step = max(TICK, timedelta(**delta) / self.ticks)
        while self.clock.now() < end:
            self.clock.at = min(end, self.clock.now() + step)
            await self.house.engine.tick()
            await self.settle()

    async def kept(self, query: str) -> list[Any]:
        """Look into the database behind the storage's back: the first column."""
        if self.way is Way.ON_POSTGRESQL:
            return [row[0] for row in await ask(self.settings.database, query)]
        path = self.settings.database.removeprefix("sqlite:///")
        with closing(sqlite3.connect(path)) as connection:
            return [row[0] for row in connection.execute(query)]

    async def _expect_no_accounts_in_the_journal(self) -> None:
        """Nobody's number at Telegram is ever written into the journal (adr/0011)."""
        lines = await self.kept(
            "SELECT action || ' ' || actor || ' ' || subject || ' ' || detail FROM journal"
        )
        accounts = "|".join(map(str, self.phones)) or "nobody"
        known = re.compile(rf"(?<![\d:.-])(?:{accounts})(?!\d)|member:(?:{accounts})\b")
        assert [line for line in lines if known.search(line)] == []

    def expect_silence(self) -> None:
        """Nobody heard anything that the test did not read."""
        unread = {
            p.phone.user.first_name: p.texts()
            for p in self.phones.values()
            if p.texts()
        }
        assert not unread, f"nobody expected {unread}"
