"""RL-01 to RL-05: a correction says what was wrong and what is right (D15)."""

import re
from collections.abc import Iterator

from bot.domain.findings import Weight
from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.marks import Mark, Rule, answered, hollow, lacks
from bot.domain.lint.numbers import rested_on
from bot.domain.lint.sentences import counted
from bot.domain.lint.situation import Situation

_SORRY = re.compile(r"\bmaaf\w*|\bsorry\b|\bapolog(?:i[sz]e|y|ies)\b", re.IGNORECASE)
#: A day, a time or a number: with none of them nobody finds the text.
_FOUND_BY = re.compile(r"\d")


def which_text(m: Manuscript, _: Situation, __: Lexicon) -> Iterator[Mark]:
    """RL-01: which text is corrected: by its day, its time or its number."""
    if not _FOUND_BY.search(m.answer("rujukan")):
        yield lacks("rujukan")


def right_version(m: Manuscript, s: Situation, w: Lexicon) -> Iterator[Mark]:
    """RL-03: what is right, and from whom we have it."""
    said = m.answer("yang_benar")
    if not said:
        yield lacks("yang_benar")
    elif not (m.answer("sumber") or w.has("source", said) or rested_on(m, s)):
        yield lacks("sumber")


def changed_because(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """RL-04: why it changed: a lower toll has a reason, too."""
    said = m.answer("alasan")
    if counted(said) < 3 or hollow(said, w):  # noqa: PLR2004 - no reason
        yield lacks("alasan")


def apology_and_mark(m: Manuscript, _: Situation, w: Lexicon) -> Iterator[Mark]:
    """RL-05: we are sorry, and the old text stays, with a mark."""
    if not _SORRY.search(m.body):
        yield lacks("permohonan_maaf")
    if not w.has("kept", m.body):
        yield lacks("naskah_lama")


_HOLDS, _RL = Weight.HOLDS_UP, frozenset({"correction"})
CORRECTION_RULES = (
    Rule("RL-01", _HOLDS, which_text, _RL),
    Rule("RL-02", _HOLDS, answered("yang_keliru"), _RL),
    Rule("RL-03", _HOLDS, right_version, _RL),
    Rule("RL-04", _HOLDS, changed_because, _RL),
    Rule("RL-05", _HOLDS, apology_and_mark, _RL),
)
