"""HS-01 to HS-10: the first public words (doctrine.md 5.2, D1)."""

from collections.abc import Iterator

from bot.domain.findings import Weight
from bot.domain.lint.deeds import done
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.marks import Mark, Mend, Mending, Rule, lacks
from bot.domain.lint.numbers import rested_on
from bot.domain.lint.sentences import around, counted, sentences
from bot.domain.lint.situation import Situation
from bot.domain.values import replace

#: Words of a first statement, and the weight of harm from which advice is owed.
FEWEST, MOST, HARM = 60, 150, 2

_HOLDS, _WARNS = Weight.HOLDS_UP, Weight.WARNS


def paragraphs(m: Manuscript) -> list[str]:
    """Return the paragraphs below the headline, without place and time."""
    _, _, below = m.body.partition("\n\n")
    return [part for part in (below or m.body).split("\n\n") if part.strip()]


def empathy_first(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """HS-01: the first two sentences show that we understand.

    Words that no list knows are asked about; an empty or a stiff beginning holds up.
    """
    opening = " ".join(one.text for one in sentences("\n\n".join(paragraphs(m)))[:2])
    if not w.has("empathy", opening):
        own = m.answer("empati") and not w.has("stiff_opening", opening)
        yield replace(lacks("empati"), weight=_WARNS if own else None)


def known(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """HS-02: a verified fact, or that we have received reports."""
    facts = [fact for fact in rested_on(m, s) if s.usable(fact)]
    if not facts and not w.has("received", m.answer("fakta") or m.body):
        yield lacks("fakta")


def doing(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """HS-03: what is being done; plans alone are none."""
    if not done(m, w):
        yield lacks("tindakan")


def unknown(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """HS-04: what is not known yet is said to be so."""
    if not w.has("unknown", m.body) or nothing_open(m, w):
        yield lacks("belum_diketahui")


def nothing_open(m: Manuscript, w: Lexicon) -> bool:
    """Tell whether the answer denies that anything is unknown: "semua sudah jelas"."""
    return w.has("nothing_open", m.answer("belum_diketahui"))


def next_word(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """HS-05: when the next word comes, with its zone."""
    if not w.has("next_word", m.body):
        way = Mend(Mending.INSERT_UPDATE, "pembaruan_berikutnya")
        yield Mark("pembaruan_berikutnya", mends=(way,))


def contact(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """HS-06: whom to ask, and where the office speaks."""
    for name in ("narahubung", "kanal_resmi"):
        said = m.answer(name)
        if not said or said not in m.body:
            yield Mark(name, mends=(Mend(Mending.ADD_CONTACT, name),))


def size(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """HS-07: 60 to 150 words."""
    count = counted(m.body)
    if not FEWEST <= count <= MOST:
        yield Mark(detail=str(count))


def cause(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """HS-08: no cause, unless a usable fact says it."""
    told = [
        fact.text.rstrip(".").casefold() for fact in rested_on(m, s) if s.usable(fact)
    ]
    for match in w.find("cause", m.body):
        sentence = around(m.body, match.start())
        before = m.body[sentence.start : match.start()]
        stands = any(_says(fact, match.group(), sentence.text) for fact in told)
        asked = w.has("asked_whether", before) or w.has("unknown", before)
        if not stands and not asked:
            yield Mark(match.group(), *match.span())


def _says(fact: str, cause: str, sentence: str) -> bool:
    """Tell whether a fact that stands in a sentence names the cause itself."""
    return fact in sentence.casefold() and cause.casefold() in fact


def culprit(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """HS-09: no other agency is made the culprit."""
    for sentence in sentences(m.body):
        pushed = next(w.find("deflects", sentence.text), None)
        fault = w.has("fault", sentence.text)
        agency = any(name.casefold() in sentence.text.casefold() for name in s.agencies)
        if pushed or (fault and agency):
            said = pushed.group() if pushed else sentence.text[:60]
            yield Mark(said, sentence.start, sentence.end)


def advice(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """HS-10: where people may be harmed, what they can do."""
    if s.impact >= HARM and not m.answer("imbauan"):
        yield lacks("imbauan")


_KIND = frozenset({"holding_statement"})
HOLDING_RULES = (
    Rule("HS-01", _HOLDS, empathy_first, _KIND),
    Rule("HS-02", _HOLDS, known, _KIND),
    Rule("HS-03", _HOLDS, doing, _KIND),
    Rule("HS-04", _HOLDS, unknown, _KIND),
    Rule("HS-05", _HOLDS, next_word, _KIND),
    Rule("HS-06", _HOLDS, contact, _KIND),
    Rule("HS-07", _WARNS, size, _KIND),
    Rule("HS-08", _HOLDS, cause, _KIND),
    Rule("HS-09", _HOLDS, culprit, _KIND),
    Rule("HS-10", _HOLDS, advice, _KIND),
)
