"""Reading what people type: what can be seen, and the first line of it."""

import unicodedata

#: A title is at most this long; the whole text stays in the report.
TITLE_LENGTH = 160

#: Categories that nobody can see: controls, formats, surrogates, private use, blanks.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"})


def visible(text: str) -> bool:
    """Tell whether a text holds anything that can be seen."""
    return any(unicodedata.category(c) not in _INVISIBLE for c in text)


def clean(text: str) -> str:
    """Take out what storage or a phone cannot bear: NUL, lone surrogates, controls.

    Bidi overrides go too; joiners that emoji need stay. Line ends become "\\n".
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c == "\n" or c == "\t" or _kept(c))


def _kept(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cf":
        return character in "\u200c\u200d" or "\U000e0020" <= character <= "\U000e007f"
    return category not in {"Cc", "Cs"}


def first_line(text: str, length: int = TITLE_LENGTH) -> str:
    """Return the first line that can be seen, cut on a word with "…"."""
    line = next((part for part in text.splitlines() if visible(part)), "")
    line = " ".join(line.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut) + "…"
