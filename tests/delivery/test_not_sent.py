"""Failures in which no byte of the request can have reached Telegram."""

import asyncio
import logging
import shutil
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from bot.delivery.answers import Kind
from bot.delivery.failures import NotSent
from bot.delivery.verdict import verdict
from tests.delivery.doors import (
    accepts,
    bot_at,
    door,
    is_silent,
)
from tests.delivery.test_outcomes import assert_silent_about_token
from tests.proofs.process import free_port

Place = Callable[[], AbstractAsyncContextManager[str]]


@asynccontextmanager
async def closed_port() -> AsyncIterator[str]:
    yield f"http://127.0.0.1:{free_port()}/bot"


@asynccontextmanager
async def unknown_name() -> AsyncIterator[str]:
    yield "http://telegram.invalid/bot"


@asynccontextmanager
async def no_address() -> AsyncIterator[str]:
    yield "http:///bot"


@asynccontextmanager
async def full_queue() -> AsyncIterator[str]:
    """A port whose queue of new connections is full, so that knocking takes for ever."""
    with socket.socket() as full, socket.socket() as first, socket.socket() as second:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for waiting in (first, second):
            waiting.setblocking(False)
            waiting.connect_ex(full.getsockname())
        yield f"http://127.0.0.1:{full.getsockname()[1]}/bot"


@asynccontextmanager
async def no_tls(greeting: bytes = b"HTTP/1.1 400 x\r\n\r\n") -> AsyncIterator[str]:
    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        writer.write(greeting)

    writers: list[asyncio.StreamWriter] = []
    server = await asyncio.start_server(greet, "127.0.0.1", 0)
    async with server:
        yield f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot"
        for writer in writers:
            writer.close()


PLACES: dict[str, tuple[Place, str]] = {
    "refused": (closed_port, "ClientConnectorError ECONNREFUSED"),
    "no such name": (unknown_name, "ClientConnectorDNSError"),
    "no address": (no_address, "InvalidUrlClientError"),
    "no TLS": (no_tls, "ClientConnectorSSLError"),
    "slow connect": (full_queue, "TimeoutError"),
    "slow handshake": (lambda: no_tls(b""), "TimeoutError"),
}


@pytest.mark.parametrize("name", PLACES)
async def test_a_letter_that_did_not_leave_may_be_sent_again(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    place, code = PLACES[name]
    async with place() as base_url, bot_at(base_url) as bot:
        caplog.set_level(logging.DEBUG)
        with pytest.raises(NotSent) as caught:
            await bot.send_message(1, "halo")
    found = verdict(caught.value, method="sendMessage")

    assert found.kind is Kind.RETRY
    assert found.code.startswith(f"not_sent {code}")
    assert_silent_about_token(caught.value, caplog.text)


async def test_a_full_pool_is_waited_for_and_nothing_is_sent() -> None:
    async with door(is_silent) as here, bot_at(here.base_url, connections=1) as bot:
        first = asyncio.create_task(bot.send_message(1, "halo", read_timeout=9))
        while not here.requests:
            await asyncio.sleep(0)
        with pytest.raises(NotSent, match="TimeoutError"):
            await bot.send_message(2, "halo", connect_timeout=0.05, pool_timeout=0.05)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)

    assert len(here.requests) == 1


async def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    secured = door(accepts, tls=self_signed(tmp_path))
    async with secured as here, bot_at(here.base_url) as bot:
        with pytest.raises(NotSent, match="ClientConnectorCertificateError"):
            await bot.send_message(1, "halo")

    assert here.requests == []


def self_signed(folder: Path) -> ssl.SSLContext:
    openssl = shutil.which("openssl") or pytest.skip("needs the openssl command")
    key, crt = folder / "key.pem", folder / "crt.pem"
    ask = "req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=127.0.0.1 -addext"
    command = [openssl, *ask.split(), "subjectAltName=IP:127.0.0.1"]
    command += ["-keyout", str(key), "-out", str(crt)]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(crt, key)
    return context
