"""The numbers of a text: in digits and in words, and what each of them rests on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.as_of_patterns import DATES, TIMES
from bot.domain.lint.sentences import around
from bot.domain.numbers import amounts

#: What has digits and counts nothing: addresses, numbers of things, ordinals, rules of
#: law, telephones, times of day and spans of them, years, list numbers.
_NO_AMOUNTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:https?://|www\.)\S+|\S+@\S+|@\w+|\b[\w-]+(?:\.[\w-]+)*\.(?:go\.id|id|com|org)\b\S*",
        r"\b(?:ISU-)?[0-9]{4}-[0-9]{4}(?:/[A-Z][0-9]+)?\b",
        r"\b(?:nomor|no\.|number|no)\s*:?\s*[\w.]*[0-9][\w./-]*",
        r"\b(?:pasal|ayat|huruf|bab|butir|article|section|law)\s*\(?[0-9]+[A-Za-z]?\)?",
        r"\b(?:tahun|th\.|year)\s+[0-9]{4}\b|\b(?:19|20)[0-9]{2}\b(?=\s+tentang\b)",
        r"\b(?:UU|PP|Perpres|Perda|Permen\w*|Peraturan|Keputusan|SK|SOP)\b[^.,;\n]{0,40}"
        r"[0-9]+(?:/[A-Z0-9.]+)*(?:/[0-9]{4})?",
        r"(?<!\w)(?:\+62|\(0[0-9]{2,3}\)|0[0-9]{2,3})[\s-]?[0-9]{3,4}(?:[\s-]?[0-9]{2,5})+",
        r"(?<![\w.,])(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9]"
        r"(?:\s*(?:[-–—]|s\.d\.|sampai|hingga|to|until)\s*(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9])?"
        r"(?:\s*(?:WIB|WITA|WIT|a\.m\.|p\.m\.|am|pm)\b)?(?![\w.,]*[0-9])",
        r"\bF-?[0-9]{1,3}\b|\b[A-Za-z]+-?[0-9]+\b",
        r"\bke-[0-9]+\b|\b[0-9]+(?:st|nd|rd|th)\b",
        r"^\s*[0-9]{1,2}[.)](?=\s)|^\s*[0-9]{1,2}/[0-9]{1,2}\b",
        r"\b(?:RT|RW|lantai|loket|gerbang|terminal|jalur|kamar|ruang|floor|gate)\s*[0-9]+",
        r"\b(?:call center|hotline|telepon|telp\.?|WA|WhatsApp|SMS|layanan)"
        r"\s+[0-9]{2,5}\b",
    )
)  # fmt: skip

_UNITS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_TIMES = {"puluh": 10, "hundred": 100, "ratus": 100}
_SCALES = {
    "ribu": 1000, "thousand": 1000, "juta": 10**6, "million": 10**6, "miliar": 10**9,
    "billion": 10**9,
}  # fmt: skip
_ONES = {"seratus": 100, "seribu": 1000, "sejuta": 10**6}
#: Nobody counted: no fact can stand behind these.
_VAGUE = (
    "belasan", "puluhan", "ratusan", "ribuan", "jutaan", "dozens", "scores",
    "hundreds", "thousands", "millions",
)  # fmt: skip
_ATOM = "|".join([*_UNITS, *_TIMES, *_SCALES, *_ONES, "belas"])
_SPELLED = re.compile(
    rf"(?<![\w-])(?:(?:{_ATOM})(?:[\s-]+(?:{_ATOM}))*|{'|'.join(_VAGUE)})(?![\w-])",
    re.IGNORECASE,
)

#: Beside these "satu", "one" and "dua" count nothing that a fact could hold.
_IDIOM = re.compile(
    r"\b(?:salah satu|satu per satu|satu sama lain|satu-satunya|satu pun|satu pintu|"
    r"satu kali|satu suara|no one|one another|one of|one by one|kedua belah)\b",
    re.IGNORECASE,
)

_NAMED = re.compile(r"\bF-?0{0,2}([0-9]{1,3})\b")


@dataclass(frozen=True, slots=True)
class Number:
    """An amount as it was written, where, and its value; None where nobody counted."""

    written: str
    start: int
    end: int
    value: Decimal | None
    unit: str = ""


def numbers(text: str, locale: str) -> list[Number]:
    """Return the amounts of a text; times, dates and numbers of things are none."""
    rest = text
    for pattern in (*_NO_AMOUNTS, *TIMES, *DATES):
        rest = pattern.sub(_blank, rest)
    digits = [
        Number(text[one.start : one.end], one.start, one.end, one.value, one.unit)
        for one in amounts(rest, locale)
    ]
    return sorted([*digits, *_spelled(rest, digits)], key=lambda one: one.start)


def _blank(found: re.Match[str]) -> str:
    return "\x00" * len(found.group())


def _spelled(text: str, digits: list[Number]) -> Iterator[Number]:
    rest = _IDIOM.sub(_blank, text)
    for match in _SPELLED.finditer(rest):
        start, end = match.span()
        if any(one.start < end and start < one.end for one in digits):
            continue
        value = spelled_value(match.group())
        if value != 1:
            yield Number(match.group(), start, end, value)


def spelled_value(words: str) -> Decimal | None:
    """Read "dua puluh tiga", "seratus dua belas ribu"; None where nobody counted."""
    if words.lower() in _VAGUE:
        return None
    total, part, last = 0, 0, 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in _SCALES:
            total, part, last = total + max(part + last, 1) * _SCALES[word], 0, 0
        elif word == "belas":
            last += 10
        elif word in _TIMES:
            part, last = part + max(last, 1) * _TIMES[word], 0
        elif word in _ONES and _ONES[word] >= 1000:  # noqa: PLR2004 - "seribu" scales
            total += _ONES[word]
        else:
            part, last = part + last, _ONES.get(word) or _UNITS[word]
    return Decimal(total + part + last)


def named_near(text: str, number: Number) -> tuple[str, ...]:
    """Return the facts that the sentence of a number names: "F2", "F-002"."""
    return tuple(f"F{n}" for n in _NAMED.findall(around(text, number.start).text))
