"""The house copies its database by itself, and the admins hear when it cannot."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.copies import COPY_EVERY
from bot.domain.roles import Role
from bot.engine import engine
from bot.engine.chores import LONG_CHORES
from bot.services.house.copying import keep_copies
from tests.harness.crisis import Crisis
from tests.proofs.process import until


@pytest.fixture
async def crisis(tmp_path):
    async with Crisis(tmp_path, None, {}).running() as crisis:
        crisis.rini = await crisis.member("Rini", Role.ADMIN)
        crisis.ana = await crisis.member("Ana")
        yield crisis


@pytest.fixture
def copies(tmp_path):
    return lambda: sorted(file.name for file in (tmp_path / "backups").iterdir())


async def lives(crisis, **delta):
    """Let time pass as the engine does, one look a minute."""
    end = crisis.clock.now() + timedelta(**delta)
    while crisis.clock.now() < end:
        await keep_copies(crisis.house.desk)
        crisis.clock.advance(minutes=1)
    await crisis.settle()


async def test_a_copy_is_made_every_quarter_of_an_hour(crisis, copies):
    await lives(crisis, minutes=46)

    assert copies() == [
        "siaga-20260311T230500Z.db",
        "siaga-20260311T232000Z.db",
        "siaga-20260311T233500Z.db",
        "siaga-20260311T235000Z.db",
    ]
    crisis.expect_silence()


async def test_older_copies_are_thinned_out(crisis, copies):
    await lives(crisis, hours=6)

    assert len(copies()) == 9
    assert copies()[0] == "siaga-20260311T235000Z.db"


async def test_a_start_makes_no_copy_too_many(crisis, copies, tmp_path):
    await lives(crisis, minutes=1)
    await lives(crisis, minutes=5)

    assert len(copies()) == 1


async def test_the_admins_hear_once_a_day_that_no_copy_can_be_made(
    crisis, tmp_path, caplog
):
    await lives(crisis, minutes=1)
    (tmp_path / "backups").rename(tmp_path / "away")
    (tmp_path / "backups").write_text("in the way")
    await lives(crisis, hours=2)

    told = crisis.rini.hears("⚠ Salinan basis data Bot Siaga tidak dapat dibuat")
    assert "Tidak ada salinan yang dapat dibaca" in told.text
    assert "backups: File exists" in told.text
    crisis.expect_silence()
    assert "no copy of the database could be made: backups: File exists" in caplog.text

    crisis.clock.advance(days=1)
    await lives(crisis, minutes=5)
    crisis.rini.hears("⚠ Salinan")
    crisis.expect_silence()


async def test_when_copies_work_again_nothing_is_said_and_the_next_failure_is(
    crisis, tmp_path, copies
):
    away = tmp_path / "away"
    await lives(crisis, minutes=1)
    for _ in range(2):
        crisis.clock.advance(minutes=20)
        (tmp_path / "backups").rename(away)
        (tmp_path / "backups").symlink_to(tmp_path / "nowhere" / "deeper")
        await lives(crisis, minutes=3)
        crisis.rini.hears("⚠ Salinan")

        (tmp_path / "backups").unlink()
        away.rename(tmp_path / "backups")
        await lives(crisis, minutes=1)
        crisis.expect_silence()
    assert len(copies()) == 3


async def test_the_engine_goes_on_while_a_copy_takes_long(crisis, monkeypatch):
    begun, ticks = asyncio.Event(), []

    async def for_ever(desk):
        begun.set()
        await asyncio.Event().wait()

    async def tick(desk):
        ticks.append(begun.is_set())

    long = [engine.Chore(for_ever, COPY_EVERY)]
    monkeypatch.setattr(engine, "LONG_CHORES", long)
    monkeypatch.setattr(engine, "CHORES", [engine.Chore(tick, timedelta(0))])
    crisis.house.engine._every = 0.001
    running = asyncio.create_task(crisis.house.engine.run())
    await until(lambda: ticks.count(True) > 5)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


def test_copies_are_a_chore_of_the_engine():
    assert keep_copies in [chore.do for chore in LONG_CHORES]
