"""The heartbeat calls a real server, and says what became of it without the address."""

import socket

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.web import heartbeat
from bot.web.heartbeat import Heartbeat
from tests.proofs.process import free_port

CANARY = "7c9e6679-canary"


@pytest.fixture
async def service():
    calls = []

    async def take(request):
        calls.append((request.method, request.path))
        if request.path.startswith("/moved"):
            raise web.HTTPFound("/elsewhere")
        if request.path.startswith("/broken"):
            raise web.HTTPInternalServerError
        return web.Response(text="OK")

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", take)
    async with TestServer(app) as server:
        server.calls = calls
        yield server


async def test_it_calls_its_address(service, caplog):
    await Heartbeat(str(service.make_url(f"/{CANARY}")))()

    assert service.calls == [("GET", f"/{CANARY}")]
    assert caplog.text == ""


@pytest.mark.parametrize(("path", "status"), [("broken", 500), ("moved", 302)])
async def test_an_answer_that_takes_it_not_is_said(service, caplog, path, status):
    await Heartbeat(str(service.make_url(f"/{path}/{CANARY}")))()

    assert f"not taken: {status}" in caplog.text
    assert CANARY not in caplog.text
    assert len(service.calls) == 1, "a redirect was followed"


async def test_a_service_that_is_away_is_said(caplog):
    await Heartbeat(f"http://127.0.0.1:{free_port()}/{CANARY}")()

    assert "not taken: ClientConnector" in caplog.text
    assert CANARY not in caplog.text


async def test_a_service_that_never_answers_is_given_up(caplog, monkeypatch):
    monkeypatch.setattr(heartbeat, "PATIENCE", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        await Heartbeat(f"http://127.0.0.1:{port}/{CANARY}")()

    assert "not taken: " in caplog.text
    assert CANARY not in caplog.text
