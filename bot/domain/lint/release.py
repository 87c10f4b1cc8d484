"""SP-01 to SP-09: the press release (doctrine.md 5.2, D2)."""

import re
from collections.abc import Iterator

from bot.domain.findings import Weight
from bot.domain.levels import Level
from bot.domain.lint.deeds import done
from bot.domain.lint.holding import nothing_open
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.marks import Clearing, Mark, Rule, lacks
from bot.domain.lint.naming import speaker_named
from bot.domain.lint.numbers import rested_on
from bot.domain.lint.sentences import counted
from bot.domain.lint.situation import Situation
from bot.domain.values import replace

#: Words of a lead and of a headline at most; of a release.
LEAD, HEADLINE, FEWEST, MOST = 40, 12, 250, 500

_DATELINE = re.compile(r"^[A-Z][A-Z .'-]+, \d{1,2} \w+ \d{4}", re.MULTILINE)
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


def frame(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """SP-01: number, dateline and contact; the number may come at the approval."""
    if not m.answer("nomor") and not s.number_at_approval:
        yield lacks("nomor")
    if not _DATELINE.search(m.body):
        yield lacks("tempat")
    if not m.answer("narahubung"):
        yield lacks("narahubung")


def lead(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """SP-02: the first paragraph says who, what, when and where in 40 words."""
    said = m.answer("lead")
    count = counted(said)
    if count > LEAD:
        yield Mark("lead", detail=str(count))
    asked = [name for name in ("when", "where") if not w.has(name, said)]
    if not said or asked:
        yield Mark("lead", detail="5w")


def quoted(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """SP-03: who answers at this level is quoted, and everyone quoted has agreed."""
    if not m.quotes:
        yield lacks("kutipan")
    elif s.speakers and not any(
        speaker_named(s.speakers, quote.name) for quote in m.quotes
    ):
        first = m.quotes[0]
        yield Mark(first.name or first.text[:60], detail="responder")
    for quote in m.quotes:
        if not quote.confirmed:
            start = max(m.body.find(quote.text), 0)
            end = start + len(quote.text) if quote.text in m.body else 0
            name = quote.name or quote.text[:60]
            yield Mark(name, start, end, "unconfirmed", clearing=Clearing.REASON)


def headline(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """SP-04: a headline of 12 words at most states something, and asks nothing."""
    said = m.answer("judul")
    if counted(said) > HEADLINE:
        yield Mark(said, detail="long")
    if said.endswith("?"):
        yield Mark(said, detail="question")
    if w.has("hoax", said) and not (s.rumour and s.rumour.label == "hoax"):
        yield Mark(said, detail="hoax")


def blocks(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """SP-05: from L3 on: known, done, not known, next."""
    if s.level < Level.L3:
        return
    if not done(m, w):
        yield lacks("tindakan")
    lists = {"unknown": "belum_diketahui"}
    for name, asked in (*lists.items(), ("next_word", "pembaruan_berikutnya")):
        if not w.has(name, m.body) or (name == "unknown" and nothing_open(m, w)):
            yield lacks(asked)
    if not any(s.usable(fact) for fact in rested_on(m, s)):
        # A release has no field for facts: they stand in its body.
        yield replace(lacks("isi"), detail="known")


def size(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """SP-06: 250 to 500 words."""
    count = counted(m.body)
    if not FEWEST <= count <= MOST:
        yield Mark(detail=str(count))


def inputs(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """SP-07: what citizens asked for is answered in a line."""
    if s.inputs and not m.answer("jawaban_aspirasi"):
        yield lacks("jawaban_aspirasi")


def embargo(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """SP-08: an embargo ends in the future, at a time with its zone."""
    until = m.times.get("embargo")
    if until is not None and until <= s.now:
        yield Mark("embargo", detail="past")
    said = m.answer("embargo")
    if said and until is None and not re.search(r"\b(?:WIB|WITA|WIT)\b", said):
        yield Mark("embargo", detail="zone")


def numbered(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """SP-09: the number is given once, in the present year."""
    number = m.answer("nomor")
    if number in s.numbers_taken:
        yield Mark(number, detail="taken")
    years = _YEAR.findall(number)
    if years and years[-1] != str(s.now.year):
        yield Mark(number, detail="year")


_KIND = frozenset({"press_release"})
_HOLDS, _WARNS = Weight.HOLDS_UP, Weight.WARNS
RELEASE_RULES = (
    Rule("SP-01", _HOLDS, frame, _KIND),
    Rule("SP-02", _WARNS, lead, _KIND),
    Rule("SP-03", _HOLDS, quoted, _KIND),
    Rule("SP-04", _WARNS, headline, _KIND),
    Rule("SP-05", _HOLDS, blocks, _KIND),
    Rule("SP-06", _WARNS, size, _KIND),
    Rule("SP-07", _WARNS, inputs, _KIND),
    Rule("SP-08", _HOLDS, embargo, _KIND),
    Rule("SP-09", _HOLDS, numbered, _KIND),
)
