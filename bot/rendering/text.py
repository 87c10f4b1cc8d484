"""What a stranger typed, made fit to show: no hidden marks, no endless lines."""

import html
import re
import unicodedata

MARKS_IN_A_ROW = 3

# Never innocent: they turn the reading order of what follows. Shown, not hidden.
_REVERSING = re.compile("[\u202d\u202e]")
_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
# Other controls, direction marks that word processors paste, zero-width spaces,
# soft hyphens, tag characters. The joiners stay: emoji are built with them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202c"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_TAG = re.compile(r"<[^>]*>")


def clean(text: str) -> str:
    """Return the text without what cannot be seen, and with reversals shown."""
    if text.isascii() and text.isprintable():
        return text
    text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))
    if text.isascii():
        return text
    text = _SURROGATES.sub("\ufffd", text)
    text = _REVERSING.sub(lambda mark: f"[U+{ord(mark[0]):04X}]", text)
    return _thin_marks(text)


#: What ends a sentence.
_ENDS = frozenset(".!?…")


def shorten(text: object, length: int) -> str:
    """Return one line of at most `length` characters, cut after a whole word."""
    line = " ".join(clean(str(text)).split())
    if len(line) <= length:
        return line
    head = line[:length]
    words = head[: head.rfind(" ")] if " " in head else head[:-1]
    return words.rstrip(" ,;:.\u200d") + "…"


def ended(text: object) -> str:
    """Return a text as a sentence: with a full stop, where nothing ends it yet."""
    said = str(text).rstrip()
    return said if not said or said.rstrip("\"”’')")[-1:] in _ENDS else f"{said}."


def visible_length(markup: str) -> int:
    """Return the length that Telegram counts: without tags, in UTF-16 units."""
    text = html.unescape(_TAG.sub("", markup))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _thin_marks(text: str) -> str:
    """Keep the first few of a pile of combining marks."""
    kept, pile = [], 0
    for character in text:
        pile = pile + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if pile <= MARKS_IN_A_ROW:
            kept.append(character)
    return "".join(kept)
