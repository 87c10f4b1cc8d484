"""Row 3: a flood of letters that can wait, and pings that cannot.

The local Telegram enforces the published limits and refuses with 429 what is faster.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.processes import SIAGA, WATCHED, Bot
from benchmarks.sizes import Sizes
from benchmarks.town import DUTY, TEAM, enrol, number_in, playbook, reports
from benchmarks.watched_siaga import LAGS
from bot.ports.mail import Letter, MessageClass
from bot.sandbox.calls import Call
from bot.sandbox.http import serve
from bot.sandbox.local import LocalTelegram
from bot.storage import open_storage

READERS = range(2001, 2251)
#: Telegram lets so many leave in a second.
ALLOWED = 30
#: Telegram alone holds back: who is on duty is called as often as there are reports.
PEOPLE_BEAR_ALL = "answers_per_minute = 1000000\ncalls_alone = 1000000\n"
#: A report comes every so many seconds.
EVERY = 1.5
DIGEST = "Kabar untuk semua"
#: Everything must have left after so many seconds: a safety, not a measure.
PATIENCE = 120.0


@dataclass(slots=True)
class Storm:
    """What was seen at the server."""

    letters: int
    refused: int = 0
    pings: list[float] = field(default_factory=list)  # milliseconds each
    lags: list[float] = field(default_factory=list)  # of the event loop, milliseconds
    accepted: list[float] = field(default_factory=list)  # when, while the flood lasted

    @property
    def share(self) -> float:
        """Return the used share of the whole rate, while letters waited."""
        return len(self.accepted) / (ALLOWED * self._seconds)

    @property
    def _seconds(self) -> float:
        # In so many seconds a sliding window lets through one second's worth more.
        return self.accepted[-1] - self.accepted[0] + 1


class Town:
    """The local Telegram with its limits, and a note of what came when."""

    def __init__(self) -> None:
        self.telegram = LocalTelegram()
        self.telegram.add_bot("42:TEST", "siaga_bot")
        self.telegram.pace.enforced = True
        self.telegram.calls.before = self._poll
        self.telegram.calls.after = self._note
        for user_id in (*TEAM, *READERS):
            self.telegram.add_user(user_id, f"Anggota {user_id}").unblocks_bot()
        self.polled, self.more = asyncio.Event(), asyncio.Event()
        self.url = ""
        self.came: list[tuple[float, int, str]] = []

    def _poll(self, call: Call) -> None:
        if call.method == "getUpdates":
            self.polled.set()

    def _note(self, call: Call) -> None:
        if call.method == "sendMessage" and call.accepted:
            params = call.params
            self.came.append((perf_counter(), params["chat_id"], params["text"]))
            self.more.set()


async def measure(folder: Path, sizes: Sizes) -> Storm:
    """Queue the letters, start the bot, and report while they leave."""
    town = Town()
    server = await serve(town.telegram)
    town.url = server.url
    folder = folder / "storm"
    playbook(folder / "office", PEOPLE_BEAR_ALL)
    siaga = Bot(SIAGA, folder, town)
    await enrol(siaga.database)
    await _queue(siaga.database, sizes.letters)
    try:
        await siaga.start(WATCHED)
        sent = await _reported_meanwhile(town, sizes.letters)
    finally:
        await siaga.stop()
        await server.aclose()
    return _seen(town, sizes.letters, sent, folder / LAGS)


async def _queue(database: str, letters: int) -> None:
    async with open_storage(database) as storage, storage.begin() as unit:
        await unit.journal.record([], datetime.now(UTC))
        for number in range(letters):
            letter = Letter(
                key=f"digest:{number}",
                klass=MessageClass.INFO,
                chat_id=READERS[number % len(READERS)],
                text=f"{DIGEST} {number}",
            )
            await unit.letters.post(letter)
        await unit.commit("digest")


async def _reported_meanwhile(town: Town, letters: int) -> dict[int, float]:
    """Report until every letter has left and every ping has come."""
    sent: dict[int, float] = {}
    load = reports(3)
    async with asyncio.timeout(PATIENCE):
        while _count(town, DIGEST) < letters:
            _report(town, load, sent)
            await asyncio.sleep(EVERY)
        while _pinged(town).keys() != sent.keys():
            town.more.clear()
            await town.more.wait()
    return sent


def _report(town: Town, load: Iterator[dict[str, Any]], sent: dict[int, float]) -> None:
    message = next(load)
    sent[number_in(message["text"])] = perf_counter()
    town.telegram.phone(message["from"]["id"]).sends(message["text"])


def _count(town: Town, words: str) -> int:
    return sum(words in text for _, _, text in town.came)


def _pinged(town: Town) -> dict[int, float]:
    return {number_in(text): at for at, chat, text in town.came if chat == DUTY}


def _seen(town: Town, letters: int, sent: dict[int, float], lags: Path) -> Storm:
    flood = [at for at, _, text in town.came if DIGEST in text]
    pings = _pinged(town)
    return Storm(
        letters=letters,
        refused=town.telegram.pace.refused,
        pings=sorted((pings[number] - sent[number]) * 1000 for number in sent),
        lags=sorted(map(float, lags.read_text().split())),
        accepted=[at for at, _, _ in town.came if flood[0] <= at <= flood[-1]],
    )
