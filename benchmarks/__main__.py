"""Runs the rows one after the other and says what was found."""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks import (
    drawing,
    latency,
    page,
    restarting,
    searching,
    speed,
    starting,
    storm,
    ticks,
)
from benchmarks.sizes import FULL, QUICK, Sizes

Measure = Callable[[Path, Sizes], Awaitable[Any]]
ROWS: dict[str, ModuleType] = {
    "speed": speed,
    "latency": latency,
    "storm": storm,
    "ticks": ticks,
    "starting": starting,
    "restarting": restarting,
    "search": searching,
    "picture": drawing,
}
EXAMPLE = """\
example:
  make bench ARGS="--row speed --row storm"
"""


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    made = argparse.ArgumentParser(
        prog="make bench",
        description="Measure Siaga beside bare bots, and keep what was found in"
        " docs/performance.md.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument(
        "--quick", action="store_true", help="small counts; nothing is kept"
    )
    made.add_argument(
        "--row", action="append", choices=list(ROWS), help="only these rows"
    )
    return made


async def measured(rows: list[str], sizes: Sizes) -> dict[str, Any]:
    """Run some rows; return what each found."""
    found = {}
    for row in rows:
        print(f"{row} …", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="siaga-bench-") as folder:
            measure: Measure = ROWS[row].measure
            found[row] = await measure(Path(folder), sizes)
    return found


def main() -> None:
    """Measure, print, and keep."""
    chosen = parser().parse_args()
    sizes = QUICK if chosen.quick else FULL
    found = asyncio.run(measured(chosen.row or list(ROWS), sizes))
    kept = page.PAGE.read_text("utf-8")
    for row, what in found.items():
        lines = list(page.WRITERS[row](what))
        print(f"\n{row}\n", *lines, sep="\n", flush=True)
        kept = page.with_figures(kept, row, [page.where("make bench"), "", *lines])
    if not chosen.quick:
        page.PAGE.write_text(kept, "utf-8")


if __name__ == "__main__":
    main()
