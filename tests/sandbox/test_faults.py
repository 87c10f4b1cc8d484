"""What goes wrong on the way, seen by a transport in the same process."""

import json

import pytest
from telegram import Bot
from telegram.error import Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.sandbox.answers import Cut
from bot.sandbox.faults import Outcome
from bot.sandbox.pace import Limit
from bot.sandbox.request import SandboxRequest

ANA = 5001


class NotSentError(Exception):
    pass


class MaybeSentError(Exception):
    pass


@pytest.fixture
async def library(telegram):
    async with Bot(
        "123456:siaga-test",
        request=SandboxRequest(telegram),
        get_updates_request=SandboxRequest(telegram),
    ) as library:
        yield library


@pytest.mark.parametrize(
    ("outcome", "status", "took_effect"),
    [
        (Outcome.FLOOD, 429, False),
        (Outcome.ERROR_500, 500, False),
        (Outcome.BAD_GATEWAY, 502, False),
        (Outcome.UNAVAILABLE, 503, False),
        (Outcome.GATEWAY_TIMEOUT, 504, False),
        (Outcome.UNAUTHORIZED, 401, False),
        (Outcome.FALSE_OK, 200, False),
        (Outcome.BROKEN_BODY, 200, True),
        (Outcome.LOST, 200, True),
        (Outcome.SLOW, 200, True),
        (Outcome.RESET, 200, False),
        (Outcome.REFUSED, 200, False),
    ],
)
async def test_a_planned_fault_happens_once(
    telegram, ana, api, outcome, status, took_effect
):
    slept = []

    async def sleep(seconds):
        slept.append(seconds)

    telegram.sleep = sleep
    telegram.faults.next(outcome, seconds=7)

    answer = await api("sendMessage", chat_id=ANA, text="satu")
    heard = len(ana.unread())
    again = await api("sendMessage", chat_id=ANA, text="dua")

    assert (answer.status, bool(heard)) == (status, took_effect)
    assert again.body["ok"]
    assert slept == ([7] if outcome is Outcome.SLOW else [])


async def test_a_fault_can_take_effect_all_the_same(telegram, ana, api):
    telegram.faults.next("502", effect=True)

    answer = await api("sendMessage", chat_id=ANA, text="satu")

    assert answer.status == 502
    assert answer.payload().startswith(b"<html>")
    assert [event.message.text for event in ana.unread()] == ["satu"]


async def test_a_flood_says_how_long_in_body_and_header(telegram, ana, api):
    telegram.faults.next("flood", retry_after=37)

    answer = await api("sendMessage", chat_id=ANA, text="satu")

    assert answer.body["parameters"] == {"retry_after": 37}
    assert answer.body["description"] == "Too Many Requests: retry after 37"
    assert answer.headers == {"Retry-After": "37"}


async def test_a_broken_body_is_half_a_json(telegram, ana, api):
    telegram.faults.next("broken_body")

    answer = await api("sendMessage", chat_id=ANA, text="satu")

    with pytest.raises(ValueError, match=r"Expecting|Unterminated"):
        json.loads(answer.payload())


async def test_a_fault_waits_for_its_method_and_its_chat(telegram, ana, api):
    telegram.add_user(5002, "Budi").starts()
    telegram.faults.next("500", method="sendMessage", chat=5002, skip=1, times=2)

    statuses = [
        (await api(method, chat_id=chat, **more)).status
        for method, chat, more in [
            ("sendMessage", ANA, {"text": "x"}),
            ("sendChatAction", 5002, {"action": "typing"}),
            ("sendMessage", 5002, {"text": "x"}),
            ("sendMessage", 5002, {"text": "x"}),
            ("sendMessage", 5002, {"text": "x"}),
            ("sendMessage", 5002, {"text": "x"}),
        ]
    ]

    assert statuses == [200, 200, 200, 500, 500, 200]


async def test_polling_is_spared_unless_named(telegram, api):
    telegram.faults.next("500")

    spared = await api("getUpdates")
    telegram.faults.clear()
    telegram.faults.next("500", method="getUpdates")
    named = await api("getUpdates")

    assert (spared.status, named.status) == (200, 500)


async def test_chance_is_the_same_for_the_same_seed(telegram, ana, api):
    async def statuses():
        telegram.faults.random(0.4, ["500", "flood"], seed="s")
        return [
            (await api("sendMessage", chat_id=ANA, text="x")).status for _ in range(40)
        ]

    first, second = await statuses(), await statuses()

    assert first == second
    assert set(first) == {200, 429, 500}


async def test_a_server_that_is_down_refuses_everything(telegram, ana, api):
    telegram.faults.down = True

    sent = await api("sendMessage", chat_id=ANA, text="x")
    polled = await api("getUpdates")
    telegram.faults.clear()

    assert sent.cut is polled.cut is Cut.REFUSED
    assert ana.unread() == []
    assert (await api("getMe")).cut is None


@pytest.mark.parametrize(
    ("outcome", "error"),
    [
        ("refused", NotSentError),
        ("reset", MaybeSentError),
        ("lost", MaybeSentError),
    ],
)
async def test_a_transport_raises_its_own_errors(telegram, ana, outcome, error):
    request = SandboxRequest(telegram, NotSentError, MaybeSentError)
    telegram.faults.next(outcome)

    with pytest.raises(error):
        await request.do_request("https://api/bot123456:siaga-test/getMe", "GET")


@pytest.mark.parametrize(
    ("outcome", "error"),
    [
        ("refused", NetworkError),
        ("reset", TimedOut),
        ("lost", TimedOut),
        ("500", NetworkError),
        ("502", NetworkError),
        ("flood", RetryAfter),
        ("401", InvalidToken),
    ],
)
async def test_the_library_raises_its_usual_errors(
    telegram, ana, library, monkeypatch, outcome, error
):
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    telegram.faults.next(outcome)

    with pytest.raises(error) as raised:
        await library.send_message(ANA, "x")

    assert raised.type is error


async def test_the_library_knows_a_blocked_chat(ana, library):
    ana.blocks_bot()

    with pytest.raises(Forbidden):
        await library.send_message(ANA, "x")


async def test_calls_are_recorded_with_what_became_of_them(telegram, ana, api):
    telegram.faults.next("lost")
    await api("sendMessage", chat_id=ANA, text="satu")
    telegram.faults.next("500")
    await api("sendMessage", chat_id=ANA, text="dua")
    await api("sendMessage", chat_id=ANA, text="")

    record = [
        (call.method, call.params["text"], call.status, call.accepted, call.fault)
        for call in telegram.calls
    ]

    assert record == [
        ("sendMessage", "satu", 200, True, "lost"),
        ("sendMessage", "dua", 500, False, "500"),
        ("sendMessage", "", 400, False, ""),
    ]
    assert [c.params["text"] for c in telegram.calls.of("sendMessage", ANA)] == ["satu"]


async def test_hooks_stop_the_world_before_or_after_a_call(telegram, ana, api):
    class Stop(BaseException):
        pass

    async def at_the_second(call):
        if call.number == 2:
            raise Stop

    telegram.calls.before = at_the_second
    await api("sendMessage", chat_id=ANA, text="satu")
    with pytest.raises(Stop):
        await api("sendMessage", chat_id=ANA, text="dua")
    telegram.calls.before = None

    def after(call):
        assert call.accepted
        raise Stop

    telegram.calls.after = after
    with pytest.raises(Stop):
        await api("sendMessage", chat_id=ANA, text="tiga")

    assert [event.message.text for event in ana.unread()] == ["satu", "tiga"]


async def test_the_pace_is_free_unless_enforced(telegram, ana, api):
    statuses = {
        (await api("sendMessage", chat_id=ANA, text="x")).status for _ in range(50)
    }

    assert statuses == {200}
    assert telegram.pace.refused == 0


async def test_one_message_a_second_in_a_chat_edits_included(
    telegram, ana, clock, api, result
):
    telegram.pace.enforced = True

    sent = await result("sendMessage", chat_id=ANA, text="satu")
    place = {"chat_id": ANA, "message_id": sent["message_id"]}
    early = await api("editMessageText", **place, text="dua")
    typing = await api("sendChatAction", chat_id=ANA, action="typing")
    clock.advance(seconds=1)
    late = await api("editMessageText", **place, text="dua")

    assert (early.status, early.body["parameters"]) == (429, {"retry_after": 1})
    assert (typing.status, late.status) == (200, 200)
    assert telegram.pace.refused == 1


async def test_twenty_messages_a_minute_in_a_group(telegram, ana, clock, api):
    group = telegram.add_group(-7, "Tim Krisis", [ANA])
    ana.adds_bot(group)
    telegram.pace.enforced = True
    statuses = []
    for _ in range(21):
        statuses.append((await api("sendMessage", chat_id=-7, text="x")).status)
        clock.advance(seconds=2)

    last = await api("sendMessage", chat_id=-7, text="x")

    assert statuses == [200] * 20 + [429]
    assert last.body["parameters"] == {"retry_after": 18}


async def test_thirty_messages_a_second_in_all(telegram, api):
    phones = [telegram.add_user(6000 + n, f"Warga {n}") for n in range(31)]
    for phone in phones:
        phone.starts()
    telegram.pace.enforced = True

    statuses = [
        (await api("sendMessage", chat_id=phone.id, text="x")).status
        for phone in phones
    ]

    assert statuses == [200] * 30 + [429]


async def test_other_limits_can_be_set(telegram, ana, api):
    telegram.pace.enforced = True
    telegram.pace.chat = Limit(3, 1)

    statuses = [
        (await api("sendMessage", chat_id=ANA, text="x")).status for _ in range(4)
    ]

    assert statuses == [200, 200, 200, 429]
