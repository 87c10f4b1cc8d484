"""The auditor: what is broken is told in two places, and the heartbeat stops."""

import asyncio
import logging

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.domain.roles import Role
from bot.engine import alarm, auditor, machine, stillness
from bot.engine.stillness import Stillness
from bot.ports.signs import ALIVE
from bot.ports.storage import StorageUnavailable
from bot.services.house.auditing import FINDINGS
from bot.services.house.copying import keep_copies
from bot.storage import watch
from bot.web.meters import Meters
from tests.harness.crisis import Crisis
from tests.proofs.process import until

TITLE = "Antrean panjang di loket kenari"


@pytest.fixture
async def service():
    """What expects a call every minute, and counts them."""
    calls = []

    async def take(request):
        calls.append(request.path)
        return web.Response()

    app = web.Application()
    app.router.add_get("/beat", take)
    async with TestServer(app) as server:
        server.calls = calls
        yield server


@pytest.fixture
async def office(tmp_path, service, monkeypatch):
    monkeypatch.setattr(auditor, "SECOND_LOOK", 0)
    url = str(service.make_url("/beat"))
    crisis = Crisis(tmp_path, None, {"heartbeat_url": url})
    crisis.service, crisis.meters = service, Meters()
    async with crisis.running(signs=crisis.meters):
        crisis.admin = await crisis.member("Ani", Role.ADMIN)
        crisis.ana = await crisis.member("Ana")
        crisis.budi = await crisis.member("Budi", Role.DUTY_OFFICER)
        yield crisis


async def tampered(crisis, statement):
    await crisis.house.storage._engine.hop(lambda c: c.execute(statement))


async def audit(crisis):
    """Audit once, a little later."""
    found = await crisis.house.auditor.step()
    await crisis.settle()
    return found


async def test_where_all_is_well_the_heartbeat_is_called_and_nobody_else(
    office, caplog
):
    await office.ana.says(f"/lapor {TITLE}")
    await office.fast_forward(minutes=30)
    for phone in office.phones.values():
        phone.ignores()
    for _ in range(3):
        assert await audit(office) == {}

    assert office.service.calls == ["/beat"] * 3
    office.expect_silence()
    assert "audit" not in caplog.text


async def test_what_is_broken_is_told_to_the_admins_and_the_log(office, caplog):
    await office.ana.says(f"/lapor {TITLE}")
    office.budi.ignores()
    office.ana.ignores()
    await tampered(office, "UPDATE escalation SET due_at = NULL")

    assert await audit(office) == {"issue_uncalled": 1}
    office.admin.hears(
        "Pemeriksaan diri",
        "1 isu terbuka tanpa penanggung jawab",
        "→ Buka /isu, lalu ambil isu itu.",
    )
    assert "audit: issue_uncalled (1)" in caplog.text
    assert office.service.calls == []
    office.expect_silence()
    assert "kenari" not in caplog.text


async def test_what_stays_broken_is_told_again_after_an_hour(
    office, monkeypatch, caplog
):
    await office.ana.says(f"/lapor {TITLE}")
    await tampered(office, "UPDATE escalation SET due_at = NULL")
    await audit(office)
    office.admin.ignores()
    await audit(office)
    assert office.admin.texts() == []
    assert caplog.text.count("audit: issue_uncalled") == 2

    monkeypatch.setattr(alarm, "TELL_AGAIN", 0)
    office.clock.advance(hours=1)
    await audit(office)
    office.admin.hears("Pemeriksaan diri")


async def test_what_comes_newly_is_told_alone(office):
    await office.ana.says(f"/lapor {TITLE}")
    await tampered(office, "UPDATE escalation SET due_at = NULL")
    await audit(office)
    office.admin.ignores()
    office.clock.advance(seconds=60)
    office.meters.beat("poller")
    office.meters.beats["poller"] -= ALIVE["poller"] + 1

    found = await office.house.auditor.step()
    assert set(found) == {"issue_uncalled", "poller"}
    await office.settle()
    said = office.admin.hears("Pemeriksaan diri", "Telegram tidak terjangkau").text
    assert "tanpa penanggung jawab" not in said


async def test_what_holds_again_is_said_and_the_heart_beats(office, caplog):
    caplog.set_level(logging.INFO, "bot.engine")
    await office.ana.says(f"/lapor {TITLE}")
    await tampered(office, "UPDATE escalation SET due_at = NULL")
    await audit(office)
    await office.budi.presses("Saya tangani")

    assert await audit(office) == {}
    assert "everything holds again" in caplog.text
    assert office.service.calls == ["/beat"]


async def test_what_was_under_way_is_no_finding(office, monkeypatch):
    """It is gone at the second look."""
    looks = iter([{"disk_space": 3}, {}])
    monkeypatch.setattr(office.house.auditor, "_looks", [lambda: next(looks)])

    assert await audit(office) == {}
    assert office.service.calls == ["/beat"]
    office.expect_silence()


@pytest.mark.parametrize("loop", ["engine", "inbox", "outbox", "poller"])
async def test_each_loop_that_stands_still_is_found(office, loop):
    for one in ("engine", "inbox", "outbox", "poller"):
        office.meters.beat(one)
    assert await audit(office) == {}
    office.meters.beats[loop] -= ALIVE[loop] + 1

    assert await office.house.auditor.step() == {loop: 1}


async def test_a_loop_that_never_began_is_found_in_its_time(office, monkeypatch):
    office.meters.beats.clear()
    assert await office.house.auditor.step() == {}
    office.meters.beats.clear()
    office.house.auditor._began -= ALIVE["poller"] + 1

    found = await office.house.auditor.step()
    assert set(found) == {"engine", "inbox", "outbox", "poller"}


async def test_a_storage_that_is_away_is_said_in_the_log(office, monkeypatch, caplog):
    async def away(self, at):
        raise StorageUnavailable("disk full")

    monkeypatch.setattr(watch.SqlWatch, "broken", away)
    assert await audit(office) == {"storage": 1}
    assert "audit: storage (1)" in caplog.text
    assert office.service.calls == []


async def test_an_alarm_that_cannot_be_stored_is_told_when_it_can(office, monkeypatch):
    async def away(*given):
        raise StorageUnavailable("disk full")

    await office.ana.says(f"/lapor {TITLE}")
    await tampered(office, "UPDATE escalation SET due_at = NULL")
    with monkeypatch.context() as patch:
        patch.setattr(alarm, "tell_broken", away)
        await audit(office)
    assert office.admin.texts() == []
    await audit(office)
    office.admin.hears("Pemeriksaan diri")


async def test_a_disk_that_fills_up_is_found(office, monkeypatch):
    monkeypatch.setattr(machine, "LEAST_FREE", 10**18)

    assert set(await audit(office)) == {"disk_space"}
    office.admin.hears("ruang disk")


async def test_a_house_in_which_nothing_is_written_any_more_is_found(office):
    """A disk that can be read and not written to: every loop still beats."""
    office.clock.advance(minutes=2)
    assert await audit(office) == {"nothing_written": 1}
    office.admin.hears("tidak menyimpan apa pun", "→ Periksa disk mesin bot")
    assert office.service.calls == []

    await office.house.engine.tick()
    assert await audit(office) == {}


async def test_an_issue_for_which_nobody_can_be_called_stops_the_heartbeat(office):
    await office.ana.says(f"/lapor {TITLE}")
    for phone in (office.budi, office.admin):
        await phone.does(lambda phone: phone.blocks_bot())

    assert set(await audit(office)) == {"nobody_reachable"}
    assert office.service.calls == []


async def test_calls_that_telegram_holds_back_are_found_and_told_to_others(office):
    """429 for every chat that is called; the admin's is open."""
    faults = office.telegram.faults
    faults.next("flood", method="sendMessage", chat=office.budi.id, retry_after=600)
    await office.ana.says(f"/lapor {TITLE}")
    assert not any(TITLE in text for text in office.budi.texts())
    for _ in range(9):
        await office.fast_forward(seconds=15)

    assert await audit(office) == {"call_unsent": 1}
    office.admin.hears("1 panggilan atau peringatan belum terkirim", "→ Telepon")
    assert office.service.calls == []
    await office.fast_forward(minutes=10)
    office.budi.hears(TITLE, button="Saya tangani")


# --- what is not in the database


async def test_a_missing_copy_is_found_after_half_an_hour(office):
    await office.fast_forward(minutes=1)
    assert await audit(office) == {}
    office.clock.advance(minutes=30)
    await office.house.engine.tick()
    assert await audit(office) == {}
    office.clock.advance(minutes=1)

    assert await audit(office) == {"copy_old": 31}
    office.admin.hears("berumur 31 menit", "→ Periksa ruang dan izin folder salinan")


async def test_a_copy_that_was_made_is_fresh_for_half_an_hour(office):
    await audit(office)
    office.clock.advance(hours=5)
    await keep_copies(office.house.desk)
    await office.house.engine.tick()
    assert await audit(office) == {}
    office.clock.advance(minutes=31)
    await office.house.engine.tick()

    assert await audit(office) == {"copy_old": 31}


class Instruments:
    """A clock on the wall that anybody may set, and one that nobody sets."""

    def __init__(self):
        self.wall, self.passed = 1_000_000.0, 500.0

    def go_on(self, seconds):
        self.wall += seconds
        self.passed += seconds


@pytest.mark.parametrize("by", [3600, 86400, -3600, -2.1])
def test_a_clock_that_was_set_is_found_for_three_minutes(by):
    seen = Instruments()
    look = machine.ClockSteps(lambda: seen.wall, lambda: seen.passed)
    for _ in range(5):
        seen.go_on(60)
        assert look() == {}
    seen.wall += by
    found = []
    for _ in range(5):
        seen.go_on(60)
        found.append(look())

    assert found[:2] == [{"clock_stepped": round(abs(by))}] * 2
    assert found[-1] == {}


def test_a_clock_that_drifts_as_clocks_do_is_no_finding():
    seen = Instruments()
    look = machine.ClockSteps(lambda: seen.wall, lambda: seen.passed)
    for _ in range(1000):
        seen.go_on(60)
        seen.wall += 60 * 500e-6  # the most that time synchronisation turns a clock
        assert look() == {}


def test_a_process_that_stood_still_is_found_for_three_minutes():
    seen = Instruments()
    look = Stillness(lambda: seen.passed)
    for pause, found in ((1, {}), (14, {}), (30, {"stood_still": 30})):
        before = seen.passed
        seen.go_on(pause)
        look.breathed(before)
        assert look() == found
    seen.go_on(181)

    assert look() == {}


async def test_a_loop_that_is_blocked_is_noticed_when_it_goes_on(monkeypatch):
    """The loop really is: nothing else runs while the instrument is turned on."""
    monkeypatch.setattr(stillness, "EVERY", 0)
    seen = Instruments()
    look = Stillness(lambda: seen.passed)
    breathing = asyncio.create_task(look.run())
    await asyncio.sleep(0)
    seen.go_on(30)
    await until(look)
    breathing.cancel()

    assert look() == {"stood_still": 30}


async def test_every_finding_has_its_name():
    named = {name.partition(".")[2] for name in (*watch.TIMED, *watch.NEVER)}
    others = {"letter_stuck", "journal_tail", "storage", "disk_space"}
    others |= {"copy_old", "clock_stepped", "stood_still"}

    assert named | others | set(ALIVE) == set(FINDINGS)


async def test_the_loop_audits_again_and_again_and_outlives_itself(
    office, monkeypatch, caplog
):
    rounds = []

    async def step(self):
        rounds.append(1)
        raise ValueError("odd")

    monkeypatch.setattr(auditor, "EVERY", 0)
    monkeypatch.setattr(auditor.Auditor, "step", step)
    living = asyncio.create_task(office.house.auditor.run())
    async with asyncio.timeout(60):
        while len(rounds) < 3:
            await asyncio.sleep(0)
    living.cancel()

    assert "the audit failed: ValueError" in caplog.text
