"""A page of another site can make a browser call the Bot API, and is refused."""

import asyncio
import json

import pytest
from aiohttp import ClientSession, FormData
from yarl import URL

from bot.sandbox import visitors
from bot.sandbox.http import serve
from bot.sandbox.strict_json import DEEPEST
from tests.sandbox.conftest import TOKEN

ANA = 5001
JSON = {"Content-Type": "application/json"}


@pytest.fixture
async def server(telegram, ana):
    server = await serve(telegram)
    yield server
    await server.aclose()


@pytest.fixture
async def web():
    async with ClientSession() as session:
        yield session


@pytest.fixture
def call(server, web):
    """Send a message as somebody would, and return status and description."""

    async def call(verb="GET", **how):
        url = f"{server.url}/bot{TOKEN}/sendMessage"
        query = {"chat_id": ANA, "text": "halo"} if verb == "GET" else {}
        async with web.request(verb, url, params=query, **how) as answer:
            body = await answer.json()
            return answer.status, body.get("description")

    return call


FOREIGN = {
    "an image": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "image"},
    "a link": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    "a page on another port": {"Sec-Fetch-Site": "same-site"},
    "a script": {"Origin": "https://contoh.id"},
    "a script on another port": {"Origin": "http://127.0.0.1:1"},
    "a file": {"Origin": "null"},
    "a broken origin": {"Origin": "http://[x"},
    "an old browser": {"Referer": "https://contoh.id/halaman"},
}


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN)
async def test_a_page_of_another_site_sends_nothing(call, ana, headers):
    assert await call(headers=headers) == (
        403,
        "Forbidden: no page of another site may call the local Telegram",
    )
    assert ana.unread() == []


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded"])
async def test_neither_does_its_form(call, ana, kind):
    headers = {"Origin": "https://contoh.id", "Content-Type": kind}

    status, _ = await call("POST", data=f"chat_id={ANA}&text=halo", headers=headers)

    assert status == 403
    assert ana.unread() == []


@pytest.mark.parametrize(
    "host", ["contoh.id", "contoh.id:8081", "127.0.0.1.contoh.id", "localhost.", "1.2"]
)
async def test_a_name_of_another_site_that_leads_here_is_refused(call, ana, host):
    assert await call(headers={"Host": host}) == (
        403,
        "Forbidden: a local Telegram has an address, or a name without a dot",
    )
    assert ana.unread() == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Host": "localhost:8081"},
        {"Host": "telegram"},
        {"Host": "[::1]:8081"},
        {"Host": "192.168.1.7:8081"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin"},
        {"Host": "localhost:1", "Origin": "http://localhost:1"},
    ],
    ids=str,
)
async def test_a_bot_and_a_person_who_types_the_address_may_call(call, ana, headers):
    assert (await call(headers=headers))[0] == 200
    assert [one.content.text for one in ana.unread()] == ["halo"]


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN)
async def test_a_page_of_another_site_gets_no_file(server, web, ana, headers):
    path = (await server.telegram.call(TOKEN, "getFile", {"file_id": photo(ana)})).body
    url = f"{server.url}/file/bot{TOKEN}/{path['result']['file_path']}"

    async with web.get(url) as own, web.get(url, headers=headers) as foreign:
        assert (await own.read(), own.status) == (b"rahasia", 200)
        assert foreign.status == 403
        assert b"rahasia" not in await foreign.read()


def photo(ana):
    return ana.sends_photo(content=b"rahasia").content.media["photo"][-1]["file_id"]


@pytest.mark.parametrize(
    "path",
    ["../../README.md", "%2e%2e/http.py", "..%2fhttp.py", "/etc/passwd", "%00", ""],
)
async def test_no_file_beside_those_of_the_chats_is_served(server, web, path):
    url = URL(f"{server.url}/file/bot{TOKEN}/{path}", encoded=True)
    async with web.get(url) as answer:
        assert answer.status == 404


# What is sent


def nested(depth):
    return "[" * depth + "]" * depth


BAD = {
    "half": b"{",
    "a list": b"[]",
    "no UTF-8": b"\xff\xfe",
    "no number": b'{"chat_id": NaN}',
    "infinite": b'{"chat_id": 1e999}',
    "a number of 5000 digits": b'{"chat_id": ' + b"9" * 5000 + b"}",
    "deep": b'{"text": ' + nested(DEEPEST).encode() + b"}",
    "very deep": b'{"text": ' + nested(100_000).encode() + b"}",
}


@pytest.mark.parametrize("body", BAD.values(), ids=BAD)
async def test_what_is_no_json_is_refused(call, body):
    assert await call("POST", data=body, headers=JSON) == (
        400,
        "Bad Request: can't parse JSON object of the request",
    )


async def test_json_may_be_nested_as_deep_as_on_the_server(call):
    body = b'{"text": ' + nested(DEEPEST - 1).encode() + b"}"

    status, description = await call("POST", data=body, headers=JSON)

    assert status == 400
    assert "JSON object of the request" not in description


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1e999", "9" * 5000])
@pytest.mark.parametrize(
    ("method", "name"),
    [
        ("getUpdates", "offset"),
        ("setWebhook", "max_connections"),
        ("getChat", "chat_id"),
    ],
)
async def test_a_number_that_is_none_is_refused(refusal, method, name, value):
    given = {"url": "http://127.0.0.1:9/"} if method == "setWebhook" else {}
    assert (await refusal(method, **given, **{name: value}))[0] == 400


@pytest.mark.parametrize("value", [nested(100_000), nested(DEEPEST + 1), "{", "NaN"])
async def test_a_markup_without_end_is_refused(refusal, value):
    assert await refusal("sendMessage", chat_id=ANA, text="x", reply_markup=value) == (
        400,
        "Bad Request: can't parse reply keyboard markup JSON object",
    )


@pytest.mark.parametrize("seconds", [10**12, 1e300, -5])
async def test_a_time_beyond_all_calendars_is_taken(telegram, ana, result, seconds):
    ana.adds_bot(telegram.add_group(-4001, "Tim", [ANA], "supergroup"), as_admin=True)

    assert await result("createChatInviteLink", chat_id=-4001, expire_date=seconds)


async def test_a_body_that_is_too_long_is_not_read(call, monkeypatch):
    monkeypatch.setattr(visitors, "LONGEST_BODY", 1000)
    too_large = (413, "Request Entity Too Large")

    async def drops():
        for _ in range(10):
            yield b" " * 1000

    declared = await call("POST", data=b" " * 1001, headers=JSON)
    undeclared = await call("POST", data=drops(), headers=JSON)
    form = FormData({"chat_id": str(ANA), "text": "x"}, default_to_multipart=True)

    assert declared == undeclared == too_large
    assert (await call("POST", data=form))[0] == 200


@pytest.mark.parametrize("body", [*BAD.values(), b'{"id": {}, "first_name": []}'])
async def test_the_control_room_explains_what_it_cannot_read(server, web, body):
    url = f"{server.url}/control/user"
    async with web.post(url, data=body, headers=JSON) as answer:
        assert answer.status == 400
        assert json.loads(await answer.text())["error"]


async def test_a_caller_that_leaves_in_the_middle_is_no_trouble(server, web, caplog):
    _, writer = await asyncio.open_connection(server.host, server.port)
    head = f"POST /bot{TOKEN}/sendMessage HTTP/1.1\r\nHost: localhost\r\n"
    writer.write(f"{head}Content-Length: 100\r\n\r\n{{".encode())
    await writer.drain()
    writer.transport.abort()
    async with web.get(f"{server.url}/bot{TOKEN}/getMe") as answer:
        assert answer.status == 200
    await server.aclose()

    assert caplog.records == []
