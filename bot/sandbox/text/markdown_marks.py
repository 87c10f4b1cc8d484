"""The marks of MarkdownV2, and what each of them begins and ends."""

import re
from dataclasses import dataclass

from bot.sandbox.text.cursor import FENCE

SIGNS = re.compile(r"[\\_*\[\]()~`>#+\-=|{}.!\n]")
CODE_SIGNS = re.compile(r"[\\`]")
VERBATIM = {"Code", "Pre", "PreCode"}
# The longer mark first; the names are those of the error texts.
OPENING = (
    ("__", "Underline"),
    ("_", "Italic"),
    ("*", "Bold"),
    ("~", "Strikethrough"),
    ("||", "Spoiler"),
    ("![", "CustomEmoji"),
    ("[", "TextUrl"),
)
CLOSING = {kind: mark for mark, kind in OPENING} | {
    "Code": "`",
    "Pre": FENCE,
    "PreCode": FENCE,
    "CustomEmoji": "]",
    "TextUrl": "]",
}
TYPES = {"PreCode": "pre"}
# At the end of a quote this opens no spoiler: the quote is shown folded.
FOLDED = {"||", "||\r"}


@dataclass
class Begun:
    """An entity whose end is still to come."""

    kind: str
    begin: int
    units: int
    piece: int
    argument: str = ""
