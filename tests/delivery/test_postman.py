"""A replica among others: who leads fetches and sends, and only what is in its hand."""

import asyncio

import pytest

from bot.delivery import postman
from bot.domain.roles import Role
from bot.intake import poller
from tests.harness.crisis import Crisis, Way
from tests.postgres import silence
from tests.proofs.faults import post
from tests.proofs.ledger import MARK
from tests.proofs.process import until


@pytest.fixture
async def crisis(tmp_path):
    """One of several replicas on a server, and Ana with a phone."""
    crisis = Crisis(tmp_path, None, {}, Way.ON_POSTGRESQL)
    async with crisis.running(waits=True):
        crisis.ana = await crisis.member("Ana", Role.CRISIS_LEAD)
        yield crisis


def presence(crisis):
    return crisis.house.storage._engine._presence


async def test_a_replica_sends_nothing_until_it_leads(crisis, monkeypatch):
    monkeypatch.setattr(postman, "LOOK_EVERY", 0.01)
    signs: list[str] = []
    monkeypatch.setattr(crisis.house.desk.signs, "beat", signs.append)
    await post(crisis, crisis.ana.id)
    leads_until = presence(crisis)._leads_until
    presence(crisis)._leads_until = 0.0
    carrying = asyncio.create_task(crisis.house.postman.run())

    await until(lambda: signs.count("outbox") > 3)
    assert crisis.ana.texts() == []
    presence(crisis)._leads_until = leads_until
    await until(crisis.ana.texts)

    carrying.cancel()
    await asyncio.wait([carrying])


async def test_a_replica_fetches_nothing_until_it_leads(crisis, monkeypatch):
    monkeypatch.setattr(poller, "STAND_BY", 0.01)
    signs: list[str] = []
    monkeypatch.setattr(crisis.house.poller._signs, "beat", signs.append)
    leads_until = presence(crisis)._leads_until
    presence(crisis)._leads_until = 0.0
    crisis.ana.phone.sends("/bantuan")
    fetched = len(crisis.telegram.calls.of("getUpdates"))
    polling = asyncio.create_task(crisis.house.poller.run())

    await until(lambda: signs.count("poller") > 3)
    assert len(crisis.telegram.calls.of("getUpdates")) == fetched
    presence(crisis)._leads_until = leads_until
    await until(lambda: not crisis.telegram.bot().updates.waiting)

    polling.cancel()
    await asyncio.wait([polling])


async def test_a_letter_that_may_be_in_another_hand_is_not_sent(crisis):
    await post(crisis, crisis.ana.id)
    [ours] = await crisis.house.storage.outbox.claim(crisis.clock.now(), [], 5, True)
    await silence(crisis.settings.database)
    await presence(crisis).renew()
    await crisis.house.postman._counter.carry(ours)

    assert crisis.ana.texts() == []
    # Who has it now asks itself whether it left, and says so.
    await crisis.house.postman.rescue()
    await crisis.settle()
    assert crisis.ana.texts() == [f"Kabar\n{MARK}"]
