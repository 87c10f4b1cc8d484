"""`siaga run` beside an alarm that notes, each millisecond of processor, what runs."""

import json
import os
import signal
import sys
from collections import Counter
from pathlib import Path
from types import FrameType

import bot.cli

#: What was noted: the name of a part -> how often.
SAMPLES = "samples.json"
#: Seconds of processor between two looks.
EVERY = 0.001

#: The first part in whose files the innermost known frame stands counts.
PARTS = {
    "SQLite's statements": ("/bot/storage/sqlite/savepoint.py",),
    "values to rows and back, journal, index": ("/bot/storage/",),
    "texts and labels": ("/jinja2/", "/markupsafe/", "/bot/rendering/", "/templates/"),
    "HTTP": ("/aiohttp/", "/telegram/request/", "/telegram/_bot.py",
             "/telegram/ext/_extbot.py", "/bot/delivery/transport.py",
             "/bot/delivery/payloads.py"),
    "the postman": ("/bot/delivery/",),
    "reading the update, finding its handler": ("/telegram/", "/handlers/"),
    "poller and inbox": ("/bot/intake/",),
    "rules": ("/bot/domain/",),
    "use cases": ("/bot/services/",),
    "event loop": ("/asyncio/", "/selectors.py"),
}  # fmt: skip

_counts: Counter[str] = Counter()
_known: dict[str, str] = {}


def part_of(file: str) -> str:
    """Return the part to which a file belongs; "" where who called it counts."""
    if file not in _known:
        found = (part for part, places in PARTS.items() if _in(file, places))
        _known[file] = next(found, "")
    return _known[file]


def _in(file: str, places: tuple[str, ...]) -> bool:
    return any(place in file for place in places)


def _look(number: int, frame: FrameType | None) -> None:
    while frame is not None and not part_of(frame.f_code.co_filename):
        frame = frame.f_back
    _counts[part_of(frame.f_code.co_filename) if frame else "other"] += 1


def _begin(number: int, frame: FrameType | None) -> None:
    """Forget what was noted: the warming up is over."""
    _counts.clear()
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)


def _end(number: int, frame: FrameType | None) -> None:
    """Write down what was noted."""
    signal.setitimer(signal.ITIMER_PROF, 0)
    file = Path(os.environ["BENCHMARK_FOLDER"]) / SAMPLES
    unfinished = file.with_suffix(".part")
    unfinished.write_text(json.dumps(_counts), "utf-8")
    unfinished.replace(file)


if __name__ == "__main__":
    signal.signal(signal.SIGPROF, _look)
    signal.signal(signal.SIGUSR1, _begin)
    signal.signal(signal.SIGUSR2, _end)
    sys.exit(bot.cli.main(["run"]))
