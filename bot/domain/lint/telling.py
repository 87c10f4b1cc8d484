"""A fact as a text tells it: what was claimed, without its source and its hour."""

import re

from bot.domain.fact import Fact

_HOUR = re.compile(
    r"[\s,;]*(?<!sejak )(?<!since )\b(?:per\s+)?(?:pukul|jam|at)\s+\d{1,2}[.:]\d{2}"
    r"(?:\s*(?:WIB|WITA|WIT)\b)?\s*$",
    re.IGNORECASE,
)

#: Fewer words are no sentence that could be recognised in a text.
_FEWEST = 2


def plain(fact: Fact) -> str:
    """Return the claim without its source and hour at the end: those stand beside it.

    "Pompa terganggu, Perumda, pukul 05.30" is "Pompa terganggu".
    """
    said, before = " ".join(fact.text.split()).rstrip(" .,;"), ""
    while said != before:
        before = said
        said = _HOUR.sub("", said)
        for source in fact.sources:
            said = _without(said, " ".join(source.name.split()))
        said = said.rstrip(" .,;")
    return said if len(said.split()) >= _FEWEST else fact.text.rstrip(" .")


def _without(said: str, source: str) -> str:
    if not source:
        return said
    tail = re.compile(
        rf"[\s,;(]*(?:\b(?:menurut|data|kata|sumber|according to|source)\b:?\s*)?"
        rf"{re.escape(source)}\)?\s*$",
        re.IGNORECASE,
    )
    return tail.sub("", said)


def told_whole(fact: Fact, text: str) -> bool:
    """Tell whether the sentence of a fact stands in a text as it is."""
    there = " ".join(text.casefold().split())
    every = (fact.text.rstrip(" ."), plain(fact))
    return any(bool(one) and " ".join(one.casefold().split()) in there for one in every)
