"""A real bot, four members with phones, and a Telegram over HTTP: for drills."""

import signal
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.roles import Role
from bot.sandbox.http import serve
from bot.sandbox.local import LocalTelegram
from tests.proofs.process import TOKEN, BotProcess, until
from tests.proofs.story import enrol, office

ANA, BUDI, CITRA, DODI = 11, 12, 13, 14
TEAM = {
    ANA: Role.REPORTER,
    BUDI: Role.DUTY_OFFICER,
    CITRA: Role.CRISIS_LEAD,
    DODI: Role.ADMIN,
}

WHOLE = "The journal's chain is whole, the database sound, every invariant kept.\n"


class Drill:
    """What a drill does to the town, and what it sees."""

    def __init__(self, telegram: LocalTelegram, bot: BotProcess) -> None:
        self.telegram, self.bot = telegram, bot

    def reports(self, text: str) -> None:
        """Let Ana report."""
        self.telegram.phone(ANA).sends(f"/lapor {text}")

    def heard(self, user_id: int, *words: str) -> list[str]:
        """The texts of the bot on a phone that have all the words."""
        return [
            m.text
            for m in self.telegram.phone(user_id).chat()
            if m.sender.id == 42 and all(word in m.text for word in words)
        ]

    async def receipt(self, text: str) -> None:
        """Wait until Ana knows that her report is kept."""
        await until(lambda: self.heard(ANA, "tercatat", text), self.bot.log.read_text)

    def lines(self, *levels: str) -> list[str]:
        """The messages of some levels in the log."""
        return [one["event"] for one in self.bot.logged() if one["level"] in levels]

    def waits(self) -> int:
        """How many updates Telegram still keeps, because nobody confirmed them."""
        return len(self.telegram.bot().updates.waiting)

    def titles(self, database: Path | None = None) -> list[str]:
        """The issues in the database of a bot that does not run."""
        with closing(sqlite3.connect(database or self.bot.database)) as opened:
            rows = opened.execute("SELECT title FROM issue ORDER BY id").fetchall()
        return [title for (title,) in rows]

    async def again(self) -> None:
        """Start the bot and wait until it works."""
        await self.bot.start()
        await self.bot.ready()

    async def dies(self) -> None:
        """Kill it where it is."""
        self.bot.send(signal.SIGKILL)
        await self.bot.ended()

    async def ends_whole(self) -> None:
        """Stop in order; the database is whole, and no traceback was logged."""
        assert await self.bot.stop() == 0
        assert await self.bot.ask("verify") == (0, WHOLE)
        assert "Traceback" not in self.bot.log.read_text("utf-8")


@asynccontextmanager
async def drilled(folder: Path, place: Path | None = None) -> AsyncIterator[Drill]:
    """Open the town; the bot was not started yet, its database is in *place*."""
    telegram = LocalTelegram()
    telegram.add_bot(TOKEN, "siaga_bot")
    for user_id in TEAM:
        telegram.add_user(user_id, f"Anggota {user_id}").unblocks_bot()
    server = await serve(telegram)
    playbook = office(folder / "office")
    database = f"sqlite:///{place or folder}/siaga.db"
    bot = BotProcess(folder, server.url, playbook=str(playbook), database=database)
    await enrol(database, TEAM, datetime.now(UTC))
    try:
        yield Drill(telegram, bot)
    finally:
        await bot.kill()
        await server.aclose()
