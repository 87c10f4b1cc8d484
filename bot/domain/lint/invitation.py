"""UK-01 to UK-06: the invitation to a press conference (doctrine.md 5.2, D5)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.domain.as_of_patterns import MONTH, MONTH_NAMES
from bot.domain.fields import lines_of
from bot.domain.findings import Weight
from bot.domain.levels import Level
from bot.domain.lint.amounts import numbers
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.marks import Mark, Rule, lacks
from bot.domain.lint.naming import speaker_named
from bot.domain.lint.situation import Situation

#: An invitation leaves so long ahead; at L4 so long. The Q&A is ready this early.
AHEAD, AHEAD_L4 = timedelta(minutes=60), timedelta(minutes=30)
READY = timedelta(minutes=30)

_DAYS = {
    "id": ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"),
    "en": (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ),
}
_DAY_AND_DATE = re.compile(
    rf"\b(?P<day>[^\W\d_]+),?\s+(?P<d>\d{{1,2}})\s+(?P<name>{MONTH_NAMES})\s+(?P<y>\d{{4}})",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b(?:WIB|WITA|WIT)\b")


def weekday(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """UK-01: the day of the week is that of the date."""
    at = m.times.get("mulai")
    if at is None:
        yield lacks("mulai")
        return
    right = _DAYS[m.locale][at.weekday()]
    if not re.search(rf"\b{right}\b", m.body, re.I):
        named = (
            day for day in _DAYS[m.locale] if re.search(rf"\b{day}\b", m.body, re.I)
        )
        yield Mark(next(named, "mulai"), detail=right)
    yield from _wrong_days(m)


def _wrong_days(m: Manuscript) -> Iterator[Mark]:
    """Yield each day of the week that stands beside a date which is another day."""
    days = _DAYS[m.locale]
    for match in _DAY_AND_DATE.finditer(m.body):
        try:
            day = date(
                int(match["y"]), MONTH[match["name"][:3].lower()], int(match["d"])
            )
        except ValueError:
            continue
        said = match["day"].lower()
        if said in days and said != days[day.weekday()]:
            yield Mark(match.group(), *match.span(), detail=days[day.weekday()])


def zoned(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """UK-02: the time has its zone, and leaves an hour (at L4 half of one)."""
    if not _ZONE.search(m.body):
        yield Mark("mulai", detail="zone")
    at = m.times.get("mulai")
    ahead = AHEAD_L4 if s.level is Level.L4 else AHEAD
    if at is not None and at - s.now < ahead:
        yield Mark("mulai", detail=str(int(ahead.total_seconds() // 60)))


def responder(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """UK-03: at L4 the head is among those who speak."""
    said = m.answer("narasumber")
    if not said:
        yield lacks("narasumber")
    elif (
        s.level is Level.L4
        and s.speakers
        and not any(speaker_named(s.speakers, one) for one in lines_of(said))
    ):
        yield Mark(said, detail="responder")


def topic_only(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """UK-04: an invitation claims nothing beyond its topic."""
    said = m.answer("topik")
    counted = numbers(said, m.locale)
    if counted:
        yield Mark(counted[0].written, detail="number")
    for match in w.find("cause", said):
        yield Mark(match.group(), detail="cause")
    if w.has("claims", said):
        yield Mark(said, detail="claims")


def reachable(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """UK-05: the contact can be reached: a number or an address."""
    if not re.search(r"(?:\d[\s().-]*){5}|@", m.answer("narahubung")):
        yield lacks("narahubung")


def questions(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """UK-06: the Q&A is approved half an hour before; until then it is told."""
    at = m.times.get("mulai")
    if s.questions_ready:
        return
    near = at is not None and at - s.now <= READY
    yield Mark(weight=Weight.HOLDS_UP if near else Weight.TELLS)


_KIND = frozenset({"press_invitation"})
_HOLDS, _WARNS = Weight.HOLDS_UP, Weight.WARNS
INVITATION_RULES = (
    Rule("UK-01", _HOLDS, weekday, _KIND),
    Rule("UK-02", _HOLDS, zoned, _KIND),
    Rule("UK-03", _HOLDS, responder, _KIND),
    Rule("UK-04", _WARNS, topic_only, _KIND),
    Rule("UK-05", _HOLDS, reachable, _KIND),
    Rule("UK-06", _HOLDS, questions, _KIND),
)
