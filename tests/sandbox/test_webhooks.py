"""Webhooks: set, told of, and served as the real server serves them."""

import asyncio
import json
from collections import defaultdict
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.sandbox.hooks.courier import Courier
from bot.sandbox.hooks.post import Reply
from bot.sandbox.hooks.webhooks import row_of
from bot.sandbox.http import serve
from bot.sandbox.local import LocalTelegram
from tests.proofs.process import until
from tests.sandbox.conftest import TOKEN, Clock

ANA, BUDI = 5001, 5002
URL = "http://127.0.0.1:9/hook"
OK = Reply(200, "OK")
BROKEN = Reply(500, "Internal Server Error")


class Sleeps:
    """Waits that end when the clock is moved."""

    def __init__(self, clock):
        self.clock = clock
        self.asked = []
        self._due = []

    async def __call__(self, seconds):
        self.asked.append(seconds)
        if seconds:
            over = asyncio.get_running_loop().create_future()
            self._due.append((self.clock() + timedelta(seconds=seconds), over))
            await over

    def move(self, **parts):
        self.clock.advance(**parts)
        for at, over in self._due:
            if at <= self.clock() and not over.done():
                over.set_result(None)


class Hook:
    """The bot's end: what it was sent, and what it will answer, text by text."""

    def __init__(self):
        self.seen = []
        self.secrets = set()
        self.answers = defaultdict(list)
        self.usual = OK
        self.held = None
        self.now, self.most = 0, 0

    async def __call__(self, webhook, body):
        update = json.loads(body)
        said = update.get("message", {}).get("text") or next(
            iter(update.keys() - {"update_id"})
        )
        self.seen.append(said)
        self.secrets.add(webhook.secret)
        self.now += 1
        self.most = max(self.most, self.now)
        if self.held:
            await self.held.wait()
        else:
            await asyncio.sleep(0)
        self.now -= 1
        answers = self.answers[said]
        return answers.pop(0) if answers else self.usual


@pytest.fixture
def sleeps(clock):
    return Sleeps(clock)


@pytest.fixture
def telegram(clock, sleeps):
    telegram = LocalTelegram(clock, seed="tests", sleep=sleeps)
    telegram.add_bot(TOKEN)
    return telegram


@pytest.fixture
async def budi(telegram, bot):
    phone = telegram.add_user(BUDI, "Budi")
    phone.starts()
    bot.updates.waiting.clear()
    return phone


@pytest.fixture
async def hook(telegram, ana):
    """A webhook that is set, with a courier who brings to it."""
    hook = Hook()
    telegram.courier = Courier(telegram, hook)
    telegram.watchers[:] = [telegram.courier.look]
    telegram.courier.open()
    yield hook
    await telegram.courier.close()


@pytest.fixture
async def hooked(hook, result):
    await result("setWebhook", url=URL)
    return hook


# What setWebhook takes


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"secret_token": "x" * 257}, "secret token is too long"),
        ({"secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"secret_token": "ä"}, "secret token contains unallowed characters"),
        (
            {"url": "http://contoh.id/"},
            "bad webhook: An HTTPS URL must be provided for webhook",
        ),
        (
            {"url": "https://contoh.id:8444/"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "ftp://127.0.0.1/"}, "invalid webhook URL specified"),
        ({"url": "http://127.0.0.1:x/"}, "invalid webhook URL specified"),
        ({"url": "http://"}, "invalid webhook URL specified"),
    ],
)
async def test_a_webhook_that_the_real_server_refuses_is_refused(
    refusal, result, params, reason
):
    assert await refusal("setWebhook", **{"url": URL, **params}) == (
        400,
        f"Bad Request: {reason}",
    )
    assert (await result("getWebhookInfo"))["url"] == ""


@pytest.mark.parametrize(
    "params",
    [
        {"url": "https://contoh.id/hook"},
        {"url": "contoh.id"},
        {"url": URL, "ip_address": "127.0.0.1"},
        {"url": URL, "certificate": "attach://pem"},
    ],
)
async def test_what_is_not_imitated_says_so(api, params):
    answer = await api("setWebhook", files={"pem": ("a.pem", b"x", None)}, **params)

    assert answer.status == 501
    assert "setWebhook: the local Telegram" in answer.body["description"]


@pytest.mark.parametrize(("asked", "given"), [(0, 1), (1, 1), (100, 100), (101, 100)])
async def test_connections_stay_between_one_and_a_hundred(result, asked, given):
    await result("setWebhook", url=URL, max_connections=asked)

    assert (await result("getWebhookInfo"))["max_connections"] == given


@pytest.mark.parametrize("secret", ["x" * 256, "aZ09_-", ""])
async def test_a_secret_at_the_edge_is_taken(result, secret):
    assert await result("setWebhook", url=URL, secret_token=secret)


async def test_the_webhook_is_told_of(ana, result):
    await result("setWebhook", url=URL, allowed_updates=["message", "callback_query"])
    ana.sends("halo")

    assert await result("getWebhookInfo") == {
        "url": URL,
        "has_custom_certificate": False,
        "pending_update_count": 1,
        "max_connections": 40,
        "allowed_updates": ["callback_query", "message"],
    }


async def test_a_refused_webhook_has_removed_the_one_before(result, refusal):
    await result("setWebhook", url=URL)
    await refusal("setWebhook", url=URL, secret_token="?")

    assert (await result("getWebhookInfo"))["url"] == ""


@pytest.mark.parametrize("method", ["setWebhook", "deleteWebhook"])
async def test_what_waits_can_be_dropped(ana, result, method):
    url = {"url": URL} if method == "setWebhook" else {}
    ana.sends("halo")
    await result(method, **url)
    kept = await result("getWebhookInfo")
    await result(method, drop_pending_updates=True, **url)

    assert kept["pending_update_count"] == 1
    assert (await result("getWebhookInfo"))["pending_update_count"] == 0


async def test_polling_and_a_webhook_exclude_each_other(telegram, ana, result, refusal):
    poll = asyncio.create_task(telegram.call(TOKEN, "getUpdates", {"timeout": 50}))
    await until(lambda: ana.bot.updates.is_polled)
    await result("setWebhook", url=URL)
    ended = await poll
    status, description = await refusal("getUpdates")
    await result("setWebhook", url="")

    assert ended.status == status == 409
    assert ended.body["description"] == "Conflict: terminated by setWebhook request"
    assert description == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    assert await result("getUpdates") == []


# How updates are brought


async def test_updates_of_one_chat_come_one_after_another(hooked, ana, bot):
    hooked.held = asyncio.Event()
    for text in ("satu", "dua", "tiga"):
        ana.sends(text)
    await until(lambda: hooked.now)
    assert hooked.seen == ["satu"]
    hooked.held.set()

    await until(lambda: not bot.updates.waiting)

    assert hooked.seen == ["satu", "dua", "tiga"]
    assert hooked.most == 1


async def test_many_chats_come_at_once_but_no_more_than_asked_for(
    telegram, hook, bot, result
):
    await result("setWebhook", url=URL, max_connections=2)
    hook.held = asyncio.Event()
    for number in range(5):
        telegram.add_user(number + 1, f"Orang {number}").starts()
    await until(lambda: hook.now == 2)
    hook.held.set()

    await until(lambda: not bot.updates.waiting)

    assert hook.most == 2
    assert len(hook.seen) == 5


async def test_an_update_that_fails_holds_up_its_own_chat_only(
    hooked, sleeps, ana, budi, bot
):
    hooked.answers["satu"] = [BROKEN] * 2
    for phone, text in ((ana, "satu"), (ana, "dua"), (budi, "lain"), (budi, "lagi")):
        phone.sends(text)

    await until(lambda: len(bot.updates.waiting) == 2 and sleeps.asked == [0, 2])
    assert hooked.seen == ["satu", "lain", "satu", "lagi"]
    sleeps.move(seconds=2)
    await until(lambda: not bot.updates.waiting)

    assert hooked.seen[4:] == ["satu", "dua"]


async def test_waits_double_up_to_a_minute_or_two(hooked, sleeps, ana):
    hooked.usual = BROKEN
    ana.sends("satu")
    for number in range(1, 12):
        await until(lambda n=number: len(sleeps.asked) > n)
        sleeps.move(seconds=sleeps.asked[-1])

    *first, last, again = sleeps.asked[:10]
    assert first[:7] == [0, 2, 4, 8, 16, 32, *first[6:7]]
    assert 60 <= last == again <= 120


@pytest.mark.parametrize(
    ("asked", "waited"),
    [("7", 7), ("3600", 3600), ("9999", 3600), ("-5", 0), ("besok", 0)],
)
async def test_a_wait_that_the_webhook_asks_for_is_kept(
    hooked, sleeps, ana, asked, waited
):
    hooked.answers["satu"] = [Reply(503, "Service Unavailable", {"Retry-After": asked})]
    ana.sends("satu")

    await until(lambda: sleeps.asked)

    assert sleeps.asked == [waited]


async def test_the_last_error_is_told_and_stays(
    hooked, sleeps, clock, ana, bot, result
):
    hooked.answers["satu"] = [Reply(502, "Bad Gateway")]
    hooked.answers["dua"] = [Reply(None, "Connection refused")]
    ana.sends("satu")
    await until(lambda: not bot.updates.waiting)
    first = await result("getWebhookInfo")
    clock.advance(seconds=5)
    ana.sends("dua")
    await until(lambda: not bot.updates.waiting)
    second = await result("getWebhookInfo")
    await result("setWebhook", url=URL, secret_token="baru")

    assert (
        first["last_error_message"]
        == "Wrong response from the webhook: 502 Bad Gateway"
    )
    assert second["last_error_message"] == "Connection refused"
    assert second["last_error_date"] == first["last_error_date"] + 5
    assert "last_error_message" not in await result("getWebhookInfo")


@pytest.mark.parametrize("status", [200, 201, 204, 299])
async def test_any_2xx_is_a_yes(hooked, ana, bot, sleeps, status):
    hooked.usual = Reply(status)
    ana.sends("satu")

    await until(lambda: not bot.updates.waiting)

    assert sleeps.asked == []


@pytest.mark.parametrize("status", [301, 400, 404, 500])
async def test_all_else_is_a_no(hooked, ana, bot, sleeps, status):
    hooked.usual = Reply(status)
    ana.sends("satu")

    await until(lambda: len(sleeps.asked) > 1)

    assert len(bot.updates.waiting) == 1


async def test_an_update_too_old_for_another_try_is_dropped(
    hooked, sleeps, ana, bot, result
):
    keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "x"}]]}
    await result("sendMessage", chat_id=ANA, text="?", reply_markup=keyboard)
    hooked.usual = BROKEN
    ana.presses("Ya")
    while bot.updates.waiting:
        tried = len(sleeps.asked)
        sleeps.move(seconds=sleeps.asked[-1] if tried else 0)
        await until(lambda n=tried: len(sleeps.asked) > n or not bot.updates.waiting)

    assert sum(sleeps.asked) <= 150 < sum(sleeps.asked) + 120
    assert set(hooked.seen) == {"callback_query"}


async def test_gone_for_23_hours_removes_the_webhook(hooked, sleeps, ana, bot, result):
    hooked.usual = Reply(410, "Gone")
    ana.sends("satu")
    await until(lambda: len(sleeps.asked) > 1)
    sleeps.move(hours=23)
    await until(lambda: len(sleeps.asked) > 2)
    assert (await result("getWebhookInfo"))["url"] == URL
    sleeps.move(minutes=2)

    await until(lambda: bot.updates.webhook is None)

    assert [one["message"]["text"] for one in await result("getUpdates")] == ["satu"]


async def test_gone_with_a_good_answer_in_between_keeps_the_webhook(
    hooked, sleeps, ana, bot
):
    gone = Reply(410, "Gone")
    hooked.answers["satu"] = [gone]
    hooked.answers["dua"] = [gone, gone]
    ana.sends("satu")
    await until(lambda: not bot.updates.waiting)
    sleeps.move(hours=23.5)
    ana.sends("dua")
    await until(lambda: sleeps.asked == [0, 0, 2])
    sleeps.move(seconds=2)
    await until(lambda: not bot.updates.waiting)

    assert bot.updates.webhook is not None


async def test_another_webhook_takes_over_what_waits(hooked, ana, bot, result):
    hooked.usual = BROKEN
    ana.sends("satu")
    await until(lambda: hooked.seen)
    hooked.usual = OK

    await result("setWebhook", url=URL, secret_token="baru")
    await until(lambda: not bot.updates.waiting)

    assert hooked.secrets == {"", "baru"}


async def test_the_same_webhook_again_changes_nothing(hooked, ana, bot, result):
    before = bot.updates.webhook
    await result("setWebhook", url=URL)

    assert bot.updates.webhook is before


CALL = {"method": "sendMessage", "chat_id": ANA, "text": "Diterima"}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", json.dumps(CALL).encode()),
        (
            "application/json; charset=utf-8",
            json.dumps({**CALL, "method": "SENDMESSAGE"}).encode(),
        ),
        (
            "application/x-www-form-urlencoded",
            b"method=sendMessage&chat_id=5001&text=Diterima",
        ),
    ],
)
async def test_a_call_in_the_answer_is_carried_out(hooked, ana, bot, kind, body):
    hooked.usual = Reply(200, "OK", {"Content-Type": kind}, body)
    ana.sends("satu")

    await until(lambda: ana.chat()[-1].text == "Diterima")

    assert bot.updates.waiting == []


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", b"method=sendMessage&chat_id=5001&text=Diterima"),
        ("application/json", b'{"method"'),
        ("application/json", b'["method"]'),
        ("application/json", json.dumps({"method": "deleteWebhook"}).encode()),
        ("application/json", json.dumps({**CALL, "chat_id": 1}).encode()),
        ("application/json", json.dumps({"method": "getMe"}).encode()),
    ],
)
async def test_an_answer_that_is_no_call_or_a_wrong_one_is_still_a_yes(
    hooked, ana, bot, kind, body
):
    hooked.usual = Reply(200, "OK", {"Content-Type": kind}, body)
    ana.sends("satu")
    ana.sends("dua")

    await until(lambda: not bot.updates.waiting)

    assert hooked.seen == ["satu", "dua"]
    assert bot.updates.webhook
    assert ana.chat()[-1].text == "dua"


async def test_two_who_opened_must_close_before_delivery_ends(
    telegram, hooked, ana, bot
):
    telegram.courier.open()
    await telegram.courier.close()
    ana.sends("satu")
    await until(lambda: not bot.updates.waiting)
    await telegram.courier.close()
    ana.sends("dua")
    telegram.courier.open()

    await until(lambda: not bot.updates.waiting)

    assert hooked.seen == ["satu", "dua"]


async def test_reset_forgets_the_webhook(telegram, hooked, ana, bot):
    hooked.usual = BROKEN
    ana.sends("satu")
    await until(lambda: hooked.seen)
    telegram.reset()
    tried = len(hooked.seen)
    telegram.add_bot(TOKEN)
    telegram.add_user(ANA, "Ana").starts()

    assert len(hooked.seen) == tried
    assert telegram.bot().updates.webhook is None


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (
            {"message": {"chat": {"id": 1}}},
            {"edited_message": {"chat": {"id": 1}}},
            True,
        ),
        ({"message": {"chat": {"id": 1}}}, {"message": {"chat": {"id": 2}}}, False),
        (
            {"message": {"chat": {"id": 1}}},
            {"callback_query": {"from": {"id": 1}}},
            False,
        ),
        (
            {"callback_query": {"from": {"id": 1}}},
            {"callback_query": {"from": {"id": 1}}},
            True,
        ),
        ({"message": "rusak"}, {"message": "rusak"}, False),
        ({"message": {"chat": {"id": "x"}}}, {"jenis_baru": 7}, False),
    ],
)
def test_rows_are_those_of_the_server(one, other, shared):
    first, second = {"update_id": 1, **one}, {"update_id": 2, **other}

    assert (row_of(first) == row_of(second)) is shared


# Over real connections


@pytest.fixture
async def receiver():
    """A small web server that keeps what it gets."""
    got = []

    async def take(request):
        got.append((request.headers, await request.json()))
        return web.json_response(
            {"method": "sendMessage", "chat_id": ANA, "text": "Diterima"}
        )

    app = web.Application()
    app.router.add_post("/hook", take)
    async with TestServer(app) as server:
        server.got = got
        yield server


@pytest.fixture
async def wired():
    """A local Telegram that waits in real time and is served over HTTP."""
    telegram = LocalTelegram(Clock())
    telegram.add_bot(TOKEN)
    server = await serve(telegram)
    yield telegram
    await server.aclose()


async def test_a_delivery_has_the_headers_of_the_server(wired, receiver):
    params = {"url": str(receiver.make_url("/hook")), "secret_token": "rahasia"}
    await wired.call(TOKEN, "setWebhook", params)
    ana = wired.add_user(ANA, "Ana")
    ana.starts()

    await until(lambda: len(ana.chat()) == 2)

    headers, update = receiver.got[0]
    assert headers["Content-Type"] == "application/json"
    assert headers["X-Telegram-Bot-Api-Secret-Token"] == "rahasia"
    assert update["message"]["text"] == "/start"
    assert ana.chat()[-1].text == "Diterima"


async def test_nobody_at_the_address_is_told(wired, unused_tcp_port):
    url = f"http://127.0.0.1:{unused_tcp_port}/"
    await wired.call(TOKEN, "setWebhook", {"url": url})
    wired.add_user(ANA, "Ana").starts()
    webhook = wired.bot().updates.webhook

    await until(lambda: webhook.last_error)

    assert webhook.last_error == "Connection refused"


async def test_a_server_that_is_down_delivers_nothing(receiver):
    telegram = LocalTelegram(Clock())
    telegram.add_bot(TOKEN)
    server = await serve(telegram)
    await telegram.call(TOKEN, "setWebhook", {"url": str(receiver.make_url("/hook"))})
    await server.stop_listening()
    ana = telegram.add_user(ANA, "Ana")
    ana.starts()
    await server.listen()

    await until(lambda: receiver.got)
    await server.aclose()

    assert len(receiver.got) == 1
