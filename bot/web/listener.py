"""The listener: one port for the webhook and for those who watch over the bot."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext

from starlette.applications import Starlette
from starlette.routing import Route
from uvicorn.config import Config
from uvicorn.server import Server

from bot.web.front import Front
from bot.web.health import healthz, metrics, readyz
from bot.web.receiving import receive

log = logging.getLogger(__name__)

#: More connections than this are answered 503 at once: Telegram makes 40.
MOST_CONNECTIONS = 200

#: What is under way when the listener closes may take this long, in seconds.
CLOSING = 2

#: An idle connection is kept this long, in seconds: Telegram comes again.
KEPT = 60


class CannotListen(Exception):
    """Nobody can listen there: the port is taken, or the address not of here."""


def build_app(front: Front) -> Starlette:
    """Build the application; the webhook has a path only where one is set."""
    watching = [
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        Route("/metrics", metrics),
    ]
    webhook = [Route(front.path, receive, methods=["POST"])] if front.path else []
    app = Starlette(routes=watching + webhook)
    app.router.redirect_slashes = False
    app.state.front = front
    return app


class _Server(Server):
    """uvicorn's server as a guest: signals belong to whoever started the loop."""

    def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]
        return nullcontext()


@asynccontextmanager
async def open_listener(front: Front, host: str, port: int) -> AsyncIterator[int]:
    """Listen while the block runs; the value is the port, also where 0 was asked.

    Raise `CannotListen`.
    """
    bound = _bound(host, port)
    chosen: int = bound.getsockname()[1]
    log.info("listening on %s:%d", host, chosen)
    server = _Server(_config(front))
    serving = asyncio.create_task(server.serve([bound]))
    try:
        yield chosen
    finally:
        server.should_exit = True
        await serving


def can_listen(host: str, port: int) -> None:
    """Raise `CannotListen` where somebody else listens, or nobody can."""
    _bound(host, port).close()


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotListen(
            f"nobody can listen on {host}:{port} ({reason}); if it is taken, perhaps by"
            " another Siaga, stop that one or change SIAGA_LISTEN"
        ) from None


def _config(front: Front) -> Config:
    return Config(
        build_app(front),
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_keep_alive=KEPT,
        timeout_graceful_shutdown=CLOSING,
    )
