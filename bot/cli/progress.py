"""A bar on a terminal for what takes longer than a second."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: What is shorter than this needs no bar, in seconds.
PATIENCE = 1.0

#: Between two looks, in seconds.
EVERY = 0.2

WIDTH = 30


@contextmanager
def progress(label: str, done: Callable[[], float]) -> Iterator[None]:
    """Show how far it is while the block runs; *done* goes from 0 to 1."""
    if not sys.stderr.isatty():
        yield
        return
    over = threading.Event()
    drawing = threading.Thread(target=_draw, args=(label, done, over))
    drawing.start()
    try:
        yield
    finally:
        over.set()
        drawing.join()


def bar(label: str, share: float) -> str:
    """Draw one line."""
    full = round(max(0.0, min(1.0, share)) * WIDTH)
    return f"{label} [{'#' * full}{'.' * (WIDTH - full)}] {full * 100 // WIDTH:3} %"


def _draw(label: str, done: Callable[[], float], over: threading.Event) -> None:
    if over.wait(PATIENCE):
        return
    while not over.wait(EVERY):
        print(f"\r{bar(label, done())}", end="", file=sys.stderr, flush=True)
    print(f"\r{bar(label, 1.0)}", file=sys.stderr)


def size_of(file: Path) -> int:
    """Return how large a file is by now; 0 where there is none."""
    with suppress(OSError):
        return file.stat().st_size
    return 0
