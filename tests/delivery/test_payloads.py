"""What travels in a call and its answer, byte for byte."""

import json
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.delivery.payloads import JSON, payload, scrubbed
from tests.delivery.doors import TOKEN, accepts, bot_at, door, says

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
def test_a_call_without_files_is_one_piece_of_json(
    parameters: dict[str, object],
) -> None:
    body, headers = payload(request_data(parameters))
    given = {name: value for name, value in parameters.items() if value is not None}

    assert isinstance(body, bytes)
    assert (json.loads(body) if body else {}) == given
    assert headers == (JSON if given else {})


async def test_a_message_arrives_with_its_keyboard() -> None:
    rows = InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="a:1")]])
    async with door(accepts) as here, bot_at(here.base_url) as bot:
        message = await bot.send_message(1, "hälo", reply_markup=rows)
    head, body = here.requests[0]
    said: dict[str, Any] = json.loads(body)

    assert message.message_id == 7
    assert f"POST /bot{TOKEN}/sendMessage HTTP/1.1" in head
    assert "python-telegram-bot" in head
    assert said["text"] == "hälo"
    (button,) = said["reply_markup"]["inline_keyboard"][0]
    assert button == {"text": "Ya", "callback_data": "a:1"}


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


@pytest.mark.parametrize("spelling", [TOKEN, TOKEN.replace(":", "%3A")])
def test_a_page_that_repeats_the_address_loses_the_token(spelling: str) -> None:
    url = f"https://api.telegram.org/bot{TOKEN}/getMe"
    page = f"<p>no route to /bot{spelling}/getMe</p>".encode()

    assert scrubbed(url, page) == b"<p>no route to /bot***/getMe</p>"
    assert scrubbed(url, b'{"ok":true}') == b'{"ok":true}'
