"""How often a call travels, on which connection, and for how long."""

import asyncio
from contextlib import suppress

import pytest
from aiohttp import ClientTimeout
from telegram import Bot
from telegram.error import EndPointNotFound

from bot.delivery.answers import Kind
from bot.delivery.failures import MaybeSent, NotSent
from bot.delivery.patience import USUAL, Patience
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


async def test_one_connection_serves_many_calls() -> None:
    async with door(accepts) as here, bot_at(here.base_url) as bot:
        for _ in range(3):
            await bot.send_message(1, "halo")

    assert (len(here.requests), here.connections) == (3, 1)


async def test_a_post_on_a_dying_connection_is_never_repeated() -> None:
    dies = door(accepts, breaks_off(b""), accepts)
    async with dies as here, bot_at(here.base_url) as bot:
        await bot.send_message(1, "satu")
        with pytest.raises(MaybeSent, match="ServerDisconnectedError"):
            await bot.send_message(1, "dua")

    assert (len(here.requests), here.connections) == (2, 1)


async def test_a_connection_known_to_be_closed_is_replaced() -> None:
    closing = breaks_off(
        b'HTTP/1.1 200 x\r\nContent-Length: 25\r\n\r\n{"ok":true,"result":true}'
    )
    async with door(closing) as here, bot_at(here.base_url) as bot:
        await bot.delete_message(1, 1)
        for _ in range(10):  # turns of the loop, in which the end of the stream arrives
            await asyncio.sleep(0.01)
        await bot.delete_message(1, 1)

    assert (len(here.requests), here.connections) == (2, 2)


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
