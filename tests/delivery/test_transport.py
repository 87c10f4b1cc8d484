"""What travels, how often, and for how long."""

import asyncio
from contextlib import suppress

import httpx
import pytest
from aiohttp import ClientTimeout
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import EndPointNotFound
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.delivery.answers import Kind
from bot.delivery.failures import MaybeSent, NotSent
from bot.delivery.patience import USUAL, Patience
from bot.delivery.payloads import form
from bot.delivery.transport import AiohttpRequest
from bot.delivery.verdict import verdict
from tests.delivery.doors import (
    TOKEN,
    accepts,
    bot_at,
    breaks_off,
    door,
    is_silent,
    refuses,
    says,
)

ME = says(
    200,
    {"ok": True, "result": {"id": 123456, "is_bot": True, "first_name": "Siaga"}},
)
PARAMETERS: list[dict[str, object]] = [
    {},
    {"chat_id": -100, "text": "Halo, dunia & <b>é</b> = 100 % +\n"},
    {
        "chat_id": 1,
        "silent": True,
        "rows": [[{"text": "Saya tangani ✓"}]],
        "none": None,
    },
]


def request_data(parameters: dict[str, object]) -> RequestData:
    return RequestData([RequestParameter(k, v, None) for k, v in parameters.items()])


@pytest.mark.parametrize("parameters", PARAMETERS)
def test_a_form_is_what_the_default_client_would_send(
    parameters: dict[str, object],
) -> None:
    data = request_data(parameters)
    expected = httpx.Request("POST", "http://x", data=data.json_parameters)
    body, headers = form(data)

    assert expected.read() == body
    assert expected.headers.get("content-type") == headers.get("Content-Type")


async def test_a_message_arrives_with_its_keyboard() -> None:
    rows = InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="a:1")]])
    async with door(accepts) as here, bot_at(here.base_url) as bot:
        message = await bot.send_message(1, "hälo", reply_markup=rows)
    head, body = here.requests[0]

    assert message.message_id == 7
    assert f"POST /bot{TOKEN}/sendMessage HTTP/1.1" in head
    assert "python-telegram-bot" in head
    assert b"text=h%C3%A4lo" in body
    assert b"%22callback_data%22%3A+%22a%3A1%22" in body


async def test_a_large_file_arrives_whole_under_its_own_name() -> None:
    content = bytes(range(256)) * 10_000
    async with door(accepts) as here, bot_at(here.base_url) as bot:
        await bot.send_document(1, content, filename='siaran "é".pdf', caption="ini")
    head, body = here.requests[0]

    assert "multipart/form-data; boundary=" in head
    assert content in body
    assert 'filename="siaran \\"é\\".pdf"'.encode() in body
    assert b"application/pdf" in body
    assert b'name="caption"\r\n\r\nini' in body


async def test_a_file_comes_down_as_it_is() -> None:
    content = b"\x00 not JSON, and longer than one read may take"
    async with door(says(200, content)) as here, bot_at(here.base_url) as bot:
        fetched = await bot.request.retrieve(f"{here.base_url}{TOKEN}/documents/a.pdf")

    assert content == fetched
    assert here.requests[0][0].startswith("GET ")


async def test_one_connection_serves_many_calls() -> None:
    async with door(accepts) as here, bot_at(here.base_url) as bot:
        for _ in range(3):
            await bot.send_message(1, "halo")

    assert (3, 1) == (len(here.requests), here.connections)


async def test_a_post_on_a_dying_connection_is_never_repeated() -> None:
    async with door(accepts, breaks_off(b""), accepts) as here:
        async with bot_at(here.base_url) as bot:
            await bot.send_message(1, "satu")
            with pytest.raises(MaybeSent, match="ServerDisconnectedError"):
                await bot.send_message(1, "dua")

    assert (2, 1) == (len(here.requests), here.connections)


async def test_a_connection_known_to_be_closed_is_replaced() -> None:
    closing = breaks_off(
        b'HTTP/1.1 200 x\r\nContent-Length: 25\r\n\r\n{"ok":true,"result":true}'
    )
    async with door(closing) as here, bot_at(here.base_url) as bot:
        await bot.delete_message(1, 1)
        await asyncio.sleep(0.05)  # long enough for the end of the stream to arrive
        await bot.delete_message(1, 1)

    assert (2, 2) == (len(here.requests), here.connections)


async def test_a_redirect_is_not_followed() -> None:
    async with door(accepts) as elsewhere:
        away = says(307, b"", f"Location: {elsewhere.base_url}\r\n")
        async with door(away) as here, bot_at(here.base_url) as bot:
            with pytest.raises(Exception, match="307"):
                await bot.send_message(1, "halo")

    assert elsewhere.requests == []


async def test_neither_cookies_nor_the_environment_matter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "")
    bakes = says(200, {"ok": True, "result": True}, "Set-Cookie: a=b\r\n")
    async with door(bakes) as here, bot_at(here.base_url) as bot:
        await bot.delete_message(1, 1)
        await bot.delete_message(1, 1)

    assert "cookie" not in here.requests[1][0].lower()


async def test_a_session_opens_closes_and_opens_again() -> None:
    out = AiohttpRequest()
    with pytest.raises(NotSent):
        await out.do_request("http://127.0.0.1/", "POST")
    async with door(accepts) as here:
        for _ in range(2):
            await out.initialize()
            await out.initialize()
            assert (await out.do_request(here.base_url, "POST"))[0] == 200
            await out.shutdown()
            await out.shutdown()


async def test_closing_while_a_call_is_under_way_leaves_doubt() -> None:
    async with door(is_silent) as here, bot_at(here.base_url) as bot:
        call = asyncio.create_task(bot.send_message(1, "halo", read_timeout=9))
        while not here.requests:
            await asyncio.sleep(0)
        await bot.request.shutdown()
        with pytest.raises(MaybeSent):
            await call


async def test_a_cancelled_call_stays_cancelled() -> None:
    async with door(is_silent) as here, bot_at(here.base_url) as bot:
        call = asyncio.create_task(bot.send_message(1, "halo", read_timeout=9))
        while not here.requests:
            await asyncio.sleep(0)
        call.cancel()
        with suppress(asyncio.CancelledError):
            await call

    assert call.cancelled()


async def test_a_revoked_token_behind_a_raw_call_stops_everything() -> None:
    """The library renames InvalidToken once the bot is initialised."""
    async with door(ME, refuses(401, "Unauthorized")) as here:
        out, updates = AiohttpRequest(), AiohttpRequest()
        async with Bot(
            TOKEN, here.base_url, request=out, get_updates_request=updates
        ) as bot:
            with pytest.raises(EndPointNotFound) as caught:
                await bot.do_api_request("sendRichMessage")

    assert verdict(caught.value, method="sendRichMessage").kind is Kind.STOP


def test_patience_is_mapped_part_by_part() -> None:
    usual = Patience(connect=1, pool=2, write=3, upload=30, read=4)
    changed = usual.changed(read=5, connect=USUAL, pool=None, write=USUAL)

    assert usual.for_call(uploads=False) == ClientTimeout(10, 3, 4, 1)
    assert usual.for_call(uploads=True) == ClientTimeout(37, 3, 4, 1)
    assert usual.for_download() == ClientTimeout(None, 3, 4, 1)
    assert changed.for_call(uploads=False) == ClientTimeout(None, None, 5, 1)
    assert AiohttpRequest(patience=usual).read_timeout == 4
