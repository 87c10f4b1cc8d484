"""A process of its own that tries an office's texts, with little memory and time.

Run as `python -m bot.rendering.proving`. Texts and the limits of their fields come in
as JSON; out go lines: `["at", path]` before each text, then `[path, line, reason]`.
"""

import json
import math
import resource
import sys
from collections.abc import Iterator, Mapping

from bot.rendering.dialect import LONGEST_TEXT, faults
from bot.rendering.office_texts import OfficeTexts, TextTooLong

#: Bytes of memory, seconds of the processor, bytes of any file that it writes.
MEMORY, SECONDS = 256 * 2**20, 2

#: The broadest sign: no answer makes a text longer than this one does.
_FULL = "M"


def confine() -> None:
    """Take from this process what it does not need; it cannot be taken back."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = math.ceil(used.ru_utime + used.ru_stime)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (spent + SECONDS, spent + SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def tried(
    path: str, source: str, limits: Mapping[str, int]
) -> Iterator[tuple[str, int, str]]:
    """Read a text, then fill it in with nothing and with as much as fits."""
    wrong = faults(source, limits.keys())
    yield from ((path, fault.line, fault.reason) for fault in wrong)
    if wrong:
        return
    texts = OfficeTexts({path: source})
    try:
        for times in (0, 1):
            facts = {name: _FULL * limit * times for name, limit in limits.items()}
            texts.fill(path, facts)
    except TextTooLong:
        yield path, 1, f"can come out longer than {LONGEST_TEXT} characters"
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        yield path, 1, f"cannot be filled in: {error}"


def main() -> None:
    """Answer for every text that came in."""
    asked = json.load(sys.stdin)
    confine()
    for path, (source, limits) in asked.items():
        print(json.dumps(["at", path]), flush=True)
        for found in tried(path, source, limits):
            print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
