"""Row 8: the picture of the map, how long it takes and how long the loop waits."""

import asyncio
import random
from collections.abc import Awaitable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.sizes import Sizes
from bot.documents.drawing import map_values
from bot.documents.typesetter import Typesetter
from bot.domain.issue_map import FULL, Place, Quadrant, Spot
from bot.domain.levels import Level
from bot.ports.pictures import MapSheet

#: The event loop is looked at this often, in seconds.
TICK = 0.001

#: The smallest picture of the same size: what the typesetter itself costs.
BLANK = 0


@dataclass(slots=True)
class Drawing:
    """Milliseconds: the first picture, the warm ones, their CPU, the loop's delay.

    `blank` is the same sheet without issues: what a page costs before anything of
    ours stands on it.
    """

    issues: int
    cold: float = 0.0
    warm: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    layout: list[float] = field(default_factory=list)
    blank: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    idle_late: list[float] = field(default_factory=list)
    kilobytes: float = 0.0


async def measure(folder: Path, sizes: Sizes) -> Drawing:
    """Draw one map after the other while somebody watches the event loop."""
    found, typesetter = Drawing(sizes.on_the_map), Typesetter()
    began = perf_counter()
    await typesetter.draw(_sheet(sizes.on_the_map, 0))
    found.cold = (perf_counter() - began) * 1000
    for number in range(1, sizes.pictures + 1):
        sheet = _sheet(sizes.on_the_map, number)
        began = perf_counter()
        map_values(sheet)
        found.layout.append((perf_counter() - began) * 1000)
        worked = process_time()
        png = await _watched(found.late, typesetter.draw(sheet), found.warm)
        found.cpu.append((process_time() - worked) * 1000)
        found.kilobytes = len(png) / 1024
        blank = typesetter.draw(_sheet(BLANK, number))
        await _watched([], blank, found.blank)
        span = found.warm[-1] / 1000
        await _watched(found.idle_late, asyncio.sleep(span, b""), [])
    return found


async def _watched(
    late: list[float], work: Awaitable[bytes], spent: list[float]
) -> bytes:
    """Return what *work* makes; note its milliseconds, and the loop's delays."""
    watcher = asyncio.create_task(_watch(late))
    began = perf_counter()
    made = await work
    spent.append((perf_counter() - began) * 1000)
    watcher.cancel()
    return made


async def _watch(late: list[float]) -> None:
    while True:
        began = perf_counter()
        await asyncio.sleep(TICK)
        late.append((perf_counter() - began - TICK) * 1000)


def _sheet(count: int, seed: int) -> MapSheet:
    some = random.Random(seed)
    spots = [
        Spot(f"{n:04d}", "Air keran keruh di tiga kelurahan", some.choice(list(Level)),
             _place(some), _place(some))
        for n in range(1, count + 1)
    ]  # fmt: skip
    return MapSheet(
        title="Peta isu",
        moment=f"Kamis, 12 Maret 2026, 09.{seed % 60:02d} WITA",
        spots=spots,
        quadrants={one: str(one) for one in Quadrant},
        levels={one: one.name for one in Level},
        across="Peluang membesar",
        up="Dampak",
        tail="Ekor: dari tempatnya 24 jam yang lalu.",
    )


def _place(some: random.Random) -> Place:
    return Place(some.randrange(FULL + 1), some.randrange(FULL + 1))
