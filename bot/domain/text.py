"""Reading what people type: what can be seen, the first line, the pages of it."""

import re
import unicodedata

#: A title is at most this long; the whole text stays in the report.
TITLE_LENGTH = 160

#: Categories that nobody can see: controls, formats, surrogates, private use, blanks.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"})

#: Letters and symbols by their category that show nothing: Hangul fillers, a blank.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")

#: Telephone numbers as people write them, then what a person is counted by.
_NUMBER = re.compile(
    r"(?<![\w/.-])(?:"
    r"\+\d(?:[ .()-]{0,2}\d){7,14}"  # +62 812 3456 789
    r"|(?:62|0)[ .-]?8\d(?:[ .-]?\d){6,10}"  # 0812-3456-789
    r"|\(?0\d{2,3}\)?[ -]\d{5,8}"  # (0541) 123456
    r"|\d{4}(?:[ .-]\d{4}){2,3}"  # 6472 0101 0190 0001
    r"|\d{9,}"  # a NIK, an account
    r")(?![\w/])"
)
_DIGIT = re.compile(r"\d")

#: Joiners, selectors and tags where no emoji needs them: rules read the word as one.
_UNSEEN_WITHIN = re.compile(
    r"(?<=[0-9A-Za-z])[\u034f\u17b4\u17b5\u180b-\u180f\u200c\u200d\ufe00-\ufe0f"
    r"\U000e0020-\U000e007f\U000e0100-\U000e01ef]+(?=[0-9A-Za-z])"
)


def visible(text: str) -> bool:
    """Tell whether a text holds anything that can be seen."""
    return any(
        unicodedata.category(c) not in _INVISIBLE and c not in _BLANKS for c in text
    )


def clean(text: str) -> str:
    """Take out what storage or a phone cannot bear: NUL, lone surrogates, controls.

    Bidi overrides go too; joiners that emoji need stay. Line ends become "\\n". Digits
    of another script become 0 to 9, and nothing unseen parts a number or a word.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (_plain(c) for c in text if c in {"\n", "\t"} or _kept(c))
    return _UNSEEN_WITHIN.sub("", "".join(kept))


def _plain(character: str) -> str:
    number = unicodedata.decimal(character, None)
    return character if number is None else str(number)


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


def phones(text: str) -> list[str]:
    """Return the telephone numbers in a text, as they are written, each once."""
    found = (match.group() for match in _NUMBER.finditer(text))
    return list(
        dict.fromkeys(one for one in found if one[0] in "+(0" or one[:2] == "62")
    )


def without_numbers(text: str) -> str:
    """Hide all but the last three digits of telephone and identity numbers."""
    return _NUMBER.sub(lambda found: _mask(found.group()), text)


def _mask(number: str) -> str:
    return _DIGIT.sub("•", number[:-3]) + number[-3:]


def pages(text: str, size: int) -> list[str]:
    """Cut a text into pages of at most *size* UTF-16 units, after a line or a word."""
    found, left = [], text.strip()
    while _units(left) > size:
        end = _fits(left, size)
        cut = max(left.rfind("\n", end // 2, end), left.rfind(" ", end // 2, end))
        end = cut if cut > 0 else end
        found.append(left[:end].rstrip())
        left = left[end:].lstrip()
    return [*found, left] if left else found


def by_paragraph(text: str, size: int) -> list[str]:
    """Cut a text into pages of at most *size* UTF-16 units, between its paragraphs.

    A paragraph that is longer than a page is cut after a line or a word.
    """
    found: list[str] = []
    for paragraph in text.strip().split("\n\n"):
        joined = f"{found[-1]}\n\n{paragraph}" if found else paragraph
        if found and _units(joined) <= size:
            found[-1] = joined
        else:
            found += pages(paragraph, size)
    return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _fits(text: str, size: int) -> int:
    """Return how many characters of the text have at most *size* units."""
    used = 0
    for count, character in enumerate(text):
        used += 2 if character > "\uffff" else 1
        if used > size:
            return count
    return len(text)
