"""How approved words are set out on paper: headings, lists, quotes, a signature."""

import re
from collections.abc import Iterable

from bot.domain.paper import LABELLED, Block, Shape, seen
from bot.domain.values import replace

#: A line that opens a part is no longer than this, and ends without a mark.
_HEADING = 60


_ENTRY = re.compile(r"^[-–—•*]\s+")
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s+\S")
_SPOKEN = re.compile(r"^[\"“]|:\s*[\"“]")
_MARK = (".", ":", ";", ",", "!", "?", "…", '"', "”", ")")


def set_out(
    body: str, answers: Iterable[str] = (), signature: tuple[str, ...] = ()
) -> tuple[str, list[Block]]:
    """Return the headline of approved words and what follows it, block by block.

    *answers* are what people wrote: a line with one of them heads nothing. *signature*
    are the lines with which the words themselves are signed.
    """
    typed = [line for answer in answers for line in _lines(answer)]
    first, *rest = [part for part in re.split(r"\n\s*\n", body.strip()) if part.strip()]
    lines = _lines(first)
    headline, more = lines[0], lines[1:]
    parts = [more, *(_lines(part) for part in rest)]
    signed = tuple(seen(line) for line in signature)
    return headline, [
        block for part in parts if part for block in _blocks(part, typed, signed)
    ]


def _lines(part: str) -> list[str]:
    return [line for line in map(seen, part.splitlines()) if line]


def _blocks(lines: list[str], typed: list[str], signed: tuple[str, ...]) -> list[Block]:
    if signed and tuple(lines) == signed:
        return [Block(Shape.SIGNED, signed)]
    found: list[Block] = []
    for place, line in enumerate(lines):
        opens = place == 0 and len(lines) > 1 and not any(a in line for a in typed)
        shape, text = _shape(line, opens=opens), _ENTRY.sub("", line)
        if shape is Shape.ITEMS and found and found[-1].shape is shape:
            found[-1] = replace(found[-1], lines=(*found[-1].lines, text))
        else:
            found.append(Block(shape, (text,)))
    return found


def _shape(line: str, *, opens: bool) -> Shape:
    if _SPOKEN.search(_ENTRY.sub("", line)):
        return Shape.QUOTE
    if _ENTRY.match(line):
        return Shape.ITEMS
    listed = _NUMBERED.match(line) or LABELLED.match(line)
    short = opens and len(line) <= _HEADING and not listed
    return Shape.HEADING if short and not line.endswith(_MARK) else Shape.PARAGRAPH
