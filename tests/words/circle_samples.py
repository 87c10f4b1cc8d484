"""Samples of what is said about restricted issues, their circle, lead and speaker."""

from datetime import datetime
from typing import Any

Facts = dict[str, Any]

NUMBER = "ISU-2026-0001"
NOTE = 'Perumda <b>ditunggu</b> pukul 10, "laboratorium" belum menjawab {{7*7}}'


def messages(
    label: Any, issue: Any, who: str, at: datetime, now: datetime
) -> dict[str, Facts]:
    """Every message, by name and variant."""
    about = {"issue": issue}
    page = about | {
        "lead": who, "appointed": False, "restricted": False, "subject": False, "people": [],
        "waits": "",
    }  # fmt: skip
    shut = page | {"restricted": True, "people": [who, "Budi & Co (Petugas Piket)"]}
    taken = about | {"who": who, "before": "Rina & Co (Ketua Tim Krisis)"}
    return {
        "sealed": {"number": NUMBER, "urgent": False},
        "sealed.urgent": {"number": NUMBER, "urgent": True},
        "card_shut": {"number": NUMBER, "own": False},
        "card_shut.own": {"number": NUMBER, "own": True},
        "own_report": {"number": NUMBER, "text": NOTE, "at": at, "now": now},
        "access": page,
        "access.nobody": page | {"lead": "", "waits": who},
        "access.restricted": shut | {"appointed": True},
        "access.subject": shut | {"subject": True, "people": [who] * 14},
        "restrict_ask": about | {"people": [who] * 14, "others": 9},
        "restrict_ask.nobody_else": about | {"people": [who], "others": 0},
        "access_choose": about | {"gives": True, "anybody": True},
        "access_choose.take": about | {"gives": False, "anybody": True},
        "access_choose.nobody": about | {"gives": True, "anybody": False},
        "access_choose.nobody_in": about | {"gives": False, "anybody": False},
        "access_given": about | {"who": who},
        "lift_ask": about,
        "lead_choose": about | {"who": who},
        "lead_choose.nobody": about | {"who": ""},
        "lead_note": about | {"who": who},
        "lead_offered": about | {"who": who},
        "lead_taken": taken,
        "media_kept": about,
        "level_held": about
        | {
            "level": "L2",
            "lacks": [label("need.calm_long_enough"), label("need.no_correction")],
        },
    }


def refusals(who: str) -> dict[str, Facts]:
    """Every refusal."""
    by = {"number": NUMBER, "who": who}
    return {
        "led_by_another": by,
        "led_by_another.unknown": by | {"who": ""},
        "no_other_lead": by,
        "no_other_lead.none": by | {"who": ""},
        "lift_barred": {"number": NUMBER},
        "speaker_set": by,
    }
