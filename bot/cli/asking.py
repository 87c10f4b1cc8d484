"""Asks the running bot over its local socket, or opens the house without Telegram."""

import asyncio
import json
from typing import Any

from bot import app
from bot.ports.storage import DatabaseInUse, StorageUnavailable
from bot.settings import Settings
from bot.web.socket_path import socket_path

#: A bot that starts or stops has its database, but no socket, this many seconds.
PATIENCE = 10.0

#: Between two tries, in seconds.
WAIT = 0.2

#: An answer is at most this many bytes: the export of a person is long.
LONGEST = 1 << 28

#: Their answers need the name of the bot, which only Telegram knows.
NAMES_THE_BOT = frozenset({"invite"})


def ask(settings: Settings, question: dict[str, Any]) -> dict[str, Any]:
    """Return the answer of the running bot, or find it in the database ourselves."""
    return asyncio.run(_ask(settings, question))


async def _ask(settings: Settings, question: dict[str, Any]) -> dict[str, Any]:
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while True:
        try:
            return await _ask_once(settings, question)
        except DatabaseInUse:
            if asyncio.get_running_loop().time() > deadline:
                raise
            await asyncio.sleep(WAIT)


async def _ask_once(settings: Settings, question: dict[str, Any]) -> dict[str, Any]:
    path = socket_path(settings.database)
    if path is None:
        return await _ask_ourselves(settings, question)
    try:
        reader, writer = await asyncio.open_unix_connection(path, limit=LONGEST)
    except OSError:  # nobody listens there, or nobody can
        return await _ask_ourselves(settings, question)
    try:
        writer.write(json.dumps(question).encode() + b"\n")
        line = await reader.readline()
    except ConnectionError:
        line = b""
    finally:
        writer.close()
    if not line:
        raise StorageUnavailable("the bot ended before it answered; ask again")
    answer: dict[str, Any] = json.loads(line)
    return answer


async def _ask_ourselves(
    settings: Settings, question: dict[str, Any]
) -> dict[str, Any]:
    # The whole house: who asks the bot that runs does without.
    from bot.web.socket import QUESTIONS  # noqa: PLC0415

    names_the_bot = question["ask"] in NAMES_THE_BOT
    async with app.desk_alone(settings, asks_telegram=names_the_bot) as desk:
        return await QUESTIONS[question["ask"]](desk, question)
