"""A real bot, killed and frozen at random moments, loses and doubles nothing.

Members report over HTTP while `siaga run` is killed a dozen times and frozen a few; a
fifth of the calls meets a fault, half of these after Telegram carried them out. What
people sent and saw is written down, and compared with what is there at the end.
"""

import asyncio
import os
import random
import re
import signal
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from bot.domain.roles import Role
from bot.sandbox.events import Kind
from bot.sandbox.faults import Outcome
from bot.sandbox.http import serve
from bot.sandbox.local import LocalTelegram
from tests.proofs import ledger
from tests.proofs.history import NUMBER, History, kept, violations, waiting
from tests.proofs.process import TOKEN, WAYS, BotProcess, until
from tests.proofs.story import enrol, office

pytestmark = pytest.mark.slow

FULL = os.environ.get("SIAGA_PROOF") == "full"
REPORTS, KILLS, FREEZES, SEEDS = (600, 25, 6, 5) if FULL else (240, 12, 3, 1)

ADMIN, DUTY, LEAD = 1, 2, 3
REPORTERS = range(11, 19)
TEAM = {
    ADMIN: Role.ADMIN,
    DUTY: Role.DUTY_OFFICER,
    LEAD: Role.CRISIS_LEAD,
} | dict.fromkeys(REPORTERS, Role.REPORTER)

#: The second step is lived through by every issue; the third never comes.
LADDER = """
[ladders.reported]
steps = [
  { call = ["duty_officer"], wait = "4s" },
  { call = ["duty_officer", "crisis_lead"], wait = "7d" },
  { call = ["duty_officer"], wait = "7d" },
]
repeat = "7d"
"""
ON_DUTY = ((DUTY,), (DUTY, LEAD))

#: Half of these take effect, half do not; no caller can tell which.
FAULTS = (Outcome.LOST, Outcome.BROKEN_BODY, Outcome.RESET, Outcome.BAD_GATEWAY)

TITLE = re.compile(r'"(Laporan nomor \d+[^"]*)"')


class Storm:
    """The town, the bot, and what is written down about them."""

    def __init__(self, folder, telegram, bot, seed):
        self.telegram, self.bot = telegram, bot
        self.history = History(folder / "history.jsonl")
        self.random = random.Random(seed)
        self.kills = self.freezes = 0
        self.receipts: set[tuple[int, str]] = set()
        self.called: dict[str, set[int]] = {}
        self.sent: list[tuple[int, str]] = []
        self._seen = 0

    async def report(self):
        """Send all reports, as fast as they come in a bad hour."""
        for number in range(1, REPORTS + 1):
            author = self.random.choice(REPORTERS)
            text = f"Laporan nomor {number}: antrean di loket {self.random.random()}"
            self.history.write("report", author=author, text=text)
            self.sent.append((author, text))
            self.telegram.phone(author).sends(f"/lapor {text}")
            await asyncio.sleep(self.random.expovariate(10))

    async def rage(self):
        """Kill and freeze the bot: mostly at work, sometimes while it starts."""
        blows = ["kill"] * KILLS + ["freeze"] * FREEZES
        self.random.shuffle(blows)
        for blow in blows:
            if self.random.random() < 0.8:
                await self.bot.ready()
            await asyncio.sleep(self.random.uniform(0.1, 2.5))
            await (self._kill() if blow == "kill" else self._freeze())

    async def _kill(self):
        await self.bot.kill()
        await self.bot.start()
        self.kills += 1

    async def _freeze(self):
        self.bot.send(signal.SIGSTOP)
        await asyncio.sleep(self.random.uniform(0.2, 1.0))
        self.bot.send(signal.SIGCONT)
        self.freezes += 1

    async def watch(self):
        """Write down what appears on the screens."""
        while True:
            events = self.telegram.events.since(self._seen)
            self._seen += len(events)
            for event in events:
                if event.kind is Kind.MESSAGE and event.by.id == 42:
                    self._note(event.chat.id, event.content.text)
            await asyncio.sleep(0.05)

    def _note(self, chat, text):
        title, number = TITLE.search(text), NUMBER.search(text)
        if title is None or number is None:
            return
        if chat in REPORTERS:
            self.receipts.add((chat, title[1]))
            self.history.write("receipt", author=chat, text=title[1], issue=number[1])
        else:
            self.called.setdefault(title[1], set()).add(chat)

    async def calms_down(self):
        """Stop in order, and start again as long as a letter has still to leave."""
        await self.bot.ready()  # the last blow may have left it at its start
        assert await self.bot.stop() == 0
        while waiting(self.bot.database):
            await self.bot.start()
            await self.bot.ready()
            await asyncio.sleep(1)
            assert await self.bot.stop() == 0

    def over(self):
        """Everybody was answered and everybody called."""
        if len(self.sent) < REPORTS or self.kills < KILLS or self.freezes < FREEZES:
            return False
        titles = {text for _, text in self.sent}
        complete = {t for t, people in self.called.items() if people == {DUTY, LEAD}}
        return complete >= titles and self.receipts >= set(self.sent)

    def waits_for(self):
        titles = {text for _, text in self.sent}
        complete = {t for t, people in self.called.items() if people == {DUTY, LEAD}}
        return len(set(self.sent) - self.receipts), sorted(titles - complete)[:5]


@asynccontextmanager
async def storm(folder, seed, way):
    telegram = LocalTelegram(seed=seed)
    telegram.add_bot(TOKEN, "siaga_bot")
    for user_id in TEAM:
        telegram.add_user(user_id, f"Anggota {user_id}").unblocks_bot()
    server = await serve(telegram)
    playbook = office(folder / "office", escalation=LADDER)
    settings = {"playbook": str(playbook), "admins": str(ADMIN)} | WAYS[way]()
    bot = BotProcess(folder, server.url, **settings)
    await enrol(bot.environment["SIAGA_DATABASE"], TEAM, datetime.now(UTC))
    try:
        yield Storm(folder, telegram, bot, seed)
    finally:
        await bot.kill()
        await server.aclose()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(SEEDS))
async def test_killed_and_frozen_it_loses_and_doubles_nothing(
    tmp_path, seed, way, record_property
):
    async with storm(tmp_path, seed, way) as town:
        town.telegram.faults.random(
            0.2, FAULTS, seed=seed, methods={"sendMessage", "editMessageText"}
        )
        await town.bot.start()
        watching = asyncio.create_task(town.watch())
        await asyncio.gather(town.report(), town.rage())
        town.telegram.faults.clear()
        await until(town.over, town.waits_for)
        watching.cancel()

        assert await town.bot.ask("verify") == (0, WHOLE)
        await town.calms_down()
        assert await town.bot.ask("verify") == (0, WHOLE)

        found = kept(town.bot.database)
        assert violations(town.history, found, ON_DUTY) == {}
        classes = ledger.read(town.bot.database).classes
        assert ledger.unmarked_repetitions(ledger.sends(town.telegram), classes) == []
        log = town.bot.log.read_text("utf-8")
        assert [w for w in ("Traceback", "antrean", TOKEN) if w in log] == []
        given = town.telegram.faults.given
        assert {fault.outcome for fault in given} == set(FAULTS)
        for name, count in {
            "reports": len(found.reports),
            "kills": town.kills,
            "freezes": town.freezes,
            "faults": len(given),
            "pings": len(found.pings),
        }.items():
            record_property(name, count)


WHOLE = "The journal's chain is whole, the database sound, every invariant kept.\n"
