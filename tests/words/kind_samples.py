"""Samples of what single kinds of texts ask by taps."""

from datetime import datetime
from typing import Any

from bot.domain.reply_right import Asked

Facts = dict[str, Any]

HOSTILE = "Biaya paspor <b>Rp1,5 juta</b> {{7*7}}"


def messages(issue: Any, now: datetime, due: datetime) -> dict[str, Facts]:
    """Every message, by name and variant."""
    of = {"issue": issue}
    recorded = of | {"due": due, "now": now}
    return {
        "post_source": of,
        "right_which": of | {"found": [("KL1", HOSTILE)]},
        "right_ask": of | {"asked": Asked.FACT},
        "right_ask.ours": of | {"asked": Asked.OURS},
        "right_ask.harmed": of | {"asked": Asked.HARMED},
        "right_none": of,
        "enclosure_ask": {"number": "ISU-2026-0001/D1", "files": 0},
        "enclosure_ask.more": {"number": "ISU-2026-0001/D1", "files": 2},
        "ppid_recorded": recorded | {"confirmed": True},
        "ppid_recorded.no": recorded | {"confirmed": False},
        "correct_which": of | {"texts": [("D1", HOSTILE)]},
        "correct_which.none": of | {"texts": []},
        "correct_outside": of,
    }


def refusals() -> dict[str, Facts]:
    """Every refusal, by name and variant."""
    return {"file_needed": {}, "too_many_files": {"limit": 10}, "post_not_found": {}}
