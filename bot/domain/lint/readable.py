"""U-21: short sentences, few terms, and short forms that are explained."""

import re
from collections.abc import Iterator

from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.marks import Mark
from bot.domain.lint.sentences import counted, sentences, words
from bot.domain.lint.situation import Situation

#: A sentence of more words than this is heavy, one of more than that is too long; so
#: much of a text may be jargon (U-21).
HEAVY, LONGEST, JARGON = 22, 35, 0.15

_SHORT = re.compile(
    r"(?<![\w-])[A-Z][A-Za-z]*[A-Z]\w*(?![\w-])|(?<![\w-])[A-Z]{2,6}(?![\w-])"
)

#: The short forms that need no words: those of everybody, and those of the office.
_KNOWN = ("known_short", "own_short")

#: Place and time before the first sentence are none of its words.
_DATELINE = re.compile(r"^[A-Z][A-Z .'-]+, [^—]{5,60} — ")


def readable(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """U-21: short sentences, few terms, short forms explained at first."""
    every = sentences(m.body)
    lengths = [counted(_DATELINE.sub("", one.text)) for one in every]
    for one, length in zip(every, lengths, strict=True):
        if length > LONGEST:
            yield Mark(one.text[:60], one.start, one.end, detail="long")
    if lengths and sum(lengths) / len(lengths) > HEAVY:
        yield Mark(detail="heavy")
    terms = [match.group() for match in w.find("jargon", m.body)]
    if len(terms) > JARGON * max(len(words(m.body)), 1):
        yield Mark(", ".join(dict.fromkeys(terms)), detail="jargon")
    yield from _unexplained(m, s, w)


def _unexplained(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    headline, titles = m.body.find("\n") + 1, f" {m.answer('jabatan')} "
    titles += " ".join(
        [*s.agencies, *s.speakers.values(), *(q.title for q in m.quotes)]
    )
    seen = set(_SHORT.findall(titles))
    told = [fact.text for fact in s.facts if s.usable(fact)]
    for match in _SHORT.finditer(m.free, headline):
        short = match.group()
        named = short in seen or any(w.has(name, short) for name in _KNOWN)
        roman = not set(short) - set("IVXLC")
        if named or roman or _shouted(m.body, match.span()):
            continue
        seen.add(short)
        if not any(_explained(short, text) for text in (m.body, *told)):
            yield Mark(short, *match.span(), detail="short")


def _explained(short: str, text: str) -> bool:
    """Tell whether a text says what a short form stands for: "… (IPA)", "IPA (…"."""
    return bool(re.search(rf"\({re.escape(short)}\)|\b{re.escape(short)}\s*\(", text))


def _shouted(body: str, span: tuple[int, int]) -> bool:
    """Tell whether capitals are the place of a dateline, or stand in a row."""
    line_start = body.rfind("\n", 0, span[0]) + 1
    line_end = body.find("\n", span[1])
    line = body[line_start : line_end if line_end >= 0 else None]
    dateline = re.match(r"[A-Z][A-Z .'-]+,", line)
    inside = dateline is not None and span[0] < line_start + dateline.end()
    return inside or line.isupper()
