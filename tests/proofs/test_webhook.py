"""Telegram calls the bot: what is not stored is not confirmed, and comes again."""

import asyncio
import signal
import socket
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime

import pytest
from aiohttp import ClientSession

from bot.domain.roles import Role
from bot.intake import webhook as webhooks
from bot.intake.raw import ALLOWED
from bot.sandbox.http import serve
from bot.sandbox.local import LocalTelegram
from bot.storage.sqlite import opening
from bot.web.front import Front
from bot.web.listener import open_listener
from tests.harness.crisis import Crisis, Way
from tests.proofs import mortal
from tests.proofs.faults import Disk
from tests.proofs.process import SECRET, TOKEN, BotProcess, called_by_telegram, until
from tests.proofs.story import enrol, office

HEADER = "X-Telegram-Bot-Api-Secret-Token"
ANA, BUDI = 11, 12


# --- a house in this process, on a disk that can be full


@pytest.fixture
def disk(monkeypatch):
    disk = Disk()
    monkeypatch.setattr(mortal, "CONNECTION", disk.connection())
    monkeypatch.setattr(opening, "connection_to", mortal.ThreadlessConnection)
    return disk


@pytest.fixture
async def crisis(tmp_path, disk, monkeypatch):
    """A house that Telegram calls over a real socket; it asked to be called."""
    monkeypatch.setattr(webhooks, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(webhooks, "ASK_AGAIN", 0.01)
    front = Front("/telegram", (SECRET,))
    async with open_listener(front, "127.0.0.1", 0) as port:
        settings = {
            "playbook": office(tmp_path / "office"),
            "webhook_url": f"http://127.0.0.1:{port}/telegram",
            "webhook_secret": SECRET,
        }
        crisis = Crisis(tmp_path, None, settings, way=Way.OVER_HTTP)
        crisis.slept = []
        crisis.telegram.sleep = lambda seconds: pause(crisis, seconds)
        crisis.front = front
        async with crisis.running(signs=front.meters):
            crisis.settle = lambda: handle(crisis)
            front.house = crisis.house.behind
            asking = asyncio.create_task(crisis.house.webhook.run())
            await until(lambda: crisis.telegram.bot().updates.webhook)
            crisis.ana = await crisis.member("Ana", Role.CRISIS_LEAD)
            yield crisis
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)


async def pause(crisis, seconds):
    crisis.slept.append(seconds)
    await asyncio.sleep(0.01)


async def handle(crisis):
    """Handle what was brought; nothing is fetched."""
    while await crisis.house.worker.step() or await crisis.house.postman.step():
        pass


def waiting(crisis):
    return len(crisis.telegram.bot().updates.waiting)


async def test_telegram_is_asked_for_what_the_house_reads_and_with_the_secret(crisis):
    (call, *_) = crisis.telegram.calls.of("setWebhook")

    assert call.params["allowed_updates"] == list(ALLOWED)
    assert call.params["secret_token"] == SECRET
    assert call.params["max_connections"] == 40
    assert "drop_pending_updates" not in call.params
    assert crisis.telegram.calls.of("getUpdates") == []


async def test_an_update_that_is_brought_is_stored_and_handled(crisis):
    crisis.ana.phone.sends("/lapor Antrean panjang")
    await until(lambda: not waiting(crisis))
    await crisis.settle()

    crisis.ana.hears("tercatat", "Antrean panjang")


@pytest.mark.parametrize("statement", ["INSERT", "COMMIT"])
async def test_what_a_full_disk_refused_is_not_confirmed_and_comes_again(
    crisis, disk, statement
):
    with disk.is_full(statement):
        crisis.ana.phone.sends("/lapor Antrean panjang")
        await until(lambda: len(crisis.slept) >= 3)
        assert waiting(crisis) == 1, "it was confirmed"
        assert set(crisis.slept) == {5}, "Retry-After was not given"
        assert await crisis.kept("SELECT key FROM inbox") == [], "it was stored"
    await until(lambda: not waiting(crisis))
    await crisis.settle()

    crisis.ana.hears("tercatat", "Antrean panjang")
    assert crisis.telegram.bot().updates.webhook.last_error.startswith("Wrong response")


async def test_the_same_update_brought_twice_counts_once(crisis):
    """The answer to the first call was lost on the way."""
    url, update = crisis.settings.webhook_url, mail(crisis, "/lapor Antrean panjang")
    async with ClientSession() as client:
        for _ in range(3):
            headers = {HEADER: SECRET}
            async with client.post(url, json=update, headers=headers) as answer:
                assert answer.status == 200
    await crisis.settle()

    receipts = [text for text in crisis.ana.texts() if "tercatat" in text]
    assert len(receipts) == 1
    assert "ISU-2026-0001" in receipts[0]
    assert "ISU-2026-0002" not in str(crisis.ana.texts())


def mail(crisis, text):
    who = {"id": crisis.ana.id, "is_bot": False, "first_name": "Ana"}
    chat = {"id": crisis.ana.id, "type": "private", "first_name": "Ana"}
    message = {"message_id": 900, "date": 1, "text": text, "from": who, "chat": chat}
    message["entities"] = [{"type": "bot_command", "offset": 0, "length": 6}]
    return {"update_id": 900_000, "message": message}


async def test_who_does_not_know_the_secret_stores_nothing(crisis):
    url, update = crisis.settings.webhook_url, mail(crisis, "/lapor Palsu")
    async with ClientSession() as client:
        for headers in ({}, {HEADER: "x"}, {HEADER: SECRET[:-1] + "t"}):
            async with client.post(url, json=update, headers=headers) as answer:
                assert answer.status == 403
    await crisis.settle()

    assert await crisis.house.storage.inbox.backlog() == 0
    assert crisis.ana.texts() == []


@pytest.mark.parametrize("odd", [{"message": {"message_id": "x"}}, {"message": 7}])
async def test_what_cannot_be_parsed_is_set_aside_and_the_admin_told(crisis, odd):
    admin = await crisis.member("Ani", Role.ADMIN)
    crisis.telegram.bot().updates.push_raw({"update_id": 900_000} | odd)
    await until(lambda: not waiting(crisis))
    await crisis.settle()

    admin.hears("tidak terbaca")


async def test_a_webhook_that_somebody_took_away_is_set_again(crisis, caplog):
    await crisis.telegram.call(TOKEN, "deleteWebhook", {})
    await until(lambda: crisis.telegram.bot().updates.webhook)

    assert "took the webhook away" in caplog.text


async def test_updates_that_telegram_cannot_bring_are_noticed(crisis, caplog):
    beats = crisis.front.meters.beats
    await until(lambda: "webhook_flow" in beats)
    crisis.front.house = None
    crisis.ana.phone.sends("/lapor Antrean panjang")
    await until(lambda: "cannot bring 1 updates" in caplog.text)
    stopped = beats.pop("webhook_flow")
    looked = beats["webhook"]
    await until(lambda: beats["webhook"] > looked)
    assert "webhook_flow" not in beats

    crisis.front.house = crisis.house.behind
    await until(lambda: beats.get("webhook_flow", 0) > stopped)


async def test_telegram_may_be_away_when_the_webhook_is_looked_after(crisis, caplog):
    crisis.telegram.faults.next("500", method="getWebhookInfo")
    await until(lambda: "the webhook waits: " in caplog.text)
    last = crisis.front.meters.beats["webhook"]
    await until(lambda: crisis.front.meters.beats["webhook"] > last)


# --- a real process


@asynccontextmanager
async def town(folder, **settings):
    telegram = LocalTelegram()
    telegram.add_bot(TOKEN, "siaga_bot")
    for user_id in (ANA, BUDI):
        telegram.add_user(user_id, f"Anggota {user_id}").unblocks_bot()
    server = await serve(telegram)
    bot = BotProcess(folder, server.url, **settings)
    team = {ANA: Role.REPORTER, BUDI: Role.DUTY_OFFICER}
    await enrol(bot.environment["SIAGA_DATABASE"], team, datetime.now(UTC))
    try:
        yield telegram, bot
    finally:
        await bot.kill()
        await server.aclose()


async def knock(bot, secret):
    url, headers = bot.environment["SIAGA_WEBHOOK_URL"], {HEADER: secret}
    async with (
        ClientSession() as client,
        client.post(url, json={"update_id": 1}, headers=headers) as answer,
    ):
        return answer.status


@pytest.mark.slow
@pytest.mark.processes
async def test_a_secret_is_changed_without_refusing_telegram_once(tmp_path):
    new = "n" * 40
    async with town(tmp_path, **called_by_telegram()) as (telegram, bot):
        await bot.start()
        await until(lambda: telegram.bot().updates.webhook)
        assert telegram.bot().updates.webhook.secret == SECRET
        assert await bot.stop() == 0
        bot.environment["SIAGA_WEBHOOK_SECRET"] = f"{new},{SECRET}"
        # Telegram goes on with the old one until the bot is up again.
        telegram.phone(ANA).sends("/lapor Selama pergantian")
        await bot.start()
        await until(lambda: telegram.bot().updates.webhook.secret == new)
        await until(lambda: not telegram.bot().updates.waiting)

        assert {await knock(bot, one) for one in (new, SECRET)} == {200}
        assert await knock(bot, "x" * 40) == 403
        log = bot.log.read_text("utf-8")
        assert [word for word in (new, SECRET, TOKEN, "Traceback") if word in log] == []


@pytest.mark.slow
@pytest.mark.processes
async def test_from_the_webhook_back_to_polling_nothing_is_lost(tmp_path):
    async with town(tmp_path, **called_by_telegram()) as (telegram, bot):
        await bot.start()
        await until(lambda: telegram.bot().updates.webhook)
        await bot.kill()
        telegram.phone(ANA).sends("/lapor Saat bot mati")
        for name in ("SIAGA_WEBHOOK_URL", "SIAGA_WEBHOOK_SECRET"):
            del bot.environment[name]
        await bot.start()
        await until(lambda: "Saat bot mati" in str(last(telegram, BUDI)))

        assert telegram.bot().updates.webhook is None
        assert telegram.bot().updates.is_polled


def last(telegram, user_id):
    said = [m.text for m in telegram.phone(user_id).chat() if m.sender.id == 42]
    return said[-1:]


@pytest.mark.slow
@pytest.mark.processes
async def test_systemd_hears_ready_a_beat_each_cycle_and_stopping(tmp_path):
    ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    ear.bind(str(tmp_path / "notify"))
    ear.setblocking(False)
    with closing(ear):
        async with town(tmp_path) as (_, bot):
            bot.environment["NOTIFY_SOCKET"] = str(tmp_path / "notify")
            bot.environment["WATCHDOG_USEC"] = "30000000"
            await bot.start()
            heard = Ear(ear)
            await until(lambda: heard.all().count("WATCHDOG=1") >= 3)
            assert heard.all()[0] == "READY=1"

            await bot.freeze()
            frozen = len(heard.all())
            await asyncio.sleep(2.5)
            assert len(heard.all()) == frozen, "a frozen bot fed its watchdog"
            bot.send(signal.SIGCONT)
            await until(lambda: len(heard.all()) > frozen)
            assert await bot.stop() == 0
            assert heard.all()[-1] == "STOPPING=1"


class Ear:
    """Everything that was said to a datagram socket."""

    def __init__(self, ear):
        self._ear, self._heard = ear, []

    def all(self):
        while True:
            try:
                self._heard.append(self._ear.recv(100).decode())
            except BlockingIOError:
                return self._heard
