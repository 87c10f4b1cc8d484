"""U-01, U-16, U-18, U-19, U-22, U-24, U-26, U-27: form, time, and who may speak."""

import re
from collections.abc import Iterator

from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.marks import Mark, Mend, Mending
from bot.domain.lint.naming import same_title, speaker_named, those
from bot.domain.lint.situation import Situation
from bot.domain.platforms import LONGEST

_HOLES = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|<<.*?>>|\[(?!SIMULASI\]|EXERCISE\]|HOAKS|DISINFORMASI"
    r"|MISINFORMASI"
    r"|MALINFORMASI|HOAX|DISINFORMATION|MISINFORMATION|MALINFORMATION|SEBAGIAN BENAR\]"
    r"|PARTLY TRUE\]|TUNDA\]|TIDAK DAPAT\]|LATER\]|CANNOT\]|F-?\d)"
    r"[^\]\n]{1,80}\](?!\()"
    r"|\bTBD\b|\bTBC\b|\bX{3,}\b|_{3,}|\.{4,}|…{2,}|\blorem ipsum\b",
    re.IGNORECASE,
)
_ZONE = r"\(?(?:WIB|WITA|WIT)\b"
_TIME = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_HOURS = (
    r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas"
    r"|dua belas)"
    r"(?:\s+(?:lewat|kurang)\s+\w+)?"
)
#: Possessive: the beginning of a span whose end has a zone is no time without one.
_SPAN = (
    r"(?:\s*(?:,(?:\s*(?:dan|atau|and|or))?|[-–—]|s\.d\.|sampai(?: dengan)?|hingga"
    r"|dan|atau"
    rf"|to|until|and|or)\s*(?:pukul\s+|jam\s+|at\s+)?{_TIME})*+"
)
_NO_ZONE = {
    "id": re.compile(
        rf"\b(?:pukul|pkl\.?|jam)\s+{_TIME}{_SPAN}(?!\s*{_ZONE})(?![\d.:]*\d)"
        rf"|\b(?:pukul|pkl\.?)\s+\d{{1,2}}(?![\d.:])(?!\s*{_ZONE})"
        rf"|\b(?:pukul|pkl\.?|jam)\s+(?:\d{{1,2}}|{_HOURS})\s+(?:pagi|siang|sore"
        rf"|malam|dini hari)\b(?!\s*{_ZONE})",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"\b(?:at|by|until|from|before"
        rf"|after)\s+{_TIME}{_SPAN}(?!\s*{_ZONE})(?![\d.:]*\d)"
        rf"|\b\d{{1,2}}(?:[.:]\d{{2}})?\s*(?:a\.?m\.?|p\.?m\.?)(?!\w)(?!\s*{_ZONE})",
        re.IGNORECASE,
    ),
}

#: Longest text of a channel, as it counts (U-22).
LIMITS = LONGEST

WATERMARK = {"id": "[SIMULASI]", "en": "[EXERCISE]"}

#: Ways to answer that contradict each other when one follows the other (U-27).
OPPOSED = frozenset({frozenset({"deny", "rebuild"})})


def holes(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """U-01: nothing is left to be filled in."""
    for match in _HOLES.finditer(m.body):
        yield Mark(match.group(), *match.span())


def times(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """U-16: each time has its zone; the next word is neither over nor too late."""
    for match in _NO_ZONE[m.locale].finditer(m.own):
        mends = (Mend(Mending.ADD_ZONE, match.group(), sure=True),)
        yield Mark(match.group(), *match.span(), mends=mends)
    promised = m.times.get("pembaruan_berikutnya")
    if promised is None:
        return
    ask = (Mend(Mending.ASK_FIELD, "pembaruan_berikutnya"),)
    if promised <= s.now:
        yield Mark("pembaruan_berikutnya", detail="past", mends=ask)
    elif s.next_update_by and promised > s.next_update_by:
        yield Mark("pembaruan_berikutnya", detail="late", mends=ask)


def speaker(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """U-18: who signs or is quoted may speak at this level, under his own title."""
    if not s.speakers:
        return
    signed = m.answer("penandatangan")
    said = [(signed, m.answer("jabatan"))] if signed else []
    quoted = [(quote.name, quote.title) for quote in m.quotes if quote.name]
    for name, title in [*said, *quoted]:
        start = max(m.body.find(name), 0)
        place = (start, start + len(name) if name in m.body else 0)
        known = speaker_named(s.speakers, name)
        if known is None:
            yield Mark(name, *place, detail="speaker", may=those(s.speakers))
        elif title and s.speakers[known] and not same_title(s.speakers[known], title):
            yield Mark(title, *place, detail="title")


def approvals(_: Manuscript, s: Situation, __: Lexicon) -> Iterator[Mark]:
    """U-19: the approvals of the present level are there, none by a writer."""
    for who in s.lacking:
        yield Mark(who, detail="lacking")
    if s.own_approval:
        yield Mark(detail="own")


def length(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """U-22: no longer than the channel takes."""
    for channel in m.channels:
        limit = LIMITS.get(channel)
        if limit and not m.parts and units(m.body) > limit:
            yield Mark(channel, detail=str(units(m.body) - limit))


def units(text: str) -> int:
    """Return how long channels count a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def accessible(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """U-24: pictures have words, and the local language is thought of."""
    if any(not picture.alt.strip() for picture in m.pictures):
        yield Mark(detail="alt")
    if s.local_language:
        yield Mark(detail="language")


def watermark(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """U-26: an exercise says that it is one, and nothing else does."""
    marked = WATERMARK[m.locale] in m.body
    if marked is not s.drill:
        yield Mark(WATERMARK[m.locale], detail="missing" if s.drill else "present")


def stance(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """U-27: nobody denies today what he made good yesterday, nor the other way."""
    last = s.last.stance if s.last else ""
    if m.stance and frozenset({m.stance, last}) in OPPOSED:
        yield Mark(m.stance, detail=last)
