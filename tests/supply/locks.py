"""What a lock pins: names, versions, markers, and who asked for each."""

import re
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ROOT / "requirements"

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+?)(?: ; (.+?))? \\$", re.MULTILINE)
_VIA = re.compile(r"^    # via (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pin:
    """One line of a lock; `wanted_by` are packages, or a file of requirements."""

    name: str
    version: str
    marker: str
    wanted_by: tuple[str, ...]

    @property
    def is_for_here(self) -> bool:
        """Tell whether this machine and this Python install it."""
        return not self.marker or Marker(self.marker).evaluate()


def pins(name: str) -> list[Pin]:
    """Read requirements/<name>."""
    text = (LOCKS / name).read_text("utf-8")
    starts = [*_PIN.finditer(text)]
    ends = [hit.start() for hit in starts[1:]] + [len(text)]
    blocks = zip(starts, ends, strict=True)
    return [_pin(hit, text[hit.start() : end]) for hit, end in blocks]


def _pin(hit: re.Match[str], block: str) -> Pin:
    via = _VIA.search(block)
    asked = via[1].split(", ") if via else []
    return Pin(canonicalize_name(hit[1]), hit[2], hit[3] or "", tuple(asked))
