"""KH-01 to KH-09: clearing up what is false (doctrine.md 5.2, D3)."""

import re
from collections.abc import Iterator

from bot.domain.findings import Weight
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.marks import Mark, Rule, lacks
from bot.domain.lint.numbers import rested_on
from bot.domain.lint.sentences import sentences, words
from bot.domain.lint.situation import Situation
from bot.domain.lint.tone import echoes, stems_of

#: Two people agree on a label.
TWO = 2

_TAG = re.compile(r"^\s*\[[^\]]+\]\s*")


def headline(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """KH-01: the headline states the fact; it does not repeat the claim."""
    said, claim = _TAG.sub("", m.answer("judul")), m.answer("klaim")
    told = set(stems_of(_without(said, w)))
    denies = w.has("denies", said) and not w.has("denies", claim)
    if not said:
        yield lacks("judul")
    elif told and told <= set(stems_of(claim)) and not denies:
        yield Mark(said, detail="claim")


def _without(headline: str, w: Lexicon) -> str:
    """Leave out what makes no headline a fact: "Cek Fakta", "Benarkah"."""
    for match in reversed(list(w.find("headline_filler", headline))):
        headline = headline[: match.start()] + headline[match.end() :]
    return headline


def fact_first(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """KH-02: the first sentence is a verified fact."""
    below = m.body.partition("\n\n")[2] or m.body
    first = next(iter(sentences(below)), None)
    usable = [fact for fact in rested_on(m, s) if s.usable(fact)]
    told = first is not None and any(
        fact.text.rstrip(".").casefold() in first.text.casefold()
        or echoes(set(stems_of(fact.text)), set(stems_of(first.text)))
        for fact in usable
    )
    if not told:
        yield lacks("fakta")


def claim_once(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """KH-03: the claim is told once."""
    claim = m.answer("klaim").rstrip(".")
    below = m.body.partition("\n\n")[2] or m.body
    count = len(re.findall(re.escape(claim), below, re.IGNORECASE)) if claim else 0
    if count > 1:
        yield Mark(claim, detail=str(count))


def sourced(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """KH-04: somebody besides us says so: a primary source or the owner's document."""
    if not m.answer("sumber_rujukan"):
        yield lacks("sumber_rujukan")


def explained(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """KH-05: why it is false, in a sentence that says more than "tidak benar"."""
    said = m.answer("penjelasan")
    left = [word for word in words(said) if not w.has("bare_denial", word)]
    if len(left) < 5 or (w.has("bare_denial", said) and len(left) < 8):  # noqa: PLR2004
        yield lacks("penjelasan")


def label(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """KH-06: the rumour is refuted; HOAKS only where evidence shows a fabrication."""
    if s.rumour is None or not s.rumour.settled:
        yield Mark(m.answer("label"), detail="unsettled")
    elif w.has("hoax", m.body) and not (s.rumour.label == "hoax" and s.rumour.evidence):
        yield Mark(m.answer("label"), detail="evidence")


def picture(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """KH-07: the picture is stamped, nobody's face and name in it, no live link."""
    for one in m.pictures:
        if not one.stamped:
            yield Mark(detail="stamp")
        if not one.masked:
            yield Mark(detail="mask")
    told = " ".join(m.answer(name) for name in ("asal", "klaim", "penjelasan"))
    for link in re.findall(r"https?://[^\s)]+|www\.[^\s)]+", told):
        start = m.body.find(link)
        if start >= 0:
            yield Mark(link, start, start + len(link), detail="link")


def ridicule(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """KH-08: nobody who passed it on is made a fool of."""
    for match in w.find("ridicule", m.body):
        yield Mark(match.group(), *match.span())


def agreed(_: Manuscript, s: Situation, __: Lexicon) -> Iterator[Mark]:
    """KH-09: two people agreed on the label."""
    if s.rumour is None or s.rumour.agreed_by < TWO:
        yield Mark(detail=str(s.rumour.agreed_by if s.rumour else 0))


_KIND = frozenset({"hoax_clarification"})
_HOLDS, _WARNS = Weight.HOLDS_UP, Weight.WARNS
HOAX_RULES = (
    Rule("KH-01", _HOLDS, headline, _KIND),
    Rule("KH-02", _HOLDS, fact_first, _KIND),
    Rule("KH-03", _WARNS, claim_once, _KIND),
    Rule("KH-04", _HOLDS, sourced, _KIND),
    Rule("KH-05", _HOLDS, explained, _KIND),
    Rule("KH-06", _HOLDS, label, _KIND),
    Rule("KH-07", _HOLDS, picture, _KIND),
    Rule("KH-08", _WARNS, ridicule, _KIND),
    Rule("KH-09", _HOLDS, agreed, _KIND),
)
