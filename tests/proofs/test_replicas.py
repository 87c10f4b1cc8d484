"""Replicas on one PostgreSQL, killed and frozen, lose and double nothing unsaid."""

import asyncio
import os
import signal
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from bot.sandbox.http import serve
from tests.postgres import ask
from tests.proofs import approvals, ledger
from tests.proofs.history import APPROVED, KEPT, kept, violations
from tests.proofs.process import TOKEN, BotProcess
from tests.proofs.storms import ADMIN, AFTERMATH, LADDER, ON_DUTY, TEAM, WHOLE, Storm
from tests.proofs.story import enrol, office

pytestmark = [pytest.mark.slow, pytest.mark.processes]

FULL = os.environ.get("SIAGA_PROOF") == "full"
REPLICAS, REPORTS, KILLS, FREEZES = (3, 3000, 50, 10) if FULL else (2, 40, 4, 2)
TEXTS = 30 if FULL else 3

#: Calls of first rounds that are on their way, or wait.
UNSETTLED = (
    "SELECT key FROM outbox WHERE key LIKE 'ping:%:1:0:%'"
    " AND state IN ('pending', 'sending')"
)

#: Longer than anybody may lead in silence.
FREEZE = 6.0


class Struck:
    """A storm over replicas that are killed and frozen meanwhile."""

    def __init__(self, storm, replicas):
        self.storm, self.replicas = storm, replicas

    async def rage(self):
        chance = self.storm.random
        blows = [self.kill] * KILLS + [self.freeze] * FREEZES
        chance.shuffle(blows)
        for blow in blows:
            await asyncio.sleep(chance.uniform(0.5, 2.0))
            await blow(chance.choice(self.replicas))

    async def kill(self, replica):
        await replica.kill()
        await replica.start()
        await replica.ready()

    async def freeze(self, replica):
        replica.send(signal.SIGSTOP)
        await asyncio.sleep(FREEZE)
        replica.send(signal.SIGCONT)


@asynccontextmanager
async def struck(folder, address):
    storm = Storm(folder, 7, REPORTS, TEXTS, rate=4)
    server = await serve(storm.telegram)
    playbook = office(folder / "office", escalation=LADDER)
    await enrol(address, TEAM, datetime.now(UTC))
    replicas = []
    for number in range(REPLICAS):
        own = folder / str(number)
        own.mkdir()
        named = {"database": address, "playbook": str(playbook), "admins": str(ADMIN)}
        replicas.append(BotProcess(own, server.url, **named))
    try:
        for replica in replicas:
            await replica.start()
            await replica.ready()
        yield Struck(storm, replicas)
    finally:
        for replica in replicas:
            await replica.kill()
        await server.aclose()


async def first_calls_are_settled(address):
    """Wait for the copies, too, of calls that had arrived when their process died."""
    async with asyncio.timeout(AFTERMATH):
        while await ask(address, UNSETTLED):
            await asyncio.sleep(0.1)


async def test_replicas_that_are_killed_and_frozen_lose_and_double_nothing(
    tmp_path, postgres, record_property
):
    address = postgres.fresh()
    async with struck(tmp_path, address) as town:
        storm, replicas = town.storm, town.replicas
        await storm.breaks_out()
        await storm.blows_over(town.rage())
        await first_calls_are_settled(address)
        assert await replicas[0].ask("verify") == (0, WHOLE)
        assert [await replica.stop() for replica in replicas] == [0] * REPLICAS

    found = kept(*[await ask(address, statement) for statement in KEPT])
    assert violations(storm.history, found, ON_DUTY) == {}
    approved = [await ask(address, statement) for statement in APPROVED]
    assert approvals.violations(storm.desk, *approved) == []
    keyboards = "SELECT body::json->>'keyboard', klass FROM outbox"
    classes = {row[0]: row[1] for row in await ask(address, keyboards) if row[0]}
    assert ledger.unmarked_repetitions(ledger.sends(storm.telegram), classes) == []
    waiting = "SELECT key FROM inbox WHERE state <> 'done'"
    assert await ask(address, waiting) == []
    logs = "".join(replica.log.read_text("utf-8") for replica in replicas)
    assert [word for word in ("Traceback", "antrean", TOKEN) if word in logs] == []
    for name, count in {
        "reports": len(found.reports),
        "kills": KILLS,
        "freezes": FREEZES,
        "faults": len(storm.telegram.faults.given),
        "pings": len(found.pings),
        "approvals": TEXTS,
    }.items():
        record_property(name, count)
