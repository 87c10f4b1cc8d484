"""What a fact says by itself: without the time and the source typed behind it."""

import re

from bot.domain.fact import Fact

#: A time of day that ends a claim: it is said again as the time of the fact.
_TIME_BEHIND = re.compile(
    r"[\s,]*\b(?:per\s+)?(?:pukul|jam|at|as of)\s+[0-2]?[0-9][.:][0-5][0-9]"
    r"(?:\s*(?:WIB|WITA|WIT))?$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:pukul|jam|at)\s+[0-2]?[0-9][.:][0-5][0-9](?!\s*(?:WIB|WITA|WIT)|[0-9])",
    re.IGNORECASE,
)

#: What is shorter says too little to be found again in a text.
_TELLING = 3


def core_of(fact: Fact) -> str:
    """Return the words of a fact without its time and its source behind them."""
    said = " ".join(fact.text.split()).rstrip(" .;,")
    for _ in range(2):  # Source and time stand in either order.
        for source in fact.sources:
            behind = f", {source.name}"
            if source.name and said.casefold().endswith(behind.casefold()):
                said = said[: -len(behind)].rstrip(" .;,")
        said = _TIME_BEHIND.sub("", said) or said
    return said


def zoned(text: str, zone: str) -> str:
    """Name the zone behind every time of day that has none (doctrine.md, U-16)."""
    return _TIME.sub(lambda found: f"{found.group()} {zone}", text)


def says(text: str, fact: Fact) -> bool:
    """Tell whether a text repeats the words of a fact; *text* is folded already."""
    whole, core = " ".join(fact.text.casefold().split()), core_of(fact).casefold()
    return whole in text or (len(core.split()) >= _TELLING and core in text)
