"""EV-01 to EV-06: the review after a crisis (doctrine.md 5.2, D11)."""

import re
from collections.abc import Iterator

from bot.domain.findings import Weight
from bot.domain.levels import Level
from bot.domain.lint.apology import dated, owned
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.marks import Mark, Rule, answered, lacks
from bot.domain.lint.situation import Situation

#: So many signs part four parts: what, who, when, how it is measured.
PARTED = 3


def improved(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """EV-02: an improvement at least, with its owner, its date and its measure."""
    lines = m.answer("rencana_perbaikan").splitlines()
    if not any(_whole(line) for line in lines):
        yield lacks("rencana_perbaikan")


def _whole(line: str) -> bool:
    """Tell whether a line has four parts; commas do where owner and day stand."""
    if any(line.count(sign) >= PARTED for sign in (";", " — ", "|")):
        return True
    parts = [one for one in re.split(r"[;|,(]|\s—\s", line) if one.strip()]
    return len(parts) > PARTED and dated(line) and owned(line)


def blameless(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """EV-03: no single person is blamed."""
    for match in w.find("personal_blame", m.body):
        yield Mark(match.group(), *match.span())


def promises(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """EV-04: what we still owe the public is listed."""
    for promise in s.open_promises:
        if promise not in m.body:
            yield Mark(promise)


def second_look(m: Manuscript, s: Situation, _: Lexicon) -> Iterator[Mark]:
    """EV-05: from L3 on, when we look again."""
    if s.level >= Level.L3 and not s.second_look and not m.answer("tinjau_kembali"):
        yield lacks("tinjau_kembali")


def for_public(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """EV-06: a short version for the public."""
    if not m.answer("ringkasan_publik"):
        yield lacks("ringkasan_publik")


_KIND = frozenset({"review"})
_HOLDS = Weight.HOLDS_UP
REVIEW_RULES = (
    Rule("EV-01", _HOLDS, answered("linimasa"), _KIND),
    Rule("EV-02", _HOLDS, improved, _KIND),
    Rule("EV-03", Weight.WARNS, blameless, _KIND),
    Rule("EV-04", _HOLDS, promises, _KIND),
    Rule("EV-05", _HOLDS, second_look, _KIND),
    Rule("EV-06", Weight.TELLS, for_public, _KIND),
)
