"""Replicas on one PostgreSQL, killed and frozen, lose and double nothing unsaid."""

import asyncio
import os
import random
import signal
from datetime import UTC, datetime

import pytest

from bot.domain.roles import Role
from bot.sandbox.events import Kind
from bot.sandbox.faults import Outcome
from bot.sandbox.http import serve
from bot.sandbox.local import LocalTelegram
from tests.postgres import ask
from tests.proofs import ledger
from tests.proofs.process import TOKEN, BotProcess, until
from tests.proofs.story import enrol, office
from tests.proofs.test_kills import LADDER, TITLE, WHOLE

pytestmark = pytest.mark.slow

FULL = os.environ.get("SIAGA_PROOF") == "full"
REPLICAS, REPORTS, KILLS, FREEZES = (3, 3000, 50, 10) if FULL else (2, 40, 4, 2)

#: Longer than anybody may lead in silence.
FREEZE = 6.0

ADMIN, DUTY = 1, 2
REPORTERS = range(11, 19)
TEAM = {ADMIN: Role.ADMIN, DUTY: Role.DUTY_OFFICER} | dict.fromkeys(
    REPORTERS, Role.REPORTER
)
FAULTS = (Outcome.LOST, Outcome.BROKEN_BODY, Outcome.RESET, Outcome.BAD_GATEWAY)


class Town:
    """Who reports, who hears, and the replicas that are struck meanwhile."""

    def __init__(self, telegram, replicas):
        self.telegram, self.replicas = telegram, replicas
        self.random = random.Random(7)
        self.sent: set[str] = set()
        self.receipts: set[str] = set()
        self.called: set[str] = set()
        self._seen = 0

    async def report(self):
        for number in range(1, REPORTS + 1):
            text = f"Laporan nomor {number}: antrean di loket"
            self.sent.add(text)
            self.telegram.phone(self.random.choice(REPORTERS)).sends(f"/lapor {text}")
            await asyncio.sleep(self.random.expovariate(4))

    async def rage(self):
        blows = [self.kill] * KILLS + [self.freeze] * FREEZES
        self.random.shuffle(blows)
        for blow in blows:
            await asyncio.sleep(self.random.uniform(0.5, 2.0))
            await blow(self.random.choice(self.replicas))

    async def kill(self, replica):
        await replica.kill()
        await replica.start()
        await replica.ready()

    async def freeze(self, replica):
        replica.send(signal.SIGSTOP)
        await asyncio.sleep(FREEZE)
        replica.send(signal.SIGCONT)

    def over(self):
        """Read the screens; tell whether everybody was answered and called."""
        events = self.telegram.events.since(self._seen)
        self._seen += len(events)
        for event in events:
            if event.kind is Kind.MESSAGE and event.by.id == 42:
                title = TITLE.search(event.content.text)
                heard = self.receipts if event.chat.id in REPORTERS else self.called
                heard |= {title[1]} if title else set()
        return self.receipts >= self.sent and self.called >= self.sent


async def test_replicas_that_are_killed_and_frozen_lose_and_double_nothing(
    tmp_path, postgres, record_property
):
    address = postgres.fresh()
    telegram = LocalTelegram(seed=7)
    telegram.add_bot(TOKEN, "siaga_bot")
    for user_id in TEAM:
        telegram.add_user(user_id, f"Anggota {user_id}").unblocks_bot()
    server = await serve(telegram)
    playbook = office(tmp_path / "office", escalation=LADDER)
    await enrol(address, TEAM, datetime.now(UTC))
    replicas = []
    for number in range(REPLICAS):
        folder = tmp_path / str(number)
        folder.mkdir()
        named = {"database": address, "playbook": str(playbook), "admins": str(ADMIN)}
        replicas.append(BotProcess(folder, server.url, **named))
    town = Town(telegram, replicas)
    try:
        for replica in replicas:
            await replica.start()
            await replica.ready()
        telegram.faults.random(0.2, FAULTS, seed=7, methods={"sendMessage"})
        await asyncio.gather(town.report(), town.rage())
        telegram.faults.clear()
        await until(
            town.over, lambda: (town.sent - town.receipts, town.sent - town.called)
        )
        assert await replicas[0].ask("verify") == (0, WHOLE)
        assert [await replica.stop() for replica in replicas] == [0] * REPLICAS
    finally:
        for replica in replicas:
            await replica.kill()
        await server.aclose()

    texts = [row[0] for row in await ask(address, "SELECT text FROM report")]
    assert sorted(texts) == sorted(town.sent)
    keyboards = "SELECT body::json->>'keyboard', klass FROM outbox"
    classes = {row[0]: row[1] for row in await ask(address, keyboards) if row[0]}
    assert ledger.unmarked_repetitions(ledger.sends(telegram), classes) == []
    waiting = "SELECT key FROM inbox WHERE state <> 'done'"
    assert await ask(address, waiting) == []
    logs = "".join(replica.log.read_text("utf-8") for replica in replicas)
    assert [word for word in ("Traceback", "antrean", TOKEN) if word in logs] == []
    record_property("reports", len(texts))
    record_property("faults", len(telegram.faults.given))
