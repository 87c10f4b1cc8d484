"""Row 1: reports a second, at once and with answers after 50 ms."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.processes import ECHO, KEEPS, SIAGA, TWO, FakedBot, bot
from benchmarks.sizes import Sizes
from benchmarks.town import DUTY, NUMBER, number_in, reports
from benchmarks.two_messages_bot import LETTERS

WARM_UP = 20
SLOW = 0.05
#: How many messages each bot sends for one update.
SENDS = {SIAGA: 2, ECHO: 1, TWO: 2, KEEPS: 2}


@dataclass(slots=True)
class Round:
    """What one bot did with one load."""

    updates: int
    seconds: float
    first_seconds: float
    cpu: float

    @property
    def rate(self) -> float:
        """Return the updates a second, every message included."""
        return self.updates / self.seconds

    @property
    def answered(self) -> float:
        """Return the updates a second by the answers to those who wrote."""
        return self.updates / self.first_seconds

    @property
    def cpu_ms(self) -> float:
        """Return the milliseconds of processor for one update."""
        return self.cpu / self.updates * 1000


@dataclass(slots=True)
class Speed:
    """Every round, by the delay of the answers and by the bot."""

    rounds: dict[float, dict[str, list[Round]]] = field(
        default_factory=lambda: {
            delay: {name: [] for name in SENDS} for delay in (0.0, SLOW)
        }
    )

    def middle(self, delay: float, name: str, what: str) -> float:
        """Return the median of the rounds."""
        return float(median(getattr(each, what) for each in self.rounds[delay][name]))

    def ratio(self, delay: float, beside: str, what: str = "rate") -> float:
        """Return Siaga's share of another bot's speed: the median of the pairs."""
        ours, theirs = self.rounds[delay][SIAGA], self.rounds[delay][beside]
        pairs = zip(ours, theirs, strict=True)
        return float(median(getattr(a, what) / getattr(b, what) for a, b in pairs))


async def measure(folder: Path, sizes: Sizes) -> Speed:
    """Run the four bots in turn, round by round."""
    speed, load = Speed(), reports()
    async with AsyncExitStack() as stack:
        bots = [await stack.enter_async_context(bot(n, folder)) for n in (SIAGA, ECHO)]
        for each in bots:
            await run(each, load, WARM_UP)
        for name in (TWO, KEEPS):
            sends = await stack.enter_async_context(bot(name, folder, start=False))
            copy_letters(bots[0], sends)
            await sends.start()
            await run(sends, load, WARM_UP)
            bots.append(sends)
        for delay, rounds in speed.rounds.items():
            for _ in range(sizes.rounds):
                for each in bots:
                    each.telegram.delay = delay
                    count = _count(each.name, delay, sizes)
                    rounds[each.name].append(await run(each, load, count))
    return speed


def _count(name: str, delay: float, sizes: Sizes) -> int:
    """Return how many updates make a round of some seconds."""
    slow = {ECHO: sizes.echoes_when_slow, SIAGA: sizes.reports_when_slow}
    return slow.get(name, sizes.reports) if delay else sizes.reports


async def run(bot: FakedBot, load: Iterator[dict[str, Any]], count: int) -> Round:
    """Let so many updates wait at once; return how long until all was sent."""
    given = list(islice(load, count))
    before, cpu, began = len(bot.telegram.sent), bot.cpu(), perf_counter()
    for message in given:
        bot.telegram.give(message)
    await bot.telegram.until(before + count * SENDS[bot.name])
    ended, spent = perf_counter(), bot.cpu() - cpu
    answers = _checked(bot, before, {number_in(message["text"]) for message in given})
    return Round(count, ended - began, answers - began, spent)


def _checked(bot: FakedBot, before: int, expected: set[int]) -> float:
    """See that nothing is missing or doubled; return when the last answer left."""
    counts: Counter[int] = Counter()
    last = 0.0
    for sent in bot.telegram.sent[before:]:
        params = sent.params
        counts[int(NUMBER.findall(params["text"])[-1])] += 1
        if int(params["chat_id"]) != DUTY:
            last = sent.at
    wrong = {number for number in expected if counts[number] != SENDS[bot.name]}
    if wrong or counts.keys() != expected:
        raise AssertionError(f"{bot.name} lost or doubled: {sorted(wrong)[:10]}")
    return last


def copy_letters(siaga: FakedBot, two: FakedBot) -> None:
    """Give the other bot a receipt and a ping to send, as Siaga wrote them."""
    seen = [sent.params for sent in siaga.telegram.sent]
    receipt = next(one for one in seen if int(one["chat_id"]) != DUTY)
    ping = next(one for one in seen if int(one["chat_id"]) == DUTY)
    parsed = [_as_values(receipt), _as_values(ping)]
    (two.folder / LETTERS).write_text(json.dumps(parsed), "utf-8")


def _as_values(params: dict[str, str]) -> dict[str, object]:
    return {
        name: json.loads(value) if value.startswith(("{", "[")) else value
        for name, value in params.items()
    }
