"""Samples of what reviewers of texts read, and what stands beside a text."""

from datetime import datetime
from typing import Any

from bot.domain.changed_lines import ChangedLine
from bot.services.texts.beside_texts import Apart, Beside
from bot.services.texts.found_lines import BoundLine, FoundLine
from tests.words.fact_samples import fact

Facts = dict[str, Any]

TEXT = "ISU-2026-0001/D1"
FOUND = ["U-03 · F2 <b> tidak boleh dipakai.", "U-16 · 12.00 WITA: sudah lewat."]


def beside(label: Any, now: datetime) -> Beside:
    """Everything that may stand beside a text."""
    return Beside(
        facts=[fact(label, "Ana <Pelapor>", now)],
        findings=[
            FoundLine("U-12", "warns", '"diduga" <tebakan>', "Kata penyidik."),
            FoundLine("U-17", "warns", '"segera" tanpa waktu'),
        ],
        bound=[BoundLine("3 <kelurahan>", "F2", "")],
        changes=[
            ChangedLine(False, "Air keruh di tiga <kelurahan>."),
            ChangedLine(True, "Air keruh di empat <kelurahan>."),
        ],
        apart=[
            Apart("ISU-2026-0001/D2", "en", newer=True),
            Apart("ISU-2026-0001/D3", "en", newer=False),
        ],
        more=2,
        more_facts=3,
        more_findings=1,
        since=TEXT,
    )


def messages(label: Any, issue: Any, now: datetime) -> dict[str, Facts]:
    """Every message, by name and variant."""
    asked = {
        "issue": issue,
        "number": TEXT,
        "kind": label("document_kind.holding_statement"),
        "writers": "Ana <Pelapor>",
        "text": "Air keran keruh di tiga <kelurahan>.",
        "pages": 0,
        "beside": Beside(),
    }
    request = asked | {"due": None, "now": now} | {"review": "facts"}
    full = {"beside": beside(label, now), "pages": 1}
    due = {"due": now}
    ended = {"number": TEXT, "who": "Eka <Analis>", "mine": False, "at": now}
    given = {"number": TEXT, "at": now}
    back = given | {"found": FOUND, "honorific": "Bapak/Ibu"}
    text_back = {"issue": issue, "number": TEXT, "found": FOUND, "writers": ""}
    return {
        "review_request": request,
        "review_request.full": request | full | due,
        "review_request.law": request | {"review": "law"},
        "review_request.law_due": request | full | due | {"review": "law"},
        "review_informed": asked,
        "review_informed.full": asked | full,
        "review_done": ended | {"review": "facts"},
        "review_done.mine": ended | {"review": "facts", "mine": True},
        "review_done.law": ended | {"review": "law"},
        "review_done.law_mine": ended | {"review": "law", "mine": True},
        "text_back": text_back,
        "text_back.duty": text_back | {"writers": "Dewi"},
        "approval_found": back,
        "approval_later": {"number": TEXT, "honorific": "Bapak/Ibu"},
        "review_given": given | {"review": "facts"},
        "review_given.law": given | {"review": "law"},
    }


def refusals(label: Any, who: str) -> dict[str, Facts]:
    """Every refusal, by name and variant."""
    return {
        "not_reviewer": {"number": TEXT, "who": who},
        "not_reviewer.nobody": {"number": TEXT, "who": ""},
        "review_owed": {"number": TEXT, "who": who},
        "review_owed.nobody": {"number": TEXT, "who": ""},
        "found_since": {"number": TEXT, "found": FOUND, "who": ""},
        "found_since.lead": {"number": TEXT, "found": FOUND, "who": who},
        "no_reviewer": {
            "number": TEXT,
            "what": label("review.facts"),
            "roles": label("role.analyst"),
        },
    }
