"""Samples of the files of approved texts, letter numbers and the press kit."""

from datetime import datetime
from typing import Any

from bot.services.exports.listing import PaperLine
from bot.services.texts.sibling_views import SourceView

Facts = dict[str, Any]

LETTER = "012/HM/KODE/03/2026"
TEXT = "ISU-2026-0001/D1"


def messages(label: Any, issue: Any, now: datetime) -> dict[str, Facts]:
    """Every message, by name and variant."""
    kind = label("document_kind.press_release")
    lines = [
        PaperLine("D2", kind, 3, now, LETTER, False),
        PaperLine("D1", label("document_kind.holding_statement"), 1, now, "", True),
    ]
    listed = {"issue": issue, "texts": lines, "more": 2, "now": now}
    asked = {"number": TEXT, "now_is": ""}
    numbered = {"number": TEXT, "letter": LETTER, "ready": True}
    return {
        "papers": listed,
        "papers.none": listed | {"texts": [], "more": 0},
        "exported_file": {"number": TEXT, "about": kind, "notes": []},
        "exported_file.left_out": {
            "number": TEXT,
            "about": kind,
            "notes": [
                label("paper.left_out", signs="⏱ ✅"),
                label("kit.no_pdf", texts="D2, D4"),
            ],
        },
        "exported_file.kit": {
            "number": "ISU-2026-0001",
            "about": label("kit.about", count=2),
            "notes": [],
        },
        "letter_number_ask": asked,
        "letter_number_ask.again": asked | {"now_is": LETTER},
        "letter_numbered": numbered,
        "letter_numbered.before": numbered | {"ready": False},
    }


def source() -> SourceView:
    """The text from which another was made."""
    words = "Air keran keruh <b> di tiga kelurahan"
    return SourceView("2026-0001/D1", TEXT, "id", words, False)


def refusals() -> dict[str, Facts]:
    """Every refusal, by name and variant."""
    return {
        "not_approved_yet": {"number": TEXT},
        "not_printable": {"number": TEXT, "sign": ""},
        "not_printable.sign": {"number": TEXT, "sign": "🚨 <b>"},
        "letter_number_unclear": {},
        "letter_number_taken": {"letter": LETTER},
        "letter_number_given": {"number": TEXT, "letter": LETTER},
        "kit_empty": {"number": "ISU-2026-0001"},
    }
