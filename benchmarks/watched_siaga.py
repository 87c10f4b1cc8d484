"""`siaga run` beside a task that notes how late the event loop is."""

import asyncio
import os
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import bot.app
import bot.cli

#: One number a line, in milliseconds.
LAGS = "lags.txt"
EVERY = 0.02
_live = bot.app.run


async def _watched(*arguments: Any, **named: Any) -> None:
    watching = asyncio.create_task(_watch())
    try:
        await _live(*arguments, **named)
    finally:
        watching.cancel()


async def _watch() -> None:
    file = Path(os.environ["BENCHMARK_FOLDER"]) / LAGS
    with file.open("a", encoding="utf-8") as lags:
        while True:
            slept = perf_counter()
            await asyncio.sleep(EVERY)
            lags.write(f"{(perf_counter() - slept - EVERY) * 1000:.3f}\n")
            lags.flush()


if __name__ == "__main__":
    bot.app.run = _watched
    sys.exit(bot.cli.main(["run"]))
