"""Row 11: all rules of the lint over a whole document."""

import tomllib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from benchmarks.processes import ROOT
from benchmarks.sizes import Sizes
from bot.domain.levels import Level
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.rules import remarks
from bot.domain.lint.sentences import counted, sentences
from bot.domain.lint.situation import Situation
from bot.playbook import load_playbook

#: Press releases that an office could send, and some that it should not.
TEXTS = ROOT / "tests" / "lint" / "corpus" / "press_release.toml"
#: Words of the longest release that no rule calls too long (SP-06).
LONGEST = 500


@dataclass(slots=True)
class Linting:
    """Milliseconds for one document: the first, and the others."""

    words: int
    first: float = 0.0
    warm: list[float] = field(default_factory=list)
    found: int = 0


async def measure(folder: Path, sizes: Sizes) -> Linting:
    """Check one document again and again, with nothing remembered of it."""
    lexicon, body = load_playbook(None).words["id"], _longest()
    situation = Situation(datetime(2026, 3, 12, 1, 20, tzinfo=UTC), Level.L3)
    result = Linting(counted(body))
    for number in range(sizes.lints + 1):
        sentences.cache_clear()
        text = Manuscript("press_release", "id", f"{body} {number}")
        began = perf_counter()
        result.found = len(remarks(text, situation, lexicon))
        result.warm.append((perf_counter() - began) * 1000)
    result.first = result.warm.pop(0)
    return result


def _longest() -> str:
    """Return as many paragraphs as fit into the longest release."""
    every = tomllib.loads(TEXTS.read_text("utf-8"))
    parts = [one[name] for one in every["good"] for name in ("lead", "isi", "tindakan")]
    kept = [
        part
        for n, part in enumerate(parts)
        if counted(" ".join(parts[: n + 1])) <= LONGEST
    ]
    return "\n\n".join(["Siaran pers", *kept])
