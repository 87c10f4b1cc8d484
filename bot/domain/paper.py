"""An approved text as the office prints it: its words in blocks, and an envelope.

The words are those that were approved, every one and in their order. Letterhead,
number, place, day, signature and code are the envelope: no approval covers them.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from bot.domain.values import Struct, replace

#: A line with a label before it: "Waktu: …".
LABELLED = re.compile(r"^[^.:\n]{1,40}:(?:\s|$)")

#: What cannot be seen, and signs that turn the direction of writing.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


class Shape(StrEnum):
    """What a block of a paper is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEMS = "items"
    QUOTE = "quote"
    SIGNED = "signed"


class Block(Struct, frozen=True):
    """A part of the words; the lines of a list stand without their mark."""

    shape: Shape
    lines: tuple[str, ...]


class Letterhead(Struct, frozen=True):
    """Whose paper it is; `reach` is its site, telephone and mail in one line."""

    organisation: str
    address: str = ""
    reach: str = ""
    logo: Path | None = None


class Paper(Struct, frozen=True, kw_only=True):
    """One approved text on paper; all words are finished, "" where there are none.

    `dated` is the day of the approval, as a file notes when it was made: year, month
    and day. `code` is what a reader compares: document, version and seal.
    """

    locale: str
    letterhead: Letterhead | None
    kind: str
    headline: str
    blocks: tuple[Block, ...]
    dated: tuple[int, int, int]
    code: str
    number: str = ""
    dateline: str = ""
    signed: tuple[str, ...] = ()


def seen(text: str) -> str:
    """Return a line without what cannot be seen; words and marks all stay."""
    kept = (
        " " if c.isspace() else c
        for c in unicodedata.normalize("NFC", text)
        if c.isspace() or unicodedata.category(c) not in _UNSEEN
    )
    return " ".join("".join(kept).split())


def with_dateline(paper: Paper, dateline: str) -> Paper:
    """Put place and day where prose begins, else on a line of their own."""
    first = paper.blocks[0] if paper.blocks else None
    if first is None or not _prose(first):
        return replace(paper, dateline=seen(dateline))
    opened = replace(first, lines=(f"{seen(dateline)} — {first.lines[0]}",))
    return replace(paper, blocks=(opened, *paper.blocks[1:]))


def _prose(block: Block) -> bool:
    return block.shape is Shape.PARAGRAPH and is_prose(block.lines[0])


def is_prose(line: str) -> bool:
    """Tell whether a line is a whole sentence; place and day open no other line."""
    whole = line.endswith((".", "!", "?", '."', ".”"))
    return whole and not LABELLED.match(line)


def needs_title(kind: str, headline: str) -> bool:
    """Tell whether the kind stands above the headline, which does not name it."""
    return not headline.casefold().startswith(kind.casefold())


def title_lines(paper: Paper) -> list[str]:
    """Return kind, number and headline; the number follows what names the kind."""
    if paper.kind:
        return [paper.kind, paper.number, paper.headline]
    return [paper.headline, paper.number]


def plain(paper: Paper) -> str:
    """Say a paper in plain text: what both files of it say, in their order."""
    head = paper.letterhead
    above = [head.organisation, head.address, head.reach] if head else []
    title = [*title_lines(paper), paper.dateline]
    said = [_said(block) for block in paper.blocks]
    below = ["\n".join(paper.signed), paper.code]
    return "\n\n".join(_filled(["\n".join(_filled(above)), *title, *said, *below]))


def _said(block: Block) -> str:
    mark = "– " if block.shape is Shape.ITEMS else ""
    return "\n".join(f"{mark}{line}" for line in block.lines)


def _filled(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if part]
