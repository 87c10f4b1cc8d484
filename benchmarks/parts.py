"""Row 9: of what the processor's time of one report consists."""

import asyncio
import json
import signal
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import SAMPLED, SIAGA, TWO, FakedBot, bot
from benchmarks.sampled_siaga import PARTS, SAMPLES
from benchmarks.sizes import Sizes
from benchmarks.speed import WARM_UP, copy_letters, run
from benchmarks.town import reports

#: Seconds until the process must have written what it noted.
PATIENCE = 60.0


@dataclass(slots=True)
class Parts:
    """Milliseconds of processor for one report: all, the part of each, the others'."""

    whole: float
    beside: float
    shares: dict[str, float]
    two: float

    @property
    def each(self) -> dict[str, float]:
        """Return the milliseconds of each part of the first thread."""
        noted = self.whole - self.beside
        return {name: noted * share for name, share in self.shares.items()}


async def measure(folder: Path, sizes: Sizes) -> Parts:
    """Let Siaga be looked at while reports come in; then the bot that only sends."""
    load = reports(9)
    async with bot(SIAGA, folder, start=False) as siaga:
        await siaga.start(SAMPLED)
        await run(siaga, load, WARM_UP)
        _signal(siaga, signal.SIGUSR1)
        before = siaga.cpu() - siaga.main_thread()
        done = await run(siaga, load, sizes.reports)
        # Both are counted in hundredths, and read one after the other.
        beside = max(0.0, siaga.cpu() - siaga.main_thread() - before)
        _signal(siaga, signal.SIGUSR2)
        shares = _shares(await _noted(siaga.folder / SAMPLES))
        async with bot(TWO, folder, start=False) as two:
            copy_letters(siaga, two)
            await two.start()
            await run(two, load, WARM_UP)
            sent = await run(two, load, sizes.reports)
    return Parts(done.cpu_ms, beside / sizes.reports * 1000, shares, sent.cpu_ms)


def _signal(siaga: FakedBot, which: signal.Signals) -> None:
    assert siaga.process is not None
    siaga.process.send_signal(which)


async def _noted(file: Path) -> dict[str, int]:
    async with asyncio.timeout(PATIENCE):
        while not (noted := _read(file)):  # noqa: ASYNC110 - another process writes
            await asyncio.sleep(0.05)
    return noted


def _read(file: Path) -> dict[str, int]:
    noted: dict[str, int] = {}
    return json.loads(file.read_text("utf-8")) if file.exists() else noted


def _shares(noted: dict[str, int]) -> dict[str, float]:
    total = sum(noted.values()) or 1
    return {name: noted.get(name, 0) / total for name in (*PARTS, "other")}
