"""From sheets to what the typesetter reads: plain values, every text made drawable."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from bot.documents.palette import (
    GROUNDS,
    INK,
    KINDS,
    LEVELS,
    LINE,
    MARKS,
    PAPER,
    SHAPES,
    SOFT,
)
from bot.domain.boxes import SIDE, Box
from bot.domain.issue_map import HIGH_FROM, Quadrant
from bot.domain.levels import Level
from bot.domain.map_layout import NAMES, STRIPE, Label, lay_out
from bot.ports.pictures import MapSheet, PaperPart, PaperSheet, TimelineSheet

Values = dict[str, Any]

#: Signs that no typeface of ours has, and what cannot be seen.
_UNDRAWABLE = frozenset({"So", "Sk", "Cs", "Co", "Cn", "Cf", "Cc", "Mn", "Me"})

#: What a page says about the colours that it uses.
COLOURS: Values = {"ink": INK, "soft": SOFT, "line": LINE, "paper": PAPER}


def drawable(text: str) -> str:
    """Leave out emoji and controls, which would come out as empty boxes."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(
        " " if c.isspace() else c
        for c in composed
        if c.isspace() or unicodedata.category(c) not in _UNDRAWABLE
    )
    return " ".join(kept.split())


def map_values(sheet: MapSheet) -> Values:
    """Return everything that map.typ draws."""
    grounds = zip(Quadrant, NAMES, GROUNDS, strict=True)
    return COLOURS | {
        "title": drawable(sheet.title),
        "moment": drawable(sheet.moment),
        "side": SIDE,
        "split": HIGH_FROM * STRIPE,
        "across": drawable(sheet.across),
        "up": drawable(sheet.up),
        "tail": drawable(sheet.tail),
        "below": drawable(sheet.below),
        "quadrants": [
            _box(box) | {"name": drawable(sheet.quadrants[quadrant]), "ground": ground}
            for quadrant, box, ground in grounds
        ],
        "levels": [_mark(lv) | {"name": sheet.levels[lv]} for lv in sorted(LEVELS_OF)],
        "labels": [_label(label) for label in lay_out(sheet.spots)],
    }


#: The levels that a legend explains.
LEVELS_OF: Sequence[Level] = tuple(Level)


def _label(label: Label) -> Values:
    spot = label.spot
    return (
        _box(label.box)
        | _mark(spot.level)
        | {
            "number": drawable(spot.number),
            "title": drawable(label.title),
            "point": label.point,
            "leads": label.leads,
            "tail": label.tail,
        }
    )


def _mark(level: Level | None) -> Values:
    fill, digit_ink = LEVELS[level]
    digit = str(int(level)) if level else "?"
    return {
        "fill": fill,
        "digit": digit,
        "digit_ink": digit_ink,
        "shape": SHAPES[level],
    }


def _box(box: Box) -> Values:
    return {"x": box.x, "y": box.y, "width": box.width, "height": box.height}


def timeline_values(sheet: TimelineSheet) -> Values:
    """Return everything that timeline.typ draws."""
    return COLOURS | {
        "title": drawable(sheet.title),
        "subject": drawable(sheet.subject),
        "left_out": drawable(sheet.left_out),
        "days": [
            {"name": drawable(day), "lines": [_line(one) for one in lines]}
            for day, lines in sheet.days
        ],
    }


def _line(line: Any) -> Values:
    shape, colour = MARKS[KINDS.get(line.action, "report")]
    return {
        "time": drawable(line.time),
        "words": drawable(line.words),
        "shape": shape,
        "colour": colour,
    }


def paper_values(sheet: PaperSheet) -> Values:
    """Return everything that paper.typ draws."""
    return COLOURS | {
        "organisation": drawable(sheet.organisation),
        "address": drawable(sheet.address),
        "heading": [drawable(line) for line in sheet.heading],
        "parts": [_part(part) for part in sheet.parts],
        "signed": [drawable(line) for line in sheet.signed],
        "annex_heading": [drawable(line) for line in sheet.annex_heading],
        "annex": [_part(part) for part in sheet.annex],
        "foot": drawable(sheet.foot),
    }


def _part(part: PaperPart) -> Values:
    return {
        "label": drawable(part.label),
        "text": [drawable(line) for line in part.text.splitlines()],
        "head": [drawable(cell) for cell in part.head],
        "rows": [[drawable(cell) for cell in row] for row in part.rows],
        "widths": list(part.widths) or [1] * len(part.head),
    }
