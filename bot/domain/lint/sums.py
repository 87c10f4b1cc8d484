"""U-05: the parts of a total make the total."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.domain.lint.amounts import Number, numbers_in
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.marks import Mark
from bot.domain.lint.sentences import Sentence, sentences
from bot.domain.lint.situation import Situation

#: Parts of a total need at least so many to be added up.
_PARTS = 2

_ITEMISED = re.compile(
    r"\b(?:terdiri (?:atas|dari)|yakni|yaitu|dengan rincian|rinciannya"
    r"|consisting of|namely|made up of)\b",
    re.IGNORECASE,
)
#: Behind these stands a list, too; it need not be the parts of the number before.
_LISTED = re.compile(
    r"[:(]|\b(?:meliputi|mencakup|comprising|covering)\b", re.IGNORECASE
)
_SUMMED = re.compile(
    r"\b(?:total(?:nya)?|jumlah(?:nya)?|seluruhnya|sehingga menjadi|in all"
    r"|altogether)\b",
    re.IGNORECASE,
)
#: Only such a sentence is looked at: numbers are dear to find.
_ADDS = re.compile(
    "|".join((_ITEMISED.pattern, _LISTED.pattern, _SUMMED.pattern)), re.IGNORECASE
)
#: What follows is some of it, not all of it.
_SOME = re.compile(
    r"\b(?:di antaranya|antara lain|termasuk|among them|including|such as)\b", re.I
)
#: Nobody adds these to people and places.
_MEASURES = frozenset(
    {"kg", "ton", "liter", "meter", "km", "jam", "menit", "hari", "bulan", "tahun",
     "rp", "%", "persen", "kali", "hours", "minutes", "days", "months", "years",
     "litres", "metres", "percent", "times"}
)  # fmt: skip


def sums(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """U-05: the parts of a total make the total."""
    for sentence in sentences(m.body):
        if not _ADDS.search(sentence.text):
            continue
        every = [n for n in numbers_in(m.body, sentence, m.locale) if n.unit != "%"]
        if len(every) <= _PARTS:
            continue
        found = _itemised(sentence, every) or _summed(sentence, every)
        if found:
            total, made = found
            start = sentence.start + total.start
            yield Mark(
                total.written, start, start + len(total.written), detail=f"{made:f}"
            )


def _itemised(sentence: Sentence, every: list[Number]) -> tuple[Number, Decimal] | None:
    total, *parts = every
    between = sentence.text[total.end : parts[0].start]
    inside = [part for part in parts if part.start < _closed(sentence, total)]
    closed = sentence.text[total.end : _closed(sentence, total)]
    if total.value is None or _SOME.search(closed) or _measured(total, inside):
        return None
    if _ITEMISED.search(between) or (_LISTED.search(between) and _alike(total, inside)):
        return _differs(total, inside)
    return None


def _measured(total: Number, parts: list[Number]) -> bool:
    """Tell whether one of them is a measure, and the total is not of that measure."""
    return any(
        part.unit.lower() in _MEASURES and part.unit.lower() != total.unit.lower()
        for part in parts
    )


def _alike(total: Number, parts: list[Number]) -> bool:
    """Tell whether the parts count what the total counts, or name no unit."""
    return all(part.unit.lower() in {"", total.unit.lower()} for part in parts)


def _closed(sentence: Sentence, total: Number) -> int:
    """Return where the list behind a total ends: its bracket, or the sentence."""
    opened = sentence.text.find("(", total.end)
    shut = sentence.text.find(")", opened) if opened >= 0 else -1
    return shut if shut >= 0 else len(sentence.text)


def _summed(sentence: Sentence, every: list[Number]) -> tuple[Number, Decimal] | None:
    *parts, total = every
    if not _SUMMED.search(sentence.text[parts[-1].end : total.start]):
        return None
    return _differs(total, parts)


def _differs(total: Number, parts: list[Number]) -> tuple[Number, Decimal] | None:
    values = [part.value for part in parts if part.value is not None]
    if len(values) < _PARTS or total.value is None or len(values) < len(parts):
        return None
    made = sum(values, Decimal())
    return (total, made) if made != total.value else None
