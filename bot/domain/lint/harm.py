"""U-04: numbers of people hurt and of damage say whose they are and of when."""

from collections.abc import Iterator

from bot.domain.as_of_patterns import TIMES
from bot.domain.lint.amounts import Number, numbers_in
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.marks import Mark
from bot.domain.lint.numbers import rested_on
from bot.domain.lint.sentences import Sentence, sentences
from bot.domain.lint.situation import Situation


def bare(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """U-04: numbers of people hurt and of damage say whose they are and of when.

    "Dari jumlah itu" leans on the sentence before: its hour and its source hold on.
    """
    free, every = m.free, sentences(m.body)
    dated = sourced = False
    for one, following in zip(every, [*every[1:], None], strict=True):
        leans = w.has("leans_on", one.text)
        dated = _dated(one.text) or (leans and dated)
        sourced = _sourced(m, s, w, one, following) or (leans and sourced)
        hurt = None if dated and sourced else _hurt(m, free, one, w)
        if hurt is not None:
            start = one.start + hurt.start
            yield Mark(hurt.written, start, start + len(hurt.written))


def _hurt(m: Manuscript, free: str, one: Sentence, w: Lexicon) -> Number | None:
    """Return the first number of a sentence that counts people hurt, or damage."""
    if not w.has("casualties", one.text):
        return None
    counted = numbers_in(free, one, m.locale)
    return next((n for n in counted if _counts_hurt(one, n, w)), None)


def _counts_hurt(sentence: Sentence, number: Number, w: Lexicon) -> bool:
    """Tell whether a word for a casualty or for damage stands close to a number.

    What is sent to help is counted, too, and is no harm: "12 truk tangki".
    """
    near = sentence.text[max(number.start - 40, 0) : number.end + 40]
    aid = number.unit == "%" or w.has("aid", number.unit)
    return not aid and w.has("casualties", near)


def _dated(text: str) -> bool:
    return any(pattern.search(text) for pattern in TIMES)


def _sourced(
    m: Manuscript, s: Situation, w: Lexicon, one: Sentence, following: Sentence | None
) -> bool:
    """Tell whether a sentence, or a line "Sumber: …" behind it, says whose number."""
    if w.has("source", one.text) or (
        following is not None and w.has("source_line", following.text)
    ):
        return True
    said = " ".join(one.text.split()).casefold()
    owners = [*s.agencies, *(of.name for f in rested_on(m, s) for of in f.sources)]
    return any(owner.casefold() in said for owner in owners if owner.strip())
