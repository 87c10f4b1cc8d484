"""How the lines of minutes and of a situation report are set out on paper.

Both are written line by line: capitals, or a line that stands alone in bold, head a
part; a mark begins an entry of a list. No word is added, dropped or moved.
"""

import re
from collections.abc import Collection, Iterator

from bot.domain.paper import Block, Shape, seen
from bot.domain.pictographs import without_pictures
from bot.domain.values import replace

_ENTRY = re.compile(r"^(?:[✅⚠⏱]\ufe0f?|▸|–|•)\s*")

#: A line of capitals is no heading where it is longer.
_HEADING = 60


def lines_set_out(text: str, headings: Collection[str] = ()) -> list[Block]:
    """Return the blocks of a text; *headings* are lines that head a part as well."""
    found: list[Block] = []
    for block in _blocks(text, headings):
        if found and block.shape is found[-1].shape is Shape.ITEMS:
            found[-1] = replace(block, lines=(*found[-1].lines, *block.lines))
        else:
            found.append(block)
    return found


def _blocks(text: str, headings: Collection[str]) -> Iterator[Block]:
    for line in text.splitlines():
        said = seen(without_pictures(_ENTRY.sub("", line.strip())))
        if not said:
            continue
        if _ENTRY.match(line.strip()):
            yield Block(Shape.ITEMS, (said,))
        elif _heads(said, headings):
            yield Block(Shape.HEADING, (said,))
        else:
            yield Block(Shape.PARAGRAPH, (said,))


def _heads(line: str, headings: Collection[str]) -> bool:
    capitals = line.isupper() and len(line) <= _HEADING
    return capitals or line.partition(" · ")[0] in headings
