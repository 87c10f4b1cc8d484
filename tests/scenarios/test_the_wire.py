"""What fails between the house and Telegram, and what the team sees of it, both ways."""

import asyncio

import pytest

from bot.delivery.failures import NotSent
from bot.delivery.transport import AiohttpRequest
from bot.domain.roles import Role
from bot.sandbox.faults import Outcome
from tests.harness.crisis import Crisis, Way
from tests.scenarios.talk import everybody_read, issue, shown, small_office

KERUH = "Air keruh di Kelurahan Contoh"
MARK = "(mungkin terkirim dua kali)"

#: What Budi reads of one call: how many copies, and whether the last says it is one.
SEEN = {
    Outcome.FLOOD: (1, False),
    Outcome.ERROR_500: (1, True),
    Outcome.BAD_GATEWAY: (1, True),
    Outcome.UNAVAILABLE: (1, True),
    Outcome.GATEWAY_TIMEOUT: (1, True),
    Outcome.UNAUTHORIZED: (1, False),
    Outcome.FALSE_OK: (1, True),
    Outcome.BROKEN_BODY: (2, True),
    Outcome.LOST: (2, True),
    Outcome.RESET: (1, True),
    Outcome.REFUSED: (1, False),
    Outcome.SLOW: (1, False),
}


def expected(outcome: Outcome, way: Way) -> tuple[int, bool]:
    """Say what Budi reads.

    The server cannot refuse a single call on a connection that it accepted: over
    HTTP it is reset, and then nobody can know whether it was carried out.
    """
    reset = outcome is Outcome.REFUSED and way is Way.OVER_HTTP
    return SEEN[Outcome.RESET if reset else outcome]


@pytest.mark.parametrize("outcome", Outcome)
async def test_a_call_arrives_whatever_happens_to_it_on_the_way(crisis, outcome):
    ana, budi, _ = await small_office(crisis)
    faults = crisis.telegram.faults
    faults.next(outcome, method="sendMessage", chat=budi.id, retry_after=2, seconds=0)

    await ana.says(f"/lapor {KERUH}")

    assert [fault.outcome for fault in faults.given] == [outcome]
    calls = shown(budi)
    assert (len(calls), MARK in calls[-1]) == expected(outcome, crisis.way)
    assert all(KERUH in call for call in calls)
    await budi.presses("Saya tangani")
    everybody_read(crisis)


@pytest.mark.parametrize("outcome", [Outcome.LOST, Outcome.RESET, Outcome.BROKEN_BODY])
async def test_a_press_counts_once_though_its_answer_broke_off(crisis, outcome):
    ana, budi, _ = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    crisis.telegram.faults.next(outcome, method="answerCallbackQuery")

    budi.phone.presses("Saya tangani")
    await crisis.settle()

    assert (await issue(crisis)).owner == budi.id
    ana.hears("Ditangani Budi")
    everybody_read(crisis)


async def test_while_telegram_is_down_letters_wait_and_leave_once(crisis):
    ana, budi, citra = await small_office(crisis)
    await ana.says(f"/lapor {KERUH}")
    everybody_read(crisis)

    await crisis.goes_down()
    budi.phone.sends("/isu")
    await crisis.fast_forward(minutes=25)
    crisis.expect_silence()
    await crisis.comes_back()
    await crisis.fast_forward(minutes=2)

    call = citra.hears("ISU-2026-0001", KERUH, button="Saya tangani")
    assert MARK not in call.text
    budi.hears("1 isu terbuka")
    assert all(
        MARK not in text for phone in (ana, budi, citra) for text in shown(phone)
    )
    everybody_read(crisis)


async def test_a_press_from_the_time_of_an_outage_counts_after_a_restart(tmp_path, way):
    crisis = Crisis(tmp_path, None, {}, way)
    async with crisis.running():
        ana, budi, _ = await small_office(crisis)
        await ana.says(f"/lapor {KERUH}")
        everybody_read(crisis)
        await crisis.goes_down()
        budi.phone.presses("Saya tangani")
        await crisis.settle()
        crisis.expect_silence()

    with pytest.raises(NotSent):
        async with crisis.running():
            pass

    crisis.telegram.faults.clear()
    async with crisis.running():
        await crisis.settle()
        assert (await issue(crisis)).owner == budi.id
        ana.hears("Ditangani Budi")
        everybody_read(crisis)


async def test_over_http_every_call_leaves_by_the_real_transport(tmp_path):
    crisis = Crisis(tmp_path, None, {}, Way.OVER_HTTP)
    async with crisis.running():
        ana = await crisis.member("Ana", Role.CRISIS_LEAD)
        await ana.says("/isu")
        bot = crisis.house.application.bot
        address = bot.base_url
        assert isinstance(bot.request, AiohttpRequest)
        assert address.startswith("http://127.0.0.1:")
        assert crisis.telegram.calls.all

    port = int(address.split(":")[2].partition("/")[0])
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)
