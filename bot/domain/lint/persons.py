"""U-07 to U-09: nobody is exposed, and nobody is judged before a court has."""

import re
from collections.abc import Iterator

from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.marks import Mark
from bot.domain.lint.sentences import around, sentences
from bot.domain.lint.situation import Situation
from bot.domain.name_search import hidden_places, protected_in
from bot.domain.personal_data import find

_ADDRESS = re.compile(
    r"\b(?:Jl\.?|Jln\.?|Jalan|Gang|Gg\.?)\s+[A-Z][\w .'-]{1,50}?\s*,?\s*"
    r"(?:Nomor|No\.?|Blok)\s*(?=[\w/-]*\d)\w+(?:[/-]\w+)?|\bRT\.?\s*\d{1,3}\s*(?:/|,)?\s*RW\.?\s*\d{1,3}"
)


def exposed(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """U-07: no personal data; what the office publishes of itself is none."""
    for one in find(m.body, s.allowed):
        yield Mark(m.body[one.start : one.end], one.start, one.end, detail=one.kind)
    places = (*s.places, m.answer("tempat"))
    for match in _ADDRESS.finditer(m.body):
        if not any(match.group() in place for place in places):
            yield Mark(match.group(), *match.span(), detail="address")


def named(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """U-08: no names of victims, suspects and witnesses; no child can be traced."""
    spans = protected_in(m.body, s.protected)
    for (start, end), told in zip(spans, hidden_places(m.body, spans), strict=True):
        yield Mark(m.body[start:end], start, end, detail=told)
    for sentence in sentences(m.body):
        lists = ("child", "child_harm", "child_place")
        if all(w.has(name, sentence.text) for name in lists):
            place = next(w.find("child_place", sentence.text))
            start = sentence.start + place.start()
            yield Mark(place.group(), start, start + len(place.group()), detail="child")


def judged(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """U-09: guilt is a court's to find; "diduga" is fine."""
    if s.verdict:
        return
    for match in w.find("guilt", m.own):
        sentence = around(m.body, match.start())
        before = m.body[max(sentence.start, match.start() - 40) : match.start()]
        if not w.has("alleged", before):
            yield Mark(match.group(), *match.span())
