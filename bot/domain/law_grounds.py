"""Why the law is asked about the words of a text (doctrine.md 4.2)."""

import re
from collections.abc import Iterable
from enum import StrEnum


class Ground(StrEnum):
    """What stands in the words: somebody's name, a legal process, a child."""

    NAMED = "named"
    PROCESS = "process"
    CHILD = "child"


#: What the lint finds -> why the law is asked; with its detail, where that decides.
BY_RULE: dict[tuple[str, str], Ground] = {
    ("U-08", ""): Ground.NAMED,
    ("U-08", "child"): Ground.CHILD,
    ("U-09", ""): Ground.PROCESS,
    ("U-10", ""): Ground.PROCESS,
    ("U-15", ""): Ground.NAMED,
}

#: Words that say by themselves why, in both languages.
BY_WORDS: dict[Ground, re.Pattern[str]] = {
    Ground.NAMED: re.compile(
        r"\b(?:PT|CV|UD|Firma|Tbk|Yayasan|Koperasi|Ltd|Inc)\b\.?(?=\s+[A-Z])"
        r"|\binisial\b|\bSdr[ai]?\.(?=\s)"
    ),
    Ground.PROCESS: re.compile(
        r"\b(?:tersangka|terdakwa|penyidikan|penyelidikan|praperadilan|gugatan"
        r"|pengadilan|kejaksaan|somasi|suspects?|prosecutors?|lawsuits?|court)\b",
        re.IGNORECASE,
    ),
    Ground.CHILD: re.compile(
        r"\b(?:di bawah umur|anak (?:korban|pelaku|saksi)|minors?|under-?age)\b",
        re.IGNORECASE,
    ),
}


def grounds_in(body: str, found: Iterable[tuple[str, str]]) -> frozenset[Ground]:
    """Return why the law is asked: by the words, and by rule and detail of the lint."""
    marked = [
        BY_RULE.get((code, detail)) or BY_RULE.get((code, "")) for code, detail in found
    ]
    said = [ground for ground, words in BY_WORDS.items() if words.search(body)]
    return frozenset([*said, *filter(None, marked)])
