"""HJ, PD, SM: right of reply, notice of a breach, danger (D12 to D14)."""

from collections.abc import Iterator
from datetime import timedelta

from bot.domain.as_of_patterns import DATES, TIMES
from bot.domain.findings import Weight
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.marks import Mark, Rule, answered, lacks
from bot.domain.lint.naming import speaker_named, those
from bot.domain.lint.sentences import counted, sentences
from bot.domain.lint.situation import Situation
from bot.domain.values import replace

#: Hak jawab is asked for within two months of the publication (UU 40/1999).
REPLY_WITHIN = timedelta(days=60)
#: A breach is told within 3 × 24 hours of its being known (UU 27/2022, article 46).
BREACH_WITHIN = timedelta(hours=72)
#: Words a sentence on average, where people in danger read it (SM-09).
EASY = 15


def asks(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """HJ-05: no threat, and nothing is asked to be deleted."""
    for name in ("threats", "defamation", "deletion"):
        for match in w.find(name, m.own):
            yield Mark(match.group(), *match.span())


def quoted_exactly(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """HJ-02: the words that are wrong, and where they stand; "all of it" is none."""
    said = m.answer("kutipan_keliru")
    if not said or w.has("no_quotation", said):
        yield lacks("kutipan_keliru")
    if not m.answer("tautan"):
        yield lacks("tautan")


def attached(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """HJ-03: evidence is named, and goes with the letter as a file or a link."""
    named = m.answer("bukti")
    if not named or m.enclosed == 0:
        yield replace(lacks("bukti"), detail="enclosure" if named else "")


def authorised(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """HJ-04: who signs may do so at this level."""
    signer = m.answer("penandatangan")
    if not signer:
        yield replace(lacks("penandatangan"), detail="missing")
    elif s.speakers and not speaker_named(s.speakers, signer):
        yield Mark(signer, detail="signer", may=those(s.speakers))


def in_time(_: Manuscript, s: Situation, __: Lexicon) -> Iterator[Mark]:
    """HJ-06: not later than two months after the publication."""
    at = s.media_published_at
    if at is not None and s.now - at > REPLY_WITHIN:
        yield Mark(detail=str((s.now - at).days))


def when_and_how(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """PD-02: when it was exposed, and how: a day or an hour is named."""
    said = m.answer("kapan_bagaimana")
    told = any(pattern.search(said) for pattern in (*DATES, *TIMES))
    if not said or not (told or m.answer("diketahui") or w.has("when", said)):
        yield lacks("kapan_bagaimana")


def told_in_time(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """PD-04: within 72 hours; later only with the reason."""
    known = s.known_since
    if known is not None and s.now - known > BREACH_WITHIN and not m.answer("alasan"):
        hours = int((s.now - known).total_seconds() // 3600)
        yield Mark("alasan", detail=str(hours), mends=lacks("alasan").mends)


def addressed(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """PD-05: to the people concerned, and to the institution."""
    for name in ("kepada_subjek", "kepada_lembaga"):
        if not m.answer(name):
            yield lacks(name)


def easy(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """SM-09: 15 words a sentence on average; names and short lines do not count."""
    every = [one for name in DANGER for one in sentences(m.answer(name))]
    if every and sum(counted(one.text) for one in every) / len(every) > EASY:
        yield Mark()


_HOLDS, _WARNS = Weight.HOLDS_UP, Weight.WARNS
_HJ, _PD = frozenset({"right_of_reply"}), frozenset({"breach_notice"})
_SM = frozenset({"danger_announcement"})

#: What a notice of danger must say (SM-01 to SM-08; Perki 1/2021).
DANGER = (
    "bahaya", "terdampak", "evakuasi", "cara_menghindari", "cara_bantuan",
    "pihak_wajib", "tata_cara", "upaya",
)  # fmt: skip

EXTRA_RULES = (
    Rule("HJ-01", _HOLDS, answered("jenis"), _HJ),
    Rule("HJ-02", _HOLDS, quoted_exactly, _HJ),
    Rule("HJ-03", _HOLDS, attached, _HJ),
    Rule("HJ-04", _HOLDS, authorised, _HJ),
    Rule("HJ-05", _HOLDS, asks, _HJ),
    Rule("HJ-06", _WARNS, in_time, _HJ),
    Rule("PD-01", _HOLDS, answered("data_terungkap"), _PD),
    Rule("PD-02", _HOLDS, when_and_how, _PD),
    Rule("PD-03", _HOLDS, answered("penanganan"), _PD),
    Rule("PD-04", _WARNS, told_in_time, _PD),
    Rule("PD-05", _HOLDS, addressed, _PD),
    *(
        Rule(f"SM-0{number}", _HOLDS, answered(name), _SM)
        for number, name in enumerate(DANGER, 1)
    ),
    Rule("SM-09", _HOLDS, easy, _SM),
)
