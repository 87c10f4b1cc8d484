"""A Bot API that keeps what it is sent and answers at once: thinner than any bot.

It checks nothing, so that a speed measured at it is the speed of the bot. What is
right and wrong is the business of `bot.sandbox`, which other rows use.
"""

import asyncio
import json
from collections import deque
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from urllib.parse import parse_qs

TRUE = b'{"ok":true,"result":true}'
ME = json.dumps(
    {
        "ok": True,
        "result": {"id": 42, "is_bot": True, "first_name": "B", "username": "b_bot"},
    }
).encode()
#: An answer to getUpdates holds so many at most.
BATCH = 100


@dataclass(frozen=True, slots=True)
class Sent:
    """One message that the bot sent, and when it came."""

    at: float
    body: bytes

    @property
    def params(self) -> dict[str, str]:
        """Return the fields, each as text."""
        return _fields(self.body)


@dataclass(slots=True)
class FakeTelegram:
    """What waits for the bot, and what it sent."""

    delay: float = 0.0
    waiting: deque[tuple[int, bytes]] = field(default_factory=deque)
    sent: list[Sent] = field(default_factory=list)
    polled: asyncio.Event = field(default_factory=asyncio.Event)
    _wanted: int = 0
    _enough: asyncio.Event = field(default_factory=asyncio.Event)
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _last: int = 0
    url: str = ""

    async def listen(self) -> asyncio.Server:
        """Begin to listen on a free port."""
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: _Line(self), "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        return server

    def give(self, message: dict[str, Any]) -> None:
        """Let an update wait for the bot."""
        self._last += 1
        update = {"update_id": self._last, "message": message}
        self.waiting.append((self._last, json.dumps(update).encode()))
        self._news.set()

    async def until(self, count: int, seconds: float = 120.0) -> None:
        """Wait until so many messages have come in all."""
        self._wanted = count
        self._enough.clear()
        if len(self.sent) < count:
            async with asyncio.timeout(seconds):
                await self._enough.wait()

    async def answer(self, method: bytes, body: bytes) -> bytes:
        """Answer one call."""
        if method == b"getUpdates":
            return await self._updates(body)
        if method == b"getMe":
            return ME
        if not method.startswith((b"sendM", b"editM")):
            return TRUE
        self.sent.append(Sent(perf_counter(), body))
        number = len(self.sent)
        if number >= self._wanted:
            self._enough.set()
        if self.delay:
            await asyncio.sleep(self.delay)
        return (
            b'{"ok":true,"result":{"message_id":%d,"date":1700000000,'
            b'"chat":{"id":1,"type":"private"},"text":"-"}}' % number
        )

    async def _updates(self, body: bytes) -> bytes:
        asked = _fields(body)
        offset, patience = (int(asked.get(n, "0")) for n in ("offset", "timeout"))
        while self.waiting and self.waiting[0][0] < offset:
            self.waiting.popleft()
        self.polled.set()
        if not self.waiting:
            self._news.clear()
            try:
                async with asyncio.timeout(patience):
                    await self._news.wait()
            except TimeoutError:
                return b'{"ok":true,"result":[]}'
        batch = [raw for _, raw in list(self.waiting)[:BATCH]]
        return b'{"ok":true,"result":[' + b",".join(batch) + b"]}"


class _Line(asyncio.Protocol):
    """One connection: reads requests of HTTP/1.1, one after the other."""

    def __init__(self, telegram: FakeTelegram) -> None:
        self._telegram = telegram
        self._unread = b""
        self._tasks: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where answers go."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, error: Exception | None) -> None:
        """Answer nothing more."""
        for task in self._tasks:
            task.cancel()

    def data_received(self, received: bytes) -> None:
        """Answer each request that is complete."""
        self._unread += received
        while True:
            head, found, rest = self._unread.partition(b"\r\n\r\n")
            length = _length(head)
            if not found or len(rest) < length:
                return
            self._unread = rest[length:]
            method = head.split(b" ", 2)[1].rpartition(b"/")[2]
            task = asyncio.create_task(self._respond(method, rest[:length]))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _respond(self, method: bytes, body: bytes) -> None:
        answer = await self._telegram.answer(method, body)
        self._transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            b"Content-Length: %d\r\n\r\n%s" % (len(answer), answer)
        )


def _fields(body: bytes) -> dict[str, str]:
    """Read a form, or JSON: in both what is no text is said as JSON."""
    text = body.decode()
    if not text.startswith("{"):
        return {name: said[0] for name, said in parse_qs(text).items()}
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in json.loads(text).items()
    }


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0
