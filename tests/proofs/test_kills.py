"""A real bot, killed and frozen at random moments, loses and doubles nothing.

Members report and two people approve over HTTP while `siaga run` is killed a dozen times
and frozen a few; a fifth of the calls meets a fault, half of these after Telegram carried
them out. What people sent and saw is written down, and compared with what is there at
the end.
"""

import asyncio
import os
import signal
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from bot.sandbox.http import serve
from tests.proofs import approvals, ledger
from tests.proofs.history import APPROVED, KEPT, kept, read, violations, waiting
from tests.proofs.process import TOKEN, WAYS, BotProcess
from tests.proofs.storms import (
    ADMIN,
    FAULTS,
    LADDER,
    ON_DUTY,
    TEAM,
    WHOLE,
    Storm,
)
from tests.proofs.story import enrol, office

pytestmark = [pytest.mark.slow, pytest.mark.processes]

FULL = os.environ.get("SIAGA_PROOF") == "full"
REPORTS, KILLS, FREEZES, SEEDS = (600, 25, 6, 5) if FULL else (90, 6, 2, 1)
TEXTS = 30 if FULL else 4


class Struck:
    """A storm over one bot that is killed and frozen meanwhile."""

    def __init__(self, storm, bot):
        self.storm, self.bot = storm, bot
        self.kills = self.freezes = 0

    async def rage(self):
        """Kill and freeze the bot: mostly at work, sometimes while it starts."""
        chance = self.storm.random
        blows = ["kill"] * KILLS + ["freeze"] * FREEZES
        chance.shuffle(blows)
        for blow in blows:
            if chance.random() < 0.8:
                await self.bot.ready()
            await asyncio.sleep(chance.uniform(0.1, 2.5))
            await (self._kill() if blow == "kill" else self._freeze())

    async def _kill(self):
        await self.bot.kill()
        await self.bot.start()
        self.kills += 1

    async def _freeze(self):
        self.bot.send(signal.SIGSTOP)
        await asyncio.sleep(self.storm.random.uniform(0.2, 1.0))
        self.bot.send(signal.SIGCONT)
        self.freezes += 1

    async def calms_down(self):
        """Stop in order, and start again as long as a letter has still to leave."""
        await self.bot.ready()  # the last blow may have left it at its start
        assert await self.bot.stop() == 0
        while waiting(self.bot.database):
            await self.bot.start()
            await self.bot.ready()
            await asyncio.sleep(1)
            assert await self.bot.stop() == 0


@asynccontextmanager
async def struck(folder, seed, way):
    storm = Storm(folder, seed, REPORTS, TEXTS)
    server = await serve(storm.telegram)
    playbook = office(folder / "office", escalation=LADDER)
    settings = {"playbook": str(playbook), "admins": str(ADMIN)} | WAYS[way]()
    bot = BotProcess(folder, server.url, **settings)
    await enrol(bot.environment["SIAGA_DATABASE"], TEAM, datetime.now(UTC))
    try:
        yield Struck(storm, bot)
    finally:
        await bot.kill()
        await server.aclose()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(SEEDS))
async def test_killed_and_frozen_it_loses_and_doubles_nothing(
    tmp_path, seed, way, record_property
):
    async with struck(tmp_path, seed, way) as town:
        storm, bot = town.storm, town.bot
        await bot.start()
        await storm.breaks_out()
        await storm.blows_over(town.rage())

        assert await bot.ask("verify") == (0, WHOLE)
        await town.calms_down()
        assert await bot.ask("verify") == (0, WHOLE)

        found = kept(*read(bot.database, KEPT))
        assert violations(storm.history, found, ON_DUTY) == {}
        approved = read(bot.database, APPROVED)
        assert approvals.violations(storm.desk, *approved) == []
        classes = ledger.read(bot.database).classes
        sends = ledger.sends(storm.telegram)
        assert ledger.unmarked_repetitions(sends, classes) == []
        log = bot.log.read_text("utf-8")
        assert [w for w in ("Traceback", "antrean", TOKEN) if w in log] == []
        given = storm.telegram.faults.given
        assert {fault.outcome for fault in given} == set(FAULTS)
        for name, count in {
            "reports": len(found.reports),
            "kills": town.kills,
            "freezes": town.freezes,
            "faults": len(given),
            "pings": len(found.pings),
            "approvals": TEXTS,
        }.items():
            record_property(name, count)
