"""Runs the rows one after the other and says what was found."""

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import Any

from benchmarks import (
    drawing,
    latency,
    linting,
    page,
    parts,
    restarting,
    rostering,
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
    "parts": parts,
    "roster": rostering,
    "lint": linting,
}
#: "write" keeps what is found.
FIGURES = "SIAGA_FIGURES"
EXAMPLE = """\
example:
  SIAGA_FIGURES=write make bench ARGS="--row speed --row storm"
"""


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    made = argparse.ArgumentParser(
        prog="make bench",
        description="Measure Siaga beside bare bots. With SIAGA_FIGURES=write what is"
        " found is kept in docs/performance.md, row by row.",
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


async def measured(row: str, sizes: Sizes) -> Any:
    """Run a row; return what it found."""
    print(f"{row} …", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory(prefix="siaga-bench-") as folder:
        measure: Measure = ROWS[row].measure
        return await measure(Path(folder), sizes)


def keep(row: str, lines: list[str]) -> None:
    """Put what a row found on the page at once: a later one may not end well."""
    written = page.PAGE.read_text("utf-8")
    figures = [page.where(f'make bench ARGS="--row {row}"'), "", *lines]
    page.PAGE.write_text(page.with_figures(written, row, figures), "utf-8")


def main() -> None:
    """Measure, print, and keep."""
    chosen = parser().parse_args()
    sizes = QUICK if chosen.quick else FULL
    kept = os.environ.get(FIGURES) == "write" and not chosen.quick
    for row in chosen.row or ROWS:
        began = perf_counter()
        lines = list(page.WRITERS[row](asyncio.run(measured(row, sizes))))
        took = f"{row}, measured in {perf_counter() - began:.0f} s"
        print(f"\n{took}\n", *lines, sep="\n", flush=True)
        if kept:
            keep(row, lines)


if __name__ == "__main__":
    main()
