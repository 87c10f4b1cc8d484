"""U-04: numbers of people hurt and of damage say whose they are and of when."""

from collections.abc import Iterator, Sequence

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
    for place, one in enumerate(every):
        hurt = _hurt(m, free, one, w)
        if hurt is None:
            continue
        before = _leant_on(every[: place + 1], w)
        following = every[place + 1 : place + 2]
        if not any(_dated(of.text) for of in before) or not _sourced(
            m, s, w, before, following
        ):
            start = one.start + hurt.start
            yield Mark(hurt.written, start, start + len(hurt.written))


def _leant_on(every: Sequence[Sentence], w: Lexicon) -> list[Sentence]:
    """Return the last sentence, and those before that it leans on."""
    chain = [every[-1]]
    for one in reversed(every[:-1]):
        if not w.has("leans_on", chain[-1].text):
            break
        chain.append(one)
    return chain


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
    m: Manuscript,
    s: Situation,
    w: Lexicon,
    before: Sequence[Sentence],
    following: Sequence[Sentence],
) -> bool:
    """Tell whether a sentence, or a line "Sumber: …" behind it, says whose number."""
    if any(w.has("source", of.text) for of in before) or any(
        w.has("source_line", of.text) for of in following
    ):
        return True
    said = " ".join(" ".join(of.text for of in before).split()).casefold()
    owners = [*s.agencies, *(of.name for f in rested_on(m, s) for of in f.sources)]
    return any(
        " ".join(owner.split()).casefold() in said for owner in owners if owner.strip()
    )
