"""Reading an amount as people write it: 1.333, 2,5 juta, Rp350.000, 18 NTU."""

import re
from decimal import Decimal

from bot.domain.values import Struct

#: Beyond this an amount is a slip of the finger, or no amount at all.
LARGEST = Decimal(10) ** 15

_SCALES = {
    "ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12,
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
}  # fmt: skip
_SCALE = "|".join(_SCALES)

_AMOUNT = re.compile(
    r"(?<![\w.,/^*:°-])(?P<money>Rp\.?\s?|US\$\s?|\$\s?)?(?P<minus>[-−])?"
    r"(?P<digits>[0-9]+(?:[.,][0-9]+)*)"
    rf"(?:\s?(?P<scale>{_SCALE})\b)?"
    r"(?:\s?(?P<percent>%)|\s?(?P<unit>[^\W\d_][\w/°³²%]{0,19}))?(?![\w/^*])",
    re.IGNORECASE,
)

#: What looks like an amount to a machine and is none to an office.
_STRANGE = re.compile(
    r"[0-9]\s*(?:\*\*|\^)\s*[0-9]|(?<![\w])[0-9.,]+[eE][+-]?[0-9]+"
    r"|\b(?:NaN|NAN|Infinity|INF)\b|∞|[0-9]{16,}"
)

#: Words after a number that are not its unit.
_NO_UNIT = frozenset(
    {"di", "pada", "pukul", "pkl", "per", "dan", "dari", "yang", "menurut",
     "kata", "sejak", "untuk", "atau", "sumber", "in", "at", "on", "and", "of",
     "from", "as", "according", "since", "source"}
)  # fmt: skip


class Amount(Struct, frozen=True):
    """An amount in a text: its value, its unit, and where it stands."""

    value: Decimal
    unit: str
    start: int
    end: int


def strange_number(text: str) -> bool:
    """Tell whether a text holds something that poses as a number."""
    return bool(_STRANGE.search(text))


def amounts(text: str, locale: str) -> list[Amount]:
    """Return the amounts of a text, in their order; *locale* settles "1,333"."""
    found = (_amount(match, locale) for match in _AMOUNT.finditer(text))
    return [amount for amount in found if amount is not None]


def _amount(match: re.Match[str], locale: str) -> Amount | None:
    value = plain_number(match["digits"], locale)
    if value is None:
        return None
    if match["scale"]:
        value *= 10 ** _SCALES[match["scale"].lower()]
    unit, end = match["percent"] or match["unit"] or "", match.end()
    if unit.lower() in _NO_UNIT:
        unit, end = "", match.start("unit")
    money = (match["money"] or "").strip(" .")
    end = match.start("unit") if money and unit else end
    return Amount(
        -value if match["minus"] else value, money or unit, match.start(), end
    )


def plain_number(digits: str, locale: str) -> Decimal | None:
    """Read digits with dots and commas; None where they contradict each other.

    In Indonesian a dot parts thousands and a comma decimals; in English the other way
    round. A single sign that cannot part thousands parts decimals in both.
    """
    mark, point = (",", ".") if locale == "en" else (".", ",")
    whole = rf"[0-9]{{1,3}}(?:{re.escape(mark)}[0-9]{{3}})+|[0-9]+"
    if re.fullmatch(rf"(?:{whole})(?:{re.escape(point)}[0-9]+)?", digits):
        return Decimal(digits.replace(mark, "").replace(point, "."))
    if re.fullmatch(rf"[0-9]+{re.escape(mark)}[0-9]+", digits):
        return Decimal(digits.replace(mark, "."))
    if re.fullmatch(rf"[0-9]{{1,3}}(?:{re.escape(point)}[0-9]{{3}}){{2,}}", digits):
        return Decimal(digits.replace(point, ""))
    return None
