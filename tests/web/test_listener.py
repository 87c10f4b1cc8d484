"""The listener over a real socket: the webhook's door, health, and a taken port."""

import asyncio
import hmac
import io
import json
import logging
import socket
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
from aiohttp import ClientSession

from bot.ports.signs import ALIVE
from bot.ports.storage import StorageUnavailable
from bot.web import front as fronts
from bot.web import receiving
from bot.web.front import Behind, Front
from bot.web.listener import CannotListen, open_listener

NEW, OLD = "n" * 40, "o" * 32
SECRET = "X-Telegram-Bot-Api-Secret-Token"
UPDATE = {"update_id": 7, "message": {"text": "Antrean di loket"}}


class Storage:
    """A storage that says whether it can write, or keeps everybody waiting."""

    def __init__(self):
        self.fault = None
        self.writes = 0
        self.waits = False

    async def alive(self, at):
        self.writes += 1
        if self.waits:
            await asyncio.sleep(3600)
        if self.fault:
            raise self.fault


class Clock:
    def now(self):
        return datetime.now(UTC)


class Office:
    """A front with a house behind it, and a client that knocks."""

    def __init__(self, front, base, client):
        self.front, self.base, self.client = front, base, client
        self.storage = Storage()
        self.kept = []
        self.fault = None
        self.opens()

    def opens(self, loops=("engine", "webhook")):
        self.front.house = Behind(self.storage, Clock(), loops, self._keep)

    async def _keep(self, update):
        if self.fault:
            raise self.fault
        self.kept.append(update)

    async def get(self, path):
        async with self.client.get(self.base + path) as answer:
            return answer.status, await answer.text()

    async def brings(self, body=UPDATE, secret=NEW, path="/telegram", **more):
        headers = {"Content-Type": "application/json"} | more.pop("headers", {})
        if secret is not None:
            headers[SECRET] = secret
        sent = json.dumps(body).encode() if isinstance(body, dict) else body
        sent = io.BytesIO(sent) if isinstance(sent, bytes) else sent
        async with self.client.request(
            more.get("method", "POST"), self.base + path, data=sent, headers=headers
        ) as answer:
            return answer.status, answer.headers.get("Retry-After")


@asynccontextmanager
async def listening(path="/telegram", secrets=(NEW, OLD)):
    front = Front(path, secrets)
    async with (
        open_listener(front, "127.0.0.1", 0) as port,
        ClientSession() as client,
    ):
        yield Office(front, f"http://127.0.0.1:{port}", client)


@pytest.fixture
async def office():
    async with listening() as office:
        yield office


# --- the webhook


@pytest.mark.parametrize("secret", [NEW, OLD])
async def test_an_update_with_the_new_or_the_old_secret_is_kept(office, secret):
    assert await office.brings(secret=secret) == (200, None)
    assert office.kept == [UPDATE]


@pytest.mark.parametrize("secret", [None, "", NEW[:-1], NEW + "n", OLD.upper(), "ñ"])
async def test_another_secret_is_refused_and_nothing_is_kept(office, secret):
    assert await office.brings(secret=secret) == (403, None)
    assert office.kept == []


@pytest.mark.parametrize("given", [NEW, OLD, "x", NEW + OLD])
def test_every_secret_is_compared_whole_whatever_is_given(monkeypatch, given):
    compared, compare = [], hmac.compare_digest

    def watched(one, other):
        compared.append((len(one), len(other)))
        return compare(one, other)

    monkeypatch.setattr(fronts.hmac, "compare_digest", watched)

    Front("/x", (NEW, OLD)).is_secret(given)

    assert compared == [(32, 32), (32, 32)]


def test_where_no_secret_is_set_none_fits():
    assert not Front().is_secret("")


async def test_a_call_that_telegram_would_not_make_is_refused(office):
    assert (await office.brings(method="GET"))[0] == 405
    assert (await office.brings(path="/telegram/x"))[0] == 404
    assert (await office.brings(path="/"))[0] == 404
    assert (await office.brings(headers={"Content-Type": "text/plain"}))[0] == 415
    assert (await office.brings(secret="x", body=b"{" * 100))[0] == 403
    assert office.kept == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff\xfe", b"[" * 200_000, b"9" * 5000, b"{'a': 1}"]
)
async def test_what_is_no_json_is_refused(office, body):
    assert (await office.brings(body=body))[0] == 400
    assert office.kept == []


@pytest.mark.parametrize("body", [b"[]", b"7", b'"x"', b"null", b'{"update_id":"x"}'])
async def test_json_that_is_no_update_is_kept_to_be_set_aside(office, body):
    assert (await office.brings(body=body))[0] == 200
    assert office.kept == [json.loads(body)]


async def test_a_body_of_more_than_a_mebibyte_is_refused(office):
    fits = json.dumps({"x": "y" * (receiving.LARGEST - 9)}).encode()
    assert len(fits) == receiving.LARGEST

    async def in_parts():
        yield fits
        yield b" "

    assert (await office.brings(body=fits))[0] == 200
    assert (await office.brings(body=fits + b" "))[0] == 413
    assert (await office.brings(body=in_parts()))[0] == 413
    assert len(office.kept) == 1


async def test_who_sends_too_slowly_is_cut_off(office, monkeypatch):
    monkeypatch.setattr(receiving, "PATIENCE", 0.05)
    sent = asyncio.Event()

    async def slowly():
        yield b'{"update_id":'
        await sent.wait()
        yield b"7}"

    assert (await office.brings(body=slowly()))[0] == 408
    assert office.kept == []


@pytest.mark.parametrize("fault", [StorageUnavailable("disk full"), ValueError("odd")])
async def test_what_cannot_be_kept_is_to_come_again(office, fault, caplog):
    office.fault = fault
    assert await office.brings() == (503, "5")
    assert "waits at Telegram" in caplog.text
    office.fault = None
    assert await office.brings() == (200, None)
    assert office.kept == [UPDATE]


async def test_before_the_house_opens_an_update_is_to_come_again(office):
    office.front.house = None

    assert await office.brings() == (503, "5")


async def test_a_house_that_polls_has_no_door_for_updates():
    async with listening(path="", secrets=()) as office:
        assert (await office.brings(path="/telegram"))[0] == 404
        assert (await office.brings(path="/"))[0] == 404
        assert (await office.brings(secret=""))[0] == 404


async def test_refusals_are_counted_by_status(office):
    await office.brings(secret="x")
    await office.brings(body=b"{")
    office.front.house = None
    _, numbers = await office.get("/metrics")

    assert 'siaga_webhook_refused_total{status="403"} 1.0' in numbers
    assert 'siaga_webhook_refused_total{status="400"} 1.0' in numbers


# --- health


async def test_the_process_is_alive_before_the_house_opens(office):
    office.front.house = None

    assert await office.get("/healthz") == (200, "ok\n")
    assert await readiness(office) == (503, ["starting"])
    assert (await office.get("/metrics"))[0] == 200


async def readiness(office):
    status, text = await office.get("/readyz")
    answer = json.loads(text)
    assert answer["ready"] is (status == 200)
    return status, answer["missing"]


async def test_a_house_whose_loops_live_and_whose_storage_writes_is_ready(office):
    assert await readiness(office) == (503, ["engine", "webhook"])
    office.front.meters.beat("engine")
    office.front.meters.beat("webhook")

    assert await readiness(office) == (200, [])


@pytest.mark.parametrize("loop", ["engine", "poller"])
async def test_a_loop_that_stands_still_is_named(office, loop):
    office.opens(("engine", "poller"))
    for one in ("engine", "poller"):
        office.front.meters.beat(one)
    office.front.meters.beats[loop] -= ALIVE[loop] + 1

    assert await readiness(office) == (503, [loop])


async def test_a_storage_that_cannot_write_is_named(office, monkeypatch):
    monkeypatch.setattr(fronts, "WRITE_EVERY", 0)
    office.opens(())
    assert await readiness(office) == (200, [])
    office.storage.fault = StorageUnavailable("read-only")
    assert await readiness(office) == (503, ["storage"])
    office.storage.fault, office.storage.waits = None, True
    with monkeypatch.context() as short:
        short.setattr(fronts, "STORAGE_PATIENCE", 0.05)
        assert await readiness(office) == (503, ["storage"])
    office.storage.waits = False
    assert await readiness(office) == (200, [])


async def test_however_often_somebody_asks_the_storage_is_written_to_rarely(office):
    office.opens(())
    for _ in range(5):
        await readiness(office)

    assert office.storage.writes == 1


# --- the port


async def test_a_free_port_is_chosen_and_logged(caplog):
    caplog.set_level(logging.INFO, "bot")
    async with open_listener(Front(), "127.0.0.1", 0) as port:
        assert port > 0
        assert f"listening on 127.0.0.1:{port}" in caplog.text


async def test_a_taken_port_is_said_in_one_line():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            CannotListen, match=f"127.0.0.1:{port} .*SIAGA_LISTEN"
        ) as said:
            async with open_listener(Front(), "127.0.0.1", port):
                pass

    assert "\n" not in str(said.value)


async def test_an_address_of_another_machine_is_said_in_one_line():
    with pytest.raises(CannotListen, match="SIAGA_LISTEN"):
        async with open_listener(Front(), "192.0.2.1", 0):
            pass


async def test_a_closed_listener_leaves_its_port():
    async with open_listener(Front(), "127.0.0.1", 0) as port:
        pass
    async with open_listener(Front(), "127.0.0.1", port) as again:
        assert again == port
