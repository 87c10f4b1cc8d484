"""HS-03, SP-05: what is being done, as apart from what is only planned."""

import re

from bot.domain.lint.lexicon import Lexicon
from bot.domain.lint.manuscript import Manuscript
from bot.domain.lint.sentences import sentences

#: Where a sentence says something else: "telah kami tutup dan akan kami buka lagi".
_PART = re.compile(
    r"[,;:—]|\b(?:dan|serta|lalu|sambil|sedangkan|sebelum|and|then|while|before)\b",
    re.I,
)


def done(m: Manuscript, w: Lexicon) -> bool:
    """Tell whether the answer, or else the text, says what is done; plans are none."""
    said = m.answer("tindakan")
    if not said:
        return w.has("doing", m.body)
    return any(_is_done(one.text, w) for one in sentences(said))


def _is_done(sentence: str, w: Lexicon) -> bool:
    """Tell whether a sentence, or a part of one, tells of more than plans."""
    if not w.has("future", sentence):
        return True
    parts = _PART.split(sentence)
    return any(w.has("doing", p) and not w.has("future", p) for p in parts)
