"""Samples of what the lint found, as writers and approvers read it."""

from typing import Any

from bot.services.texts.found_lines import BoundLine, FoundLine

Facts = dict[str, Any]

NUMBER = "ISU-2026-0001/D1"


def found(label: Any) -> list[FoundLine]:
    """Findings of each weight: one cleared by law, one with its reason."""
    threat = label("lint.U-10", what="akan kami <tuntut>", detail="")
    loose = label("lint.U-02", what="tiga {{7*7}}", detail="")
    rumour = label("lint.U-12", what="konon & kabarnya", detail="")
    return [
        FoundLine("U-02", "holds_up", loose),
        FoundLine("U-10", "law", threat),
        FoundLine("U-12", "warns", rumour, "Kutipan <b>narasumber</b>"),
        FoundLine("U-28", "tells", label("lint.U-28", what="!", detail="")),
    ]


def bound() -> list[BoundLine]:
    """A number on its fact, and one that is no claim."""
    return [
        BoundLine("3 kelurahan <b>", "F2", ""),
        BoundLine("7 hari", "", "Jadwal & rencana kami"),
    ]


def messages(label: Any) -> dict[str, Facts]:
    """Every message, by name and variant."""
    listed = {"number": NUMBER, "found": found(label)}
    return {
        "lint_reasons": listed,
        "lint_all": listed,
        "lint_numbers": {"number": NUMBER},
        "lint_why": {"number": NUMBER, "said": "tiga <b> {{7*7}}"},
        "text_found": {"found": found(label)},
        "text_bound": {"bound": bound()},
    }
