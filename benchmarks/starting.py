"""Row 5: from the start to the first question for updates, and the memory then."""

from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.processes import ECHO, SIAGA, bot
from benchmarks.sizes import Sizes
from benchmarks.speed import WARM_UP, run
from benchmarks.town import reports


@dataclass(slots=True)
class Starting:
    """Seconds and MiB of each start, by the bot."""

    seconds: dict[str, list[float]] = field(
        default_factory=lambda: {SIAGA: [], ECHO: []}
    )
    memory: dict[str, list[float]] = field(
        default_factory=lambda: {SIAGA: [], ECHO: []}
    )

    def ratio(self) -> float:
        """Return how much longer Siaga takes: the median of the pairs."""
        pairs = zip(self.seconds[SIAGA], self.seconds[ECHO], strict=True)
        return median(a / b for a, b in pairs)


async def measure(folder: Path, sizes: Sizes) -> Starting:
    """Start both bots in turn; memory is read after some updates."""
    starting, load = Starting(), reports(4)
    async with AsyncExitStack() as stack:
        bots = [
            await stack.enter_async_context(bot(name, folder / "start", start=False))
            for name in (SIAGA, ECHO)
        ]
        for round_ in range(sizes.starts + 1):
            for each in bots:
                await each.start()
                await run(each, load, WARM_UP)
                memory = each.memory()
                await each.stop()
                if round_:  # the first start reads every file for the first time
                    starting.seconds[each.name].append(each.ready_after)
                    starting.memory[each.name].append(memory)
    return starting
