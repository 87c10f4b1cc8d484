"""PM-01 to PM-08: an apology that is one (doctrine.md 5.2, D4)."""

import re
from collections.abc import Iterator

from bot.domain.as_of_patterns import DATES
from bot.domain.findings import Weight
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.marks import Mark, Rule, lacks
from bot.domain.lint.naming import speaker_named, those
from bot.domain.lint.persons import named
from bot.domain.lint.sentences import sentences
from bot.domain.lint.situation import Situation
from bot.domain.values import replace

#: Improvements that an apology owes; harm from which an inconvenience is too little.
OWED, HARM = 2, 2

_CONDITIONAL = re.compile(
    r"\b(?:\w*maaf\w*|sorry|apologi[sz]e)(?:(?!,\s*(?:dan|and)\b|;).){0,60}?\b(?:jika(?:lau)?|apabila|bila(?:mana)?|kalau|sekiranya"
    r"|seandainya|andai(?:kata)?|barangkali|if|should anyone|in case)\b",
    re.IGNORECASE | re.DOTALL,
)
_SORRY = re.compile(r"\b(?:maaf\w*|permohonan maaf|sorry|apologi[sz]e|apology)\b", re.I)
_BUT = re.compile(
    r"\b(?:tetapi|tapi|namun|akan tetapi|hanya saja"
    r"|(?:meski|walau)(?:pun)? (?:begitu|demikian)|but|however)\b"
    r"(?!\s+(?:juga|also)\b)",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\b(?:atas|karena|for|that)\b", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:ketidaknyamanan\w*|inconvenience)\b", re.IGNORECASE)


def opens(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """PM-01: the first two sentences say sorry, and for what."""
    below = m.body.partition("\n\n")[2] or m.body
    first = [one.text for one in sentences(below)[:2]]
    if not any(_SORRY.search(one) and _OBJECT.search(one) for one in first):
        yield lacks("kesalahan")


def conditional(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """PM-02: no "maaf apabila"."""
    for sentence in sentences(m.body):
        if match := _CONDITIONAL.search(sentence.text):
            start = sentence.start + match.start()
            yield Mark(match.group(), start, start + len(match.group()))


def taken_back(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """PM-03: no "maaf, tetapi", in the same sentence nor in the next; no excuse."""
    for match in w.find("excuse", m.body):
        yield Mark(match.group(), *match.span())
    every = sentences(m.body)
    for one, following in zip(every, [*every[1:], None], strict=True):
        sorry = _SORRY.search(one.text)
        if not sorry:
            continue
        same = _BUT.search(one.text, sorry.end())
        following_but = following and _BUT.match(following.text)
        if same:
            yield Mark(same.group(), one.start + same.start(), one.start + same.end())
        elif following and following_but:
            start = following.start
            yield Mark(following_but.group(), start, start + following_but.end())


def too_little(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """PM-04: where people were harmed, it was more than an inconvenience."""
    match, told = _ONLY.search(m.body), sentences(m.answer("dampak"))
    more = any(not _ONLY.search(one.text) for one in told)
    if s.impact >= HARM and match and not more:
        yield Mark(match.group(), *match.span())


#: Who does it: in brackets, behind "oleh", as the one who acts, or an office by name.
_OWNED = re.compile(
    r"(?i:\(.+\)|\boleh\b|\bby\b|—|[:|;]\s|^\W*the\b"
    r"|\b(?:penanggung jawab|dikelola|dipimpin|ditangani|dikerjakan|led by|owner)\b)"
    r"|\b(?:Kepala|Wakil|Sekretaris|Sekretariat|Bidang|Bagian|Seksi|Subbag\w*|Subbidang|Dinas"
    r"|Badan|Biro|UPTD?|UPT|Unit|Tim|Direktur|Direktorat|Inspektorat|Inspektur|Perumda|Kantor"
    r"|Camat|Lurah|Kabid|Kabag|Kasi|Kasubag|Kasubbag|Sekda|Sekdis|Bupati|Wali|Gubernur|Asisten"
    r"|Komite|Instalasi|Puskesmas|Balai|Divisi|Departemen|Deputi|Subdirektorat|Satuan|Satgas|Pusat|Laboratorium"
    r"|Cabang|Panitia|Pokja|Pengelola|General|Kepegawaian|Humas|Wakasek|Komandan|Pejabat|Penanggung|Ketua|Manajer|Manajemen|RSUD|PIC"
    r"|Head|Director|Division|Department|Office|Secretary|Unit|Team|Manager|Board|Chief)\b"
)


def improvements(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """PM-05: two improvements at least, each with its owner and a date."""
    said = [line for line in m.answer("perbaikan").splitlines() if line.strip()]
    whole = [line for line in said if dated(line) and owned(line)]
    if len(whole) < OWED:
        yield Mark("perbaikan", detail=str(len(whole)), mends=lacks("perbaikan").mends)


def dated(line: str) -> bool:
    """Tell whether a line names a day: a number alone is none."""
    return any(pattern.search(line) for pattern in DATES)


def owned(line: str) -> bool:
    """Tell whether a line names who does it: "… (Bidang Kepegawaian, 2 April)"."""
    return bool(_OWNED.search(line))


def remedy(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """PM-06: how to be compensated or to complain."""
    if not m.answer("pemulihan") and not m.answer("kanal_pengaduan"):
        yield lacks("pemulihan")


def signed(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """PM-07: law has read it, and who answers at this level signs it."""
    if not s.legal_review:
        yield Mark(detail="law")
    if not m.answer("penandatangan"):
        yield replace(lacks("penandatangan"), detail="missing")
    elif s.speakers and not speaker_named(s.speakers, m.answer("penandatangan")):
        signer = m.answer("penandatangan")
        yield Mark(signer, detail="signer", may=those(s.speakers))


_KIND = frozenset({"apology"})
APOLOGY_RULES = tuple(
    Rule(f"PM-0{number}", Weight.HOLDS_UP, check, _KIND)
    for number, check in enumerate(
        (
            opens,
            conditional,
            taken_back,
            too_little,
            improvements,
            remedy,
            signed,
            named,
        ),
        1,
    )
)
