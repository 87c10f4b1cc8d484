"""The sample office and the bot that lives in it: opened, begun anew, put forward."""

import asyncio
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from bot.app.building import Built
from bot.app.trial import moving, town
from bot.app.trial.cast import cast
from bot.app.trial.clock import TrialClock
from bot.app.trial.line import Line
from bot.app.trial.settings import settings_of
from bot.app.trial.tenant import Tenant
from bot.playbook import load_playbook
from bot.sandbox.answers import JsonObject
from bot.sandbox.bell import Bell
from bot.sandbox.local import LocalTelegram
from bot.sandbox.page.attaching import samples
from bot.sandbox.stories.office import Office
from bot.sandbox.stories.playing import Player
from bot.sandbox.stories.reading import Story
from bot.settings import Settings

#: Everything of a trial stays on this machine.
HOST = "127.0.0.1"

#: How long a story waits for what must be seen, in seconds.
SEEN_WITHIN = 20.0


class Tenancy:
    """Everything of one trial; `folder` is where its databases are."""

    def __init__(self, office: Office, folder: Path, playbook: Path) -> None:
        self.office = office
        self.clock = TrialClock()
        self.telegram = LocalTelegram(self.clock.now)
        self.news = Bell()
        self.one_at_a_time = asyncio.Lock()
        self._folder = folder
        self._playbook = playbook
        self._bot = Tenant(self.clock, self.news.ring)
        self._opened = 0
        self._next_due: datetime | None = None
        self._cast = cast(office, load_playbook(playbook))
        self.line = Line(self.telegram, HOST)

    async def begin_anew(self, at: datetime | None = None) -> None:
        """Open a new office, at an instant or now, and wait until its bot is ready."""
        await self.stop_bot()
        self.clock.begin_at(at)
        self.telegram.reset()
        await self.line.follow()
        town.settle(self.telegram, self.office)
        self._opened += 1
        self.start_bot()
        await self._bot.ready()
        town.press_start(self.telegram, self.office)
        await self.calm()

    def start_bot(self) -> None:
        """Start the bot where it stopped."""
        self._bot.start(self._settings(), self._move_in)

    async def stop_bot(self) -> None:
        """Stop the bot in order."""
        await self._bot.stop()

    async def close(self) -> None:
        """Stop the bot and leave nothing behind."""
        await self.stop_bot()
        await self.line.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    async def put_forward(self, by: timedelta) -> None:
        """Move the clock, and let everything happen that is due on the way."""
        await moving.put_forward(self.clock, by, self._bot.built, self.telegram)
        await self.look_ahead()

    async def calm(self) -> None:
        """Wait until the bot has nothing to do just now."""
        if self._bot.built is not None:
            await moving.calm(self._bot.built, self.telegram)

    async def look_ahead(self) -> datetime | None:
        """Return when the next call or deadline comes; None without any, or a bot.

        What changed is told to the page.
        """
        due = await moving.next_deadline(self._bot.built)
        if due != self._next_due:
            self._next_due = due
            self.news.ring()
        return due

    def player(self, story: Story) -> Player:
        """Return a player of a story on the phones of this office."""
        return Player(
            story,
            self.office,
            self.telegram,
            advance=self.put_forward,
            until=self._until,
            samples=samples(),
        )

    async def _until(self, seen: Callable[[], bool]) -> bool:
        bell = self.telegram.events.bell
        with suppress(TimeoutError):
            async with asyncio.timeout(SEEN_WITHIN):
                while not seen():
                    await bell.heard(bell.version)
        return seen()

    async def _move_in(self, built: Built) -> None:
        await town.enrol_office(built.desk, self.office)

    def _settings(self) -> Settings:
        database = f"sqlite:///{self._folder}/office-{self._opened}.db"
        return settings_of(
            self.office, api=self.line.url, database=database, playbook=self._playbook
        )

    def view(self) -> JsonObject:
        """Return the clock, the bot, and who is who."""
        now, zone, due = self.clock.now(), self.office.zone, self._next_due
        return {
            "now": now.isoformat(),
            "zone": zone.key,
            "zone_name": now.astimezone(zone).tzname(),
            "next_due": due.isoformat() if due else None,
            "bot": self._bot.standing.value,
            **self._cast,
        }
