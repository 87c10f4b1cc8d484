"""How long a file takes and how late the event loop is meanwhile: python -m tests.documents.pace."""

import asyncio
from statistics import median
from time import perf_counter

from bot.app.settling_in import settle_in
from bot.documents.papers import PrintingRoom
from bot.documents.typesetter import Typesetter
from bot.ports.papers import Format
from tests.documents.official_samples import kinds, paper
from tests.words.catalog import LOCALES

ROUNDS = 4
STEP = 0.005


async def watched(work) -> float:
    """Do *work* and return by how many milliseconds the loop was late at worst."""
    late = [0.0]

    async def watch() -> None:
        while True:
            began = perf_counter()
            await asyncio.sleep(STEP)
            late.append((perf_counter() - began - STEP) * 1e3)

    watching = asyncio.create_task(watch())
    await work
    watching.cancel()
    return max(late)


async def main() -> None:
    """Make every text of one page in each form, warm, one after the other.

    Threads take turns as often as in the bot (`bot.app.settling_in`).
    """
    settle_in()
    room = PrintingRoom(Typesetter())
    papers = [paper(k, loc) for loc in LOCALES for k in kinds() if k != "review"]
    print(f"nothing: loop late by {await watched(asyncio.sleep(2)):.1f} ms at worst")
    for form in Format:
        await room.make(papers[0], form)
        took: list[float] = []

        async def each(form=form, took=took) -> None:
            for one in papers * ROUNDS:
                began = perf_counter()
                await room.make(one, form)
                took.append((perf_counter() - began) * 1e3)

        late = await watched(each())
        print(f"{form}: n={len(took)}, median {median(took):.1f} ms, "
              f"p95 {sorted(took)[int(len(took) * 0.95)]:.1f} ms, "
              f"loop late by {late:.1f} ms at worst")  # fmt: skip


if __name__ == "__main__":
    asyncio.run(main())
