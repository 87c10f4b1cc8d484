"""Row 2: from the update to the message, at a steady hundred updates a second."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from time import perf_counter

from benchmarks.processes import ECHO, SIAGA, FakedBot, bot
from benchmarks.sizes import Sizes
from benchmarks.speed import SENDS, WARM_UP, run
from benchmarks.town import DUTY, NUMBER, number_in, reports

A_SECOND = 100
RECEIPT, PING = "receipt", "ping"


@dataclass(slots=True)
class Latency:
    """Milliseconds until each message came, of the bot and of the bare echo."""

    waits: dict[tuple[str, str], list[float]] = field(
        default_factory=lambda: {
            (SIAGA, RECEIPT): [],
            (SIAGA, PING): [],
            (ECHO, ""): [],
        }
    )

    def share(self, which: tuple[str, str], percent: int) -> float:
        """Return the wait within which so many of a hundred came."""
        waits = sorted(self.waits[which])
        return waits[min(len(waits) - 1, len(waits) * percent // 100)]


async def measure(folder: Path, sizes: Sizes) -> Latency:
    """Pace both bots in turn."""
    latency, load = Latency(), reports(2)
    async with AsyncExitStack() as stack:
        bots = [
            await stack.enter_async_context(bot(name, folder)) for name in (SIAGA, ECHO)
        ]
        for each in bots:
            await run(each, load, WARM_UP)
        for _ in range(sizes.rounds):
            for each in bots:
                given = list(islice(load, sizes.paced // sizes.rounds))
                await _paced(each, given, latency)
    return latency


async def _paced(
    each: FakedBot, given: list[dict[str, object]], latency: Latency
) -> None:
    before, at = len(each.telegram.sent), {}
    began = perf_counter()
    for place, message in enumerate(given):
        await asyncio.sleep(max(0.0, began + place / A_SECOND - perf_counter()))
        at[number_in(str(message["text"]))] = perf_counter()
        each.telegram.give(message)
    await each.telegram.until(before + len(given) * SENDS[each.name])
    for sent in each.telegram.sent[before:]:
        params = sent.params
        kind = PING if int(params["chat_id"]) == DUTY else RECEIPT
        which = (each.name, kind if each.name == SIAGA else "")
        number = int(NUMBER.findall(params["text"])[-1])
        latency.waits[which].append((sent.at - at[number]) * 1000)
