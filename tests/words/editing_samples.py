"""Samples of drafting together, of answers that are held, of good news in time."""

from datetime import datetime
from typing import Any

from bot.domain.fields import FieldRule

Facts = dict[str, Any]

TEXT = "ISU-2026-0001/D1"
ANGRY = ["ulah oknum <3", "akan kami laporkan {{7*7}}"]
THEME = "minta mobil <tangki>"


def messages(
    label: Any, issue: Any, who: str, meeting: Any, at: datetime
) -> dict[str, Facts]:
    """Every message, by name and variant."""
    del label
    return {
        "draft_both": {
            "number": TEXT,
            "field": FieldRule("tindakan", 500),
            "who": who,
            "at": at,
            "theirs": "Pompa <diperiksa> & dijaga",
            "mine": "Truk tangki {{dikirim}}",
        },
        "draft_recorded": {"number": TEXT, "field": FieldRule("tindakan", 500)},
        "draft_pictured": {"number": TEXT, "field": FieldRule("tindakan", 500)},
        "draft_which_part": {"number": TEXT, "words": "Kami <turut> prihatin"},
        "reply_ask": {"issue": issue, "question": "berapa <kekeruhannya>?"},
        "reply_released": {"issue": issue, "number": TEXT, "words": ANGRY},
        "meeting_for_wa": {
            "issue": issue,
            "meeting": meeting,
            "organisation": "Dinas Contoh",
        },
    }


def refusals(label: Any, at: datetime, now: datetime) -> dict[str, Facts]:
    """Every refusal, by name and variant."""
    number = "ISU-2026-0001"
    return {
        "held_back": {"number": TEXT, "until": at, "words": ANGRY, "now": now},
        "too_many_passed": {"number": TEXT, "count": 7, "limit": 6},
        "too_many_unbound": {"number": TEXT, "limit": 12},
        "recovery_not_yet": {"number": number, "opens": label("state.contained")},
        "recovery_not_yet.nobody": {"number": number, "opens": ""},
        "nobody_answered": {"number": TEXT, "themes": [THEME, "{{7*7}}"]},
    }
