"""A turn reads who asks in the transaction in which it acts, not a moment before."""

import asyncio

import pytest

from bot.domain.access import Action
from bot.domain.errors import NotPermitted
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.storage import AlreadyDone, JournalEntry
from bot.services.requests import Typed
from bot.services.turn import member_turn
from tests.services.drafting_office import open_office


@pytest.fixture
async def office():
    async with open_office() as opened:
        opened.citra = await opened.member("Citra", Role.CRISIS_LEAD)
        yield opened


async def acts(office, key):
    """Do what only a lead may, and write that it was done."""
    request = Typed(user_id=office.citra.id, key=key)
    async with member_turn(office.desk, request, Action.LOWER_LEVEL) as turn:
        await turn.record("acted", "2026-0001")


async def loses_the_role(office):
    async with office.storage.begin() as unit:
        citra = await unit.members.find(office.citra.id)
        await unit.members.save(replace(citra, roles=frozenset({Role.REPORTER})))
        entry = JournalEntry("host", "demoted", "member:1", "")
        await unit.journal.record([entry], office.desk.clock.now())
        await unit.commit("demotion")


@pytest.mark.parametrize("before", range(4))
async def test_nobody_acts_after_the_line_that_took_their_role(office, before):
    async with office.storage.begin():  # so that everybody else has to queue
        deeds = [acts(office, f"act:{number}") for number in range(4)]
        deeds.insert(before, loses_the_role(office))
        tasks = [asyncio.create_task(deed) for deed in deeds]
        for _ in range(len(tasks)):
            await asyncio.sleep(0)
    ended = await asyncio.gather(*tasks, return_exceptions=True)

    async with office.storage.begin() as unit:
        lines = [row.entry.action for row in await unit.journal.after(0, 100)]
    told = [line for line in lines if line in ("acted", "demoted")]
    assert told == ["acted"] * before + ["demoted"]
    assert [type(e) for e in ended if e] == [NotPermitted] * (4 - before)


async def test_what_was_carried_out_is_not_refused_when_it_comes_again(office):
    await acts(office, "act")
    await loses_the_role(office)

    with pytest.raises(AlreadyDone):
        await acts(office, "act")
