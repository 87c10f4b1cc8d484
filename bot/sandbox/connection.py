"""One TCP connection of the server, which can be cut at any moment."""

import asyncio
import socket
import struct
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.sandbox.answers import Answer, Cut

TRANSPORT = "sandbox.transport"
LINGER_NOT = struct.pack("ii", 1, 0)


class Connection(H11Protocol):
    """The connection of uvicorn, known to the requests that arrive on it."""

    def connection_made(self, transport: Any) -> None:
        """Remember the transport where a request can find it."""
        self.app_state = {TRANSPORT: transport}
        super().connection_made(transport)


class AnswerResponse(Response):
    """An answer of the local Telegram as HTTP, or the end of the connection."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(
            answer.payload(),
            answer.status,
            headers={"Content-Type": "application/json", **answer.headers},
        )
        self.cut = answer.cut

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer, or close the connection without a byte."""
        if self.cut is None:
            await super().__call__(scope, receive, send)
            return
        _close(scope["state"][TRANSPORT], reset=self.cut is not Cut.LOST)
        while (await receive())["type"] != "http.disconnect":
            pass


def _close(transport: asyncio.Transport, reset: bool) -> None:
    end = transport.get_extra_info("socket")
    if reset and end is not None:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_NOT)
    transport.abort()
