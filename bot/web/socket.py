"""The local socket: the command line asks the running bot (reliability.md, decision 2).

One JSON object a line in each direction; the socket lies beside the database and
only its owner may open it.
"""

import asyncio
import json
import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from bot.ports.storage import StorageUnavailable
from bot.services.desk import Desk
from bot.services.exports.verifying import verify_file
from bot.services.house import persons
from bot.services.house.host import backup, invite, verify
from bot.web.socket_path import socket_path

log = logging.getLogger(__name__)

#: One question is at most this many bytes.
LONGEST = 4096

Answer = Callable[[Desk, dict[str, Any]], Awaitable[dict[str, Any]]]

#: What may be asked, and who answers.
QUESTIONS: dict[str, Answer] = {
    "backup": backup,
    "invite": invite,
    "verify": verify,
    "verify_file": verify_file,
    "persons": persons.listed,
    "person_export": persons.export,
    "person_erase": persons.erase,
}


@asynccontextmanager
async def serve_socket(desk: Desk, database: str) -> AsyncIterator[None]:
    """Answer the command line while the block runs."""
    path = socket_path(database)
    if path is None:
        yield
        return
    with suppress(FileNotFoundError):
        path.unlink()  # left by a process that was killed; the lock says we are alone
    server = await _listen(desk, path)
    try:
        yield
    finally:
        if server is not None:
            server.close()
        with suppress(FileNotFoundError):
            path.unlink()


async def _listen(desk: Desk, path: Path) -> asyncio.Server | None:
    """Listen; a path that cannot hold a socket is said and stops nothing."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            answer = await answer_line(desk, await reader.readline())
            writer.write(json.dumps(answer).encode() + b"\n")
            await writer.drain()
        except (ConnectionError, ValueError):
            pass  # a client that left, or a line without an end
        finally:
            writer.close()

    before = os.umask(0o177)
    try:
        return await asyncio.start_unix_server(serve, path, limit=LONGEST)
    except OSError as error:
        log.warning("the command line cannot ask this bot: %s", error.strerror or error)
        return None
    finally:
        os.umask(before)


async def answer_line(desk: Desk, line: bytes) -> dict[str, Any]:
    """Answer one question; what is not understood, or fails, is said, never raised."""
    try:
        question = json.loads(line)
        answer = QUESTIONS[question["ask"]]
    except (ValueError, KeyError, TypeError):
        return {"error": "this question is not understood"}
    try:
        return await answer(desk, question)
    except StorageUnavailable as fault:
        return {"error": str(fault)}
    except Exception as error:
        log.error("a question failed: %s", type(error).__name__, exc_info=error)
        return {"error": f"this failed ({type(error).__name__}); the log says more"}
