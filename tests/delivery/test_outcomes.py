"""Each failure, made on a real socket and seen through the real Bot, and its verdict."""

import asyncio
import gc
import logging
import traceback
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from telegram.error import TelegramError

from bot.delivery.answers import Kind
from bot.delivery.failures import MaybeSent, NotSent
from bot.delivery.verdict import verdict
from tests.delivery.doors import TOKEN, bot_at, door
from tests.delivery.outcomes import OUTCOMES

ALL = pytest.mark.parametrize("name", OUTCOMES)
SECRET = TOKEN.split(":")[1]


async def failure_of(name: str) -> tuple[Exception, int]:
    async with door(OUTCOMES[name].behaviour) as here, bot_at(here.base_url) as bot:
        with pytest.raises((TelegramError, KeyError)) as caught:
            await bot.send_message(1, "halo")
    return caught.value, len(here.requests)


def chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        yield from chain(error.__cause__)
        error = error.__context__


@ALL
async def test_every_failure_has_its_verdict(name: str) -> None:
    error, knocks = await failure_of(name)
    found = verdict(error, method="sendMessage")

    assert (OUTCOMES[name].kind, OUTCOMES[name].code) == (found.kind, found.code)
    assert knocks == 1


@ALL
async def test_what_may_have_left_is_never_called_not_sent(name: str) -> None:
    error, _ = await failure_of(name)

    assert not isinstance(error, NotSent)
    if verdict(error, method="x").code.startswith("maybe_sent"):
        assert isinstance(error, MaybeSent)


@ALL
async def test_doubt_about_an_edit_means_trying_again(name: str) -> None:
    error, _ = await failure_of(name)
    found = verdict(error, method="editMessageText").kind
    kind = OUTCOMES[name].kind

    assert (Kind.RETRY if kind is Kind.AMBIGUOUS else kind) == found


@ALL
async def test_no_failure_shows_the_token(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    asyncio.get_running_loop().set_debug(True)
    async with door(OUTCOMES[name].behaviour) as here, bot_at(here.base_url) as bot:
        caplog.set_level(logging.DEBUG)  # not before: Bot() itself logs its address
        with pytest.raises((TelegramError, KeyError)) as caught:
            await bot.send_message(1, "halo")
    gc.collect()  # so that exceptions nobody asked for are logged now
    await asyncio.sleep(0)

    assert_silent_about_token(caught.value, caplog.text)


def assert_silent_about_token(error: BaseException, log: str) -> None:
    texts = [log, verdict(error, method="sendMessage").code]
    for link in chain(error):
        texts += [str(link), repr(link), *map(repr, link.args)]
        texts += traceback.format_exception(link)

    assert not [text for text in texts if SECRET in text or quote(TOKEN) in text]


@ALL
async def test_no_answer_is_logged(name: str, caplog: pytest.LogCaptureFixture) -> None:
    await failure_of(name)

    assert [r for r in caplog.records if r.levelno >= logging.WARNING] == []


async def test_waits_and_new_addresses_are_read() -> None:
    flood, _ = await failure_of("flood")
    words, _ = await failure_of("flood only in words")
    moved, _ = await failure_of("migrated")

    assert verdict(flood, method="sendMessage").wait == 7
    assert verdict(words, method="sendMessage").wait == 7
    assert verdict(moved, method="sendMessage").chat_id == -100
