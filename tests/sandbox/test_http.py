"""The local Telegram over real connections."""

import asyncio
import gc
import json
from contextlib import suppress

import pytest
from aiohttp import ClientSession, FormData
from aiohttp.client_exceptions import (
    ClientError,
    ClientOSError,
    ServerDisconnectedError,
)

from bot.sandbox.http import serve
from tests.proofs.process import until

TOKEN = "123456:siaga-test"
ANA = 5001


@pytest.fixture
async def server(telegram):
    server = await serve(telegram)
    yield server
    await server.aclose()


@pytest.fixture
async def web():
    async with ClientSession() as session:
        yield session


@pytest.fixture
def bot_url(server):
    return f"{server.url}/bot{TOKEN}"


MESSAGE = {"chat_id": str(ANA), "text": "Halo & <selamat> 😀"}


@pytest.fixture
def ways(web, bot_url):
    """Send one message in every way HTTP allows."""
    url = f"{bot_url}/sendMessage"
    multipart = FormData(MESSAGE, default_to_multipart=True)
    return {
        "query": lambda: web.get(url, params=MESSAGE),
        "query of a post": lambda: web.post(url, params=MESSAGE),
        "form": lambda: web.post(url, data=MESSAGE),
        "multipart": lambda: web.post(url, data=multipart),
        "json": lambda: web.post(
            url, json={**MESSAGE, "chat_id": ANA, "entities": None}
        ),
        "both": lambda: web.post(
            url, params={"chat_id": ANA}, data={"text": MESSAGE["text"]}
        ),
    }


@pytest.mark.parametrize(
    "way", ["query", "query of a post", "form", "multipart", "json", "both"]
)
async def test_parameters_arrive_in_every_way(ana, ways, way):
    async with ways[way]() as response:
        body = await response.json()

    assert response.status == 200
    assert body["result"]["text"] == MESSAGE["text"]


async def test_errors_have_their_status_and_headers(telegram, ana, web, bot_url):
    telegram.faults.next("flood", retry_after=9)

    async with web.post(f"{bot_url}/sendMessage", data=MESSAGE) as flood:
        body = await flood.json()
    async with web.post(f"{bot_url}/sendMessage", data={"chat_id": ANA}) as refused:
        pass

    assert (flood.status, flood.headers["Retry-After"]) == (429, "9")
    assert body["parameters"] == {"retry_after": 9}
    assert refused.status == 400


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/tak/ada", 404),
        ("/botsalah/getMe", 404),
        ("/bot1:x/getMe", 401),
        (f"/bot{TOKEN}/sendPigeon", 404),
        (f"/file/bot{TOKEN}/tak/ada.jpg", 404),
        (f"/file/bot1:x/tak/ada.jpg", 401),  # noqa: F541
    ],
)
async def test_wrong_paths_have_the_envelope_too(server, web, path, status):
    async with web.get(server.url + path) as response:
        body = await response.json()

    assert (response.status, body["ok"], body["error_code"]) == (status, False, status)


async def test_a_json_that_is_none_is_refused(ana, web, bot_url):
    headers = {"Content-Type": "application/json"}
    url = f"{bot_url}/sendMessage"
    async with web.post(url, data=b"{", headers=headers) as response:
        assert response.status == 400


async def test_files_go_up_and_come_down(ana, web, server, bot_url):
    form = FormData()
    form.add_field("chat_id", str(ANA))
    form.add_field("document", b"baris\r\n--x\r\n\x00\xff", filename="data.bin")
    async with web.post(f"{bot_url}/sendDocument", data=form) as response:
        document = (await response.json())["result"]["document"]
    query = {"file_id": document["file_id"]}
    async with web.get(f"{bot_url}/getFile", params=query) as response:
        path = (await response.json())["result"]["file_path"]
    async with web.get(f"{server.url}/file/bot{TOKEN}/{path}") as response:
        content = await response.read()

    assert document["file_name"] == "data.bin"
    assert content == b"baris\r\n--x\r\n\x00\xff"


async def test_a_lost_answer_closes_the_connection_after_the_effect(
    telegram, ana, web, bot_url
):
    telegram.faults.next("lost")

    with pytest.raises(ServerDisconnectedError):
        await web.post(f"{bot_url}/sendMessage", data=MESSAGE)

    assert [one.text for one in ana.chat()][1:] == [MESSAGE["text"]]


async def test_a_reset_comes_before_the_effect(telegram, ana, web, bot_url):
    telegram.faults.next("reset")

    with pytest.raises(ClientOSError):
        await web.post(f"{bot_url}/sendMessage", data=MESSAGE)

    assert len(ana.chat()) == 1


async def test_a_broken_body_arrives_broken(telegram, ana, web, bot_url):
    telegram.faults.next("broken_body")

    async with web.post(f"{bot_url}/sendMessage", data=MESSAGE) as response:
        text = await response.text()

    with pytest.raises(ValueError, match=r"Expecting|Unterminated"):
        json.loads(text)


async def test_a_proxy_page_is_html(telegram, ana, web, bot_url):
    telegram.faults.next("502")

    async with web.post(f"{bot_url}/sendMessage", data=MESSAGE) as response:
        assert response.headers["Content-Type"] == "text/html"
        assert response.status == 502


async def test_nobody_listens_during_an_outage(server, ana, web, bot_url):
    await server.stop_listening()
    with pytest.raises(ClientOSError):
        await web.post(f"{bot_url}/sendMessage", data=MESSAGE)
    await server.listen()

    async with web.post(f"{bot_url}/sendMessage", data=MESSAGE) as response:
        assert response.status == 200


async def test_a_long_poll_waits_for_an_update(ana, web, bot_url):
    poll = asyncio.create_task(
        web.post(f"{bot_url}/getUpdates", data={"timeout": 50, "offset": 0})
    )
    while not ana.bot.updates.is_polled:
        await asyncio.sleep(0)
    ana.sends("halo")

    async with await poll as response:
        updates = (await response.json())["result"]

    assert updates[0]["message"]["text"] == "halo"


async def test_a_server_closes_while_somebody_polls(telegram, ana, web):
    server = await serve(telegram)
    url = f"{server.url}/bot{TOKEN}/getUpdates"
    poll = asyncio.create_task(web.post(url, data={"timeout": 50}))
    while not ana.bot.updates.is_polled:
        await asyncio.sleep(0)

    await server.aclose()

    with pytest.raises(ClientError):
        await poll


async def test_a_poller_that_vanished_leaves_its_updates_to_the_next(ana, web, bot_url):
    url = f"{bot_url}/getUpdates"
    poll = asyncio.create_task(web.post(url, data={"timeout": 50}))
    while not ana.bot.updates.is_polled:
        await asyncio.sleep(0)
    poll.cancel()
    ana.sends("halo")

    async with web.post(url, data={"timeout": 50}) as response:
        updates = (await response.json())["result"]

    assert [one["message"]["text"] for one in updates] == ["halo"]


async def test_a_second_poller_conflicts_over_http_too(ana, web, bot_url):
    url = f"{bot_url}/getUpdates"
    first = asyncio.create_task(web.post(url, data={"timeout": 50}))
    while not ana.bot.updates.is_polled:
        await asyncio.sleep(0)
    async with web.post(url, data={"timeout": 0}) as second:
        pass
    async with await first as conflict:
        pass

    assert (conflict.status, second.status) == (409, 200)


async def test_a_server_that_is_down_cuts_every_connection(telegram, ana, web, bot_url):
    telegram.faults.down = True
    with pytest.raises(ClientOSError):
        await web.post(f"{bot_url}/sendMessage", data=MESSAGE)
    telegram.faults.down = False

    async with web.post(f"{bot_url}/sendMessage", data=MESSAGE) as response:
        assert response.status == 200


async def test_two_servers_share_one_telegram(telegram, ana, server, web):
    other = await serve(telegram)
    async with web.post(f"{other.url}/bot{TOKEN}/sendMessage", data=MESSAGE):
        pass
    await other.aclose()

    assert ana.chat()[-1].text == MESSAGE["text"]
    assert other.port != server.port


async def test_a_server_that_closes_amid_everything_says_nothing(
    telegram, server, web, ana, caplog
):
    """Long polls, pages that listen, slow calls, half a call, a delivery under way."""
    telegram.add_bot("77:lain", "lain_bot")
    loop = asyncio.get_running_loop()
    held = await loop.create_server(asyncio.Protocol, "127.0.0.1", 0)
    hook = f"http://127.0.0.1:{held.sockets[0].getsockname()[1]}/"
    await telegram.call("77:lain", "setWebhook", {"url": hook})
    ana.with_bot("lain_bot").starts()
    telegram.faults.next("slow", seconds=3600)
    asked = [
        asyncio.create_task(asked_in_vain(web, f"{server.url}{path}"))
        for path in (
            f"/bot{TOKEN}/getUpdates?timeout=50",
            f"/bot{TOKEN}/getMe",
            "/page/stream",
            "/page/stream",
        )
    ]
    _, half = await asyncio.open_connection(server.host, server.port)
    half.write(b"POST /bot1:x/getMe HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{")
    await until(lambda: len(server._state.tasks) == len(asked) + 1)
    await until(lambda: telegram.courier._rounds and telegram.bot().updates.is_polled)

    await server.aclose()
    await asyncio.gather(*asked)
    half.close()
    held.close()
    gc.collect()

    assert [one.getMessage() for one in caplog.records] == []
    assert tasks_of_the_server() == []
    assert not telegram.events.bell._waiting


async def asked_in_vain(web, url):
    """Ask, and read until the server is gone."""
    with suppress(ClientError):
        async with web.get(url) as answer:
            await answer.read()


def tasks_of_the_server():
    """What still runs of the local Telegram or its server."""
    running = (one.get_coro() for one in asyncio.all_tasks())
    files = [one.cr_code.co_filename for one in running]
    return [one for one in files if "bot/sandbox" in one or "uvicorn" in one]
