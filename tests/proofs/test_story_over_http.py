"""The whole story over HTTP: a real `siaga run`, real time, a ladder of seconds."""

from datetime import UTC, datetime

import pytest

from bot.sandbox.http import serve
from bot.sandbox.local import LocalTelegram
from tests.proofs import ledger
from tests.proofs.process import TOKEN, WAYS, BotProcess, until
from tests.proofs.story import (
    CITRA,
    DODI,
    NAMES,
    RINI,
    STORY,
    TEAM,
    Town,
    approved,
    enrol,
    office,
)

pytestmark = [pytest.mark.slow, pytest.mark.processes]

#: One step is lived through: nobody answers for three seconds, then the lead is called.
LADDER = """
[ladders.reported]
steps = [
  { call = ["duty_officer"], wait = "3s" },
  { call = ["duty_officer", "crisis_lead"], wait = "7d" },
]
repeat = "7d"
"""


async def live_through(town: Town, bot: BotProcess) -> None:
    """Let people act, each as soon as they see what they wait for."""
    for step in STORY:
        step.act(town)
        await until(
            lambda step=step: step.seen(town),
            lambda step=step: f"{step.name}: {bot.log.read_text('utf-8')[-3000:]}",
        )
        # Buttons answer: a spinner that never stops is a broken button.
        await until(lambda: all(tap.answered for tap in town.telegram.taps.values()))


@pytest.mark.parametrize("way", WAYS)
async def test_a_report_becomes_an_approved_text_in_two_messages(tmp_path, way):
    telegram = LocalTelegram()
    telegram.add_bot(TOKEN, "siaga_bot")
    town = Town(telegram)
    for user_id in TEAM:
        telegram.phone(user_id).unblocks_bot()
    town.dodi.deactivates()
    server = await serve(telegram)
    playbook = office(tmp_path / "office", escalation=LADDER)
    settings = {"playbook": str(playbook), "admins": str(RINI)} | WAYS[way]()
    bot = BotProcess(tmp_path, server.url, **settings)
    bot.as_people_do = True
    await enrol(bot.environment["SIAGA_DATABASE"], TEAM, datetime.now(UTC))
    try:
        await bot.start()
        await live_through(town, bot)
        assert bool(telegram.bot().updates.webhook) is (way == "webhook")
        await watch(town, bot)
        assert (await bot.ask("verify"))[0] == 0
        assert await bot.stop() == 0
    finally:
        await bot.kill()
        await server.aclose()

    check_the_end(town, ledger.read(bot.database))
    log = bot.log.read_text("utf-8")
    assert [word for word in ("Traceback", "loket", TOKEN) if word in log] == []
    assert (await bot.ask("verify"))[0] == 0


async def watch(town: Town, bot: BotProcess) -> None:
    """Whoever watches sees that all is well, and nothing of what was said."""
    assert await bot.looks("/healthz") == (200, "ok\n")
    assert await bot.looks("/readyz") == (200, '{"ready":true,"missing":[]}')
    status, numbers = await bot.looks("/metrics")
    assert status == 200
    assert 'siaga_letters_total{class="ping",outcome="sent"}' in numbers
    assert 'siaga_updates_total{outcome="handled"}' in numbers
    said = [*NAMES.values(), "loket", "antrean", TOKEN, TOKEN.split(":")[1], "ISU-"]
    assert [word for word in said if word in numbers] == []


def check_the_end(town: Town, found: ledger.Ledger) -> None:
    both = approved(town)
    assert both is not None
    text, note = both
    assert text.text.startswith("PERNYATAAN AWAL: ")
    assert not text.buttons
    assert "Kode pengesahan" in note.text
    pings = {(key.split(":")[-1], state) for key, _, state in found.business["pings"]}
    assert (str(CITRA), "sent") in pings
    assert {who for who, state in pings if state != "sent"} == {str(DODI)}
    # A card may wait for the time of its next edit; whatever else was written has left.
    left = {row[2:] for row in found.unsettled if row[1] != "board"}
    assert left == {("dead", "deactivated")}
    calls = ledger.sends(town.telegram)
    assert ledger.unmarked_repetitions(calls, found.classes) == []
    assert len({ledger.keyboard_of(c) for c in calls if ledger.keyboard_of(c)}) == len(
        [c for c in calls if ledger.keyboard_of(c)]
    )
