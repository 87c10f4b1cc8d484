"""Colours that colour-blind eyes tell apart; a level has a shape and a digit besides.

The hues are those of Okabe and Ito ("Color Universal Design"), a little darker where
white letters stand on them.
"""

from bot.domain.levels import Level

#: Fill, and the colour of the digit on it.
LEVELS: dict[Level | None, tuple[str, str]] = {
    Level.L1: ("#009E73", "#1B1B1B"),
    Level.L2: ("#F0E442", "#1B1B1B"),
    Level.L3: ("#D98200", "#1B1B1B"),
    Level.L4: ("#8E0E20", "#FFFFFF"),
    None: ("#8A8A8A", "#FFFFFF"),
}

#: The shape of the mark: colour never carries meaning alone (ux.md, rule 2).
SHAPES: dict[Level | None, str] = {
    Level.L1: "circle",
    Level.L2: "triangle",
    Level.L3: "diamond",
    Level.L4: "square",
    None: "circle",
}

INK, SOFT, LINE, PAPER = "#1B1B1B", "#5A5A5A", "#C9CED6", "#FFFFFF"

#: The ground of the quadrants, in the order of `Quadrant`.
GROUNDS = ("#FDEBE7", "#EAF2FB", "#FFF8E1", "#F5F6F7")

#: What happened, as a mark in a timeline: its shape and colour.
MARKS: dict[str, tuple[str, str]] = {
    "report": ("circle", "#0072B2"),
    "call": ("ring", "#B2182B"),
    "hand": ("tick", "#007A5A"),
    "level": ("diamond", "#E69F00"),
    "text": ("square", "#7A4F9A"),
}

#: Which mark the actions of the journal have; any other is a report.
KINDS: dict[str, str] = {
    **dict.fromkeys(
        ("called", "nobody_called", "nobody_reachable", "phoned", "not_answered"),
        "call",
    ),
    **dict.fromkeys(
        ("taken", "kept", "owner_suspended", "handover_offered", "handover_declined"),
        "hand",
    ),
    **dict.fromkeys(("urgency", "level_set"), "level"),
    **dict.fromkeys(
        (
            "drafted", "submitted", "approved", "returned", "approved_orally",
            "oral_confirmed", "oral_denied", "approval_void", "text_drifted",
        ),
        "text",
    ),
}  # fmt: skip
