"""The numbers of a text: in digits and in words, and what each of them rests on."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from bot.domain.lint.no_amounts import IDIOM, blank, without_other_digits
from bot.domain.lint.sentences import AT_ONCE, Sentence, around
from bot.domain.lint.signs import in_signs
from bot.domain.numbers import Amount, amounts
from bot.domain.values import Struct, replace

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

#: "satu" counts beside these; elsewhere it is a word like others.
_COUNTED = frozenset(
    {"orang", "korban", "warga", "jiwa", "anak", "siswa", "pasien", "penumpang",
     "rumah", "jenazah", "kasus", "petugas", "person", "victim", "death", "child",
     "case", "passenger", "patient", "resident", "house", "student"}
)  # fmt: skip
_NEXT = re.compile(r"\s+([^\W\d_][\w/-]{1,19})")
_NO_NOUN = frozenset(
    {"di", "pada", "dari", "yang", "dan", "atau", "untuk", "per", "in", "of", "and"}
)

_DIGIT = re.compile(r"[0-9]")
_NAMED = re.compile(r"\bF-?0{0,2}([0-9]{1,3})\b")


class Number(Struct, frozen=True):
    """An amount as it was written, where, and its value; None where nobody counted."""

    written: str
    start: int
    end: int
    value: Decimal | None
    unit: str = ""


# Several rules ask for those of the text in hand, and each asks for all of them.
@lru_cache(AT_ONCE)
def numbers(text: str, locale: str) -> tuple[Number, ...]:
    """Return the amounts of a text; times, dates and numbers of things are none."""
    rest = without_other_digits(text)
    digits = [_written(text, one) for one in amounts(rest, locale)]
    signs = [Number(text[a:b], a, b, value) for a, b, value in in_signs(text)]
    plain = [
        one for one in digits if not any(a.start <= one.start < a.end for a in signs)
    ]
    every = [*plain, *signs, *_spelled(rest, digits)]
    return tuple(sorted(every, key=lambda one: one.start))


def numbers_in(text: str, sentence: Sentence, locale: str) -> list[Number]:
    """Return the amounts of one sentence of a text; places count from its beginning."""
    return [
        replace(one, start=one.start - sentence.start, end=one.end - sentence.start)
        for one in numbers(text, locale)
        if sentence.start <= one.start < sentence.end
    ]


def in_digits(text: str, locale: str) -> list[Number]:
    """Return the amounts that are written in digits: what inside papers are held to."""
    return [one for one in numbers(text, locale) if _DIGIT.search(one.written)]


def _written(text: str, one: Amount) -> Number:
    said = text[one.start : one.end].rstrip()
    return Number(said, one.start, one.start + len(said), one.value, one.unit)


def _spelled(text: str, digits: list[Number]) -> Iterator[Number]:
    rest = IDIOM.sub(blank, text)
    for match in _SPELLED.finditer(rest):
        start, end = match.span()
        if any(one.start < end and start < one.end for one in digits):
            continue
        value, unit = spelled_value(match.group()), _noun(rest, end)
        if _part_of_name(text, start) or (value == 1 and unit not in _COUNTED):
            continue
        end += len(_NEXT.match(rest, end)[0]) if unit else 0  # type: ignore[index]
        yield Number(text[start:end], start, end, value, unit)


def _noun(text: str, end: int) -> str:
    """Return what a number in words counts: "dua orang"."""
    found = _NEXT.match(text, end)
    return "" if found is None or found[1].lower() in _NO_NOUN else found[1].lower()


def _part_of_name(text: str, start: int) -> bool:
    """Tell whether a word below the headline belongs to a name: "Simpang Lima"."""
    before = re.search(r"([^\W\d_]+) $", text[max(start - 40, 0) : start])
    named = before is not None and before[1][:1].isupper() and text[start].isupper()
    return named and "\n" in text[:start]


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
