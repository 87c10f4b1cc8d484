"""The way to a PostgreSQL server through our hands: it stalls, breaks, loses a commit."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from tests.postgres import PostgresServer

#: As the client sends it, in a message of its own.
COMMIT = b"COMMIT\0"


@dataclass
class Fate:
    """What becomes of the COMMIT of one connection."""

    of_commit: str = ""


class Wire:
    """Forwards bytes between a TCP port and the socket of a server."""

    def __init__(self, socket: str) -> None:
        self._socket = socket
        self._flows = asyncio.Event()
        self._flows.set()
        self._open: set[asyncio.StreamWriter] = set()
        self._served = 0
        #: What becomes of the next COMMIT: "" for nothing special, "swallowed" or
        #: "unanswered"; the connection breaks in both cases.
        self.next_commit = ""
        self.broken = 0

    def stall(self) -> None:
        """Carry nothing any more; every connection stays open, as if half of it were gone."""
        self._flows.clear()

    def flow(self) -> None:
        """Carry again what was held back."""
        self._flows.set()

    def cut(self) -> None:
        """Break every connection."""
        for writer in list(self._open):
            writer.transport.abort()

    async def taken(
        self, client: asyncio.StreamReader, answers: asyncio.StreamWriter
    ) -> None:
        """Serve one connection."""
        self._served += 1
        try:
            await self._serve(client, answers)
        finally:
            self._served -= 1

    async def end(self) -> None:
        """Break every connection, and wait until each is over."""
        self.flow()
        while self._served:
            self.cut()
            await asyncio.sleep(0)

    async def _serve(
        self, client: asyncio.StreamReader, answers: asyncio.StreamWriter
    ) -> None:
        try:
            server, asks = await asyncio.open_unix_connection(self._socket)
        except OSError:  # the server is away
            answers.transport.abort()
            return
        self._open |= {answers, asks}
        fate = Fate()
        carrying = [
            asyncio.create_task(self._carry(client, asks, fate, asking=True)),
            asyncio.create_task(self._carry(server, answers, fate, asking=False)),
        ]
        try:
            await asyncio.wait(carrying, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in carrying:
                task.cancel()
            await asyncio.gather(*carrying, return_exceptions=True)
            for writer in (answers, asks):
                writer.transport.abort()
            self._open -= {answers, asks}

    async def _carry(
        self,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        fate: Fate,
        *,
        asking: bool,
    ) -> None:
        with suppress(ConnectionError):
            while piece := await source.read(65536):
                await self._flows.wait()
                if asking and COMMIT in piece and self.next_commit:
                    fate.of_commit, self.next_commit = self.next_commit, ""
                    self.broken += 1
                if fate.of_commit == ("swallowed" if asking else "unanswered"):
                    return
                target.write(piece)
                await target.drain()


@asynccontextmanager
async def wired(
    server: PostgresServer, address: str
) -> AsyncIterator[tuple[Wire, str]]:
    """Return a wire to a database, and the address that leads over it."""
    wire = Wire(str(server.server.get_postmaster_info().socket_path))
    listening = await asyncio.start_server(wire.taken, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    parts = urlsplit(address)
    over = parts._replace(netloc=f"postgres@127.0.0.1:{port}", query="")
    try:
        yield wire, urlunsplit(over)
    finally:
        listening.close()
        await wire.end()
