"""The numbers of a house that works: right, and of nobody."""

import re

import pytest
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from bot.domain.roles import Role
from bot.ports.mail import MessageClass
from bot.ports.signs import ALIVE
from bot.services.house.auditing import FINDINGS
from bot.web.front import Front
from tests.harness.crisis import TOKEN, Crisis

TITLE = "Antrean panjang di loket kenari"
ODD = {"update_id": 900_000_001, "message": {"message_id": "odd"}}
OUTCOMES = {"sent", "again", "dead", "uncertain", "cancelled", "expired"}
WORDS = {
    "class": set(MessageClass),
    "outcome": OUTCOMES | {"received", "handled", "set_aside"},
    "loop": set(ALIVE) | {"auditor"},
    "code": set(FINDINGS),
    "status": {"400", "403"},
}


@pytest.fixture
async def office(tmp_path):
    """A house whose signs are the meters of a front, with Ana and Budi in it."""
    crisis = Crisis(tmp_path, None, {})
    crisis.front = Front("/telegram", ("x" * 32,))
    async with crisis.running(signs=crisis.front.meters):
        crisis.ana = await crisis.member("Ana Kenari")
        crisis.budi = await crisis.member("Budi Kenari", Role.DUTY_OFFICER)
        yield crisis


def samples(front):
    text = generate_latest(front.meters.registry).decode()
    return [
        s for family in text_string_to_metric_families(text) for s in family.samples
    ]


def value(crisis, name, **labels):
    found = [
        s.value
        for s in samples(crisis.front)
        if s.name == name and labels.items() <= s.labels.items()
    ]
    return sum(found)


async def looked(crisis):
    front = crisis.front
    front.gauges.show_ages(front.meters)
    await front.gauges.show_queues(crisis.house.storage, crisis.clock.now())


async def test_what_came_and_what_left_is_counted(office):
    before = value(office, "siaga_updates_total", outcome="handled")
    await office.ana.says(f"/lapor {TITLE}")

    assert value(office, "siaga_updates_total", outcome="received") >= 1
    assert value(office, "siaga_updates_total", outcome="handled") == before + 1
    sent = {"outcome": "sent"}
    assert value(office, "siaga_letters_total", **sent, **{"class": "ping"}) == 1
    assert value(office, "siaga_letters_total", **sent, **{"class": "receipt"}) == 1
    assert value(office, "siaga_ping_delay_seconds_count") == 1
    assert value(office, "siaga_storage_commit_seconds_count") > 0


async def test_a_ping_that_was_late_shows_by_how_much(office):
    office.telegram.faults.next(
        "flood", method="sendMessage", chat=office.budi.id, retry_after=20
    )
    await office.ana.says(f"/lapor {TITLE}")

    assert value(office, "siaga_telegram_throttled_total") == 1
    assert value(office, "siaga_letters_total", outcome="again") == 1
    assert value(office, "siaga_ping_delay_seconds_count") == 1
    assert value(office, "siaga_ping_delay_seconds_sum") >= 20


async def test_what_waits_is_shown_with_its_age(office):
    office.ana.phone.sends(f"/lapor {TITLE}")
    await office.house.poller.step()
    office.clock.advance(seconds=7)
    await looked(office)
    assert value(office, "siaga_inbox_updates") == 1
    assert value(office, "siaga_inbox_oldest_seconds") == 7
    await office.house.worker.step()
    office.clock.advance(seconds=9)
    await looked(office)

    assert value(office, "siaga_inbox_updates") == 0
    assert value(office, "siaga_inbox_oldest_seconds") == 0
    ping = {"class": "ping"}
    assert value(office, "siaga_outbox_letters", **ping) == 1
    assert value(office, "siaga_outbox_oldest_due_seconds", **ping) == 9
    await office.settle()
    await looked(office)
    assert value(office, "siaga_outbox_letters") == 0


async def test_an_update_that_is_set_aside_is_counted(office):
    office.telegram.bot().updates.push_raw(ODD)
    await office.settle()

    assert value(office, "siaga_updates_total", outcome="set_aside") == 1


async def test_the_ages_of_the_loops_are_shown(office):
    await office.house.engine.tick()
    await looked(office)

    assert 0 <= value(office, "siaga_loop_age_seconds", loop="engine") < 60
    assert 0 <= value(office, "siaga_loop_age_seconds", loop="poller") < 60


async def test_no_number_is_about_a_person(office):
    await office.ana.says(f"/lapor {TITLE}")
    await office.budi.presses("Saya tangani")
    office.telegram.bot().updates.push_raw(ODD)
    await office.settle()
    office.front.meters.audited(await office.house.auditor.step())
    office.front.meters.refused(403)
    await looked(office)
    shown = samples(office.front)

    for sample in shown:
        labels = {k: v for k, v in sample.labels.items() if k != "le"}
        assert all(v in WORDS[k] for k, v in labels.items()), sample
        assert re.match(r"(siaga|process)_[a-z_]+$", sample.name)
    text = generate_latest(office.front.meters.registry).decode()
    for canary in (TOKEN, TOKEN.split(":")[1], "Kenari", "kenari", "loket", "ISU-"):
        assert canary not in text
