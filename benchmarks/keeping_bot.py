"""What keeping costs at least: the same two messages, stored as Siaga stores them.

It knows nothing: no people, no rules, no clocks, no words. An update is committed
before it is confirmed, a report with its two letters before one of them is sent, and
what became of each letter afterwards; all that waits shares a commit.
"""

import asyncio
import json
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from telegram import Bot

from benchmarks.town import DUTY, number_in
from benchmarks.two_messages_bot import letters
from bot.delivery.transport import AiohttpRequest

SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE inbox (id INTEGER PRIMARY KEY, payload TEXT, done INTEGER DEFAULT 0);
CREATE TABLE report (id INTEGER PRIMARY KEY, author INTEGER, text TEXT);
CREATE TABLE letter (
    key TEXT PRIMARY KEY, chat_id INTEGER, body TEXT, state TEXT DEFAULT 'waiting'
);
"""
RECEIVED = "INSERT OR IGNORE INTO inbox (id, payload) VALUES (?, ?)"
REPORTED = "INSERT INTO report VALUES (?, ?, ?)"
WRITTEN = "INSERT INTO letter (key, chat_id, body) VALUES (?, ?, ?)"
HANDLED = "UPDATE inbox SET done = 1 WHERE id = ?"
SETTLED = "UPDATE letter SET state = ? WHERE key = ?"

Row = tuple[Any, ...]
Writes = dict[str, list[Row]]


class Store:
    """A database whose commits wait for the disk in a thread."""

    def __init__(self, file: Path) -> None:
        self._open = sqlite3.connect(
            file, isolation_level=None, check_same_thread=False
        )
        self._open.executescript(SCHEMA)
        self._thread = ThreadPoolExecutor(1)

    async def keep(self, writes: Writes) -> None:
        """Commit all of it at once."""
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._thread, self._keep, writes)

    def _keep(self, writes: Writes) -> None:
        self._open.execute("BEGIN IMMEDIATE")
        for statement, rows in writes.items():
            self._open.executemany(statement, rows)
        self._open.execute("COMMIT")


class KeepingBot:
    """Three loops: what comes in, what is made of it, what became of the letters."""

    def __init__(self, bot: Bot, store: Store) -> None:
        self._bot, self._store = bot, store
        self._letters = letters()
        self._came: asyncio.Queue[Any] = asyncio.Queue()
        self._sent: asyncio.Queue[Row] = asyncio.Queue()
        self._sending: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Work until told to stop."""
        async with self._bot, asyncio.TaskGroup() as group:
            for loop in (self._poll(), self._handle(), self._settle()):
                group.create_task(loop)

    async def _poll(self) -> None:
        offset = 0
        while True:
            asked = {"offset": offset, "timeout": 25, "limit": 100}
            updates: list[Any] = await self._bot.do_api_request(
                "getUpdates", api_kwargs=asked, read_timeout=35
            )
            rows = [(one["update_id"], json.dumps(one)) for one in updates]
            if rows:
                await self._store.keep({RECEIVED: rows})
                offset = rows[-1][0] + 1
                self._came.put_nowait(updates)

    async def _handle(self) -> None:
        while True:
            updates = [one for batch in await taken(self._came) for one in batch]
            writes: Writes = {REPORTED: [], WRITTEN: [], HANDLED: []}
            made = [self._made(one, writes) for one in updates]
            await self._store.keep(writes)
            for key, letter in (each for pair in made for each in pair):
                task = asyncio.create_task(self._send(key, letter))
                self._sending.add(task)
                task.add_done_callback(self._sending.discard)

    def _made(self, update: Any, writes: Writes) -> list[tuple[str, dict[str, Any]]]:
        number, message = update["update_id"], update["message"]
        author, text = message["chat"]["id"], message["text"]
        writes[REPORTED].append((number, author, text))
        writes[HANDLED].append((number,))
        made = []
        for place, (chat, letter) in enumerate(
            zip((author, DUTY), self._letters, strict=True)
        ):
            said = f"{letter['text']} nomor {number_in(text)}"
            filled = letter | {"chat_id": chat, "text": said}
            writes[WRITTEN].append((f"{number}:{place}", chat, json.dumps(filled)))
            made.append((f"{number}:{place}", filled))
        return made

    async def _send(self, key: str, letter: dict[str, Any]) -> None:
        await self._bot.do_api_request("sendMessage", api_kwargs=letter)
        self._sent.put_nowait(("sent", key))

    async def _settle(self) -> None:
        while True:
            await self._store.keep({SETTLED: await taken(self._sent)})


async def taken(queue: asyncio.Queue[Any]) -> list[Any]:
    """Wait for something, and take all that is there."""
    found = [await queue.get()]
    while not queue.empty():
        found.append(queue.get_nowait())
    return found


def main() -> None:
    """Run until told to stop."""
    bot = Bot(
        os.environ["SIAGA_TELEGRAM_TOKEN"],
        base_url=f"{os.environ['SIAGA_TELEGRAM_API']}/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(connections=2),
    )
    folder = Path(os.environ["BENCHMARK_FOLDER"])
    asyncio.run(KeepingBot(bot, Store(folder / "kept.db")).run())


if __name__ == "__main__":
    main()
