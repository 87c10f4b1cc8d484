"""U-05: the parts of a total make the total."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.domain.lint.amounts import Number, numbers
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.marks import Mark
from bot.domain.lint.sentences import Sentence, sentences
from bot.domain.lint.situation import Situation

#: Parts of a total need at least so many to be added up.
_PARTS = 2

_ITEMISED = re.compile(
    r"[:(]|\b(?:terdiri (?:atas|dari)|yakni|yaitu|meliputi|dengan rincian|rinciannya"
    r"|consisting of|namely|comprising|made up of)\b",
    re.IGNORECASE,
)
_SUMMED = re.compile(
    r"\b(?:total(?:nya)?|jumlah(?:nya)?|seluruhnya|sehingga menjadi|in all"
    r"|altogether)\b",
    re.IGNORECASE,
)


def sums(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """U-05: the parts of a total make the total."""
    for sentence in sentences(m.body):
        every = [n for n in numbers(sentence.text, m.locale) if n.unit != "%"]
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
    if total.value is None or not _ITEMISED.search(
        sentence.text[total.end : parts[0].start]
    ):
        return None
    return _differs(
        total, [part for part in parts if part.start < _closed(sentence, total)]
    )


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
