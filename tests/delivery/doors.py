"""A false Telegram on loopback whose door sticks in every way a network knows."""

import asyncio
import json
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from ssl import SSLContext
from typing import Any

from telegram import Bot

from bot.delivery.patience import Patience
from bot.delivery.transport import AiohttpRequest

TOKEN = "123456:CANARY-canary_CANARY-canary_CANARY"
#: Few tests wait for its end; in the others a busy machine must not reach it.
SHORT = Patience(connect=1.0, pool=0.1, write=1.0, upload=1.0, read=1.0)
SENT = {"message_id": 7, "date": 1, "chat": {"id": 1, "type": "private"}}

# The visitor left, or the test is over.
GONE = (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError)

Behaviour = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Door:
    """Where the false Telegram listens, and what knocked."""

    base_url: str = ""
    requests: list[tuple[str, bytes]] = field(default_factory=list)
    connections: int = 0


@asynccontextmanager
async def door(
    *behaviours: Behaviour, tls: SSLContext | None = None
) -> AsyncIterator[Door]:
    """Answer the n-th request with the n-th behaviour, and the rest with the last."""
    here, tasks = Door(), set[asyncio.Task[Any]]()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        here.connections += 1
        tasks.add(task := asyncio.current_task())  # type: ignore[arg-type]
        with suppress(*GONE):
            while not writer.is_closing():
                here.requests.append(await read_request(reader))
                turn = min(len(here.requests), len(behaviours)) - 1
                await behaviours[turn](writer)
        writer.close()
        with suppress(*GONE):
            await writer.wait_closed()
        tasks.discard(task)

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    port = server.sockets[0].getsockname()[1]
    here.base_url = f"http{'s' if tls else ''}://127.0.0.1:{port}/bot"
    try:
        yield here
    finally:
        server.close()
        for task in tasks.copy():
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def read_request(reader: asyncio.StreamReader) -> tuple[str, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    fields = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if line)
    return head, await reader.readexactly(int(fields.get("Content-Length", "0")))


@asynccontextmanager
async def bot_at(base_url: str, **options: Any) -> AsyncIterator[Bot]:
    out = AiohttpRequest(**{"patience": SHORT, **options})
    bot = Bot(TOKEN, base_url, request=out, get_updates_request=AiohttpRequest())
    async with out:
        yield bot


def says(status: int, body: bytes | dict[str, Any], head: str = "") -> Behaviour:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    start = f"HTTP/1.1 {status} x\r\nContent-Length: {len(content)}\r\n{head}\r\n"

    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(start.encode() + content)
        await writer.drain()

    return answer


def refuses(status: int, description: str, **parameters: int) -> Behaviour:
    body: dict[str, Any] = {"ok": False, "error_code": status}
    more = {"parameters": parameters} if parameters else {}
    return says(status, {**body, "description": description, **more})


def breaks_off(start: bytes) -> Behaviour:
    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        await writer.drain()
        writer.close()

    return answer


async def is_silent(_: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def resets(writer: asyncio.StreamWriter) -> None:
    connection = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


accepts = says(200, {"ok": True, "result": SENT})
